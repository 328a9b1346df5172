import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fingerprint } from '../../dist/io/fingerprint.js';
import { makeCorpus } from './corpus.mjs';
import { HAS_TIME, measure, median, slope } from './measure.mjs';
import { evidenceOf, installedMergers, mergeable, versionOf } from './peers.mjs';

/**
 * npm run bench -- [--sizes 100,1000,3000] [--growth 100,1000,3000,12000,30000] [--builds 1000] [--peers] [--rounds 3] [--folder DIR] [--write]
 *
 * Whole processes, one after the other in turns, so that what else the machine does falls on all alike; medians. Beside
 * the seconds on the wall stand those of the processor, which a busy machine changes less. How it grows is measured on
 * pictures of a tenth of the size, so that 30,000 pages need 4 GB for a while and not 22. `--write` keeps the tables in
 * RESULTS.md. Where it is to be quiet for a few minutes only, parts are run one by one (`--sizes '' --growth '' --builds
 * 1000`): what a part took last is kept in the folder, with the program it was measured of, and written again.
 */
const { values } = parseArgs({ options: {
  sizes: { type: 'string', default: '100,1000,3000' }, growth: { type: 'string', default: '100,1000,3000,12000,30000' }, builds: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' },
  peers: { type: 'boolean' }, write: { type: 'boolean' }, folder: { type: 'string', default: join(tmpdir(), 'juanzong-bench') },
} });
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'dist/cli/main.js');
const ASSEMBLE = fileURLToPath(new URL('assemble.mjs', import.meta.url));
/** What the peers do too, and the stamps, bookmarks, labels and links that they do not write; and the SHA-256 of the file. */
const WRITER = 'juanzong: number, stamp, link, merge, hash';
/** Larger corpora are measured once, without peers, and removed. */
const MOST_KEPT_PAGES = 3000;
/** Keeps a process to so many cores: one thread alone keeps more than one busy, for decoders and the collector have threads of their own. */
const HAS_TASKSET = versionOf('taskset', ['--version']) !== null;
const rounds = Number(values.rounds);
const numbers = (list) => list.split(',').filter(Boolean).map(Number);
const out = join(values.folder, 'out');
const KEPT = join(values.folder, 'taken.json');
const program = fingerprint(ROOT, ['dist/**/*.js', 'templates/**', 'package.json', 'test/bench/*.mjs']);
const taken = await keptParts();
const before = loadavg();

const starts = values.sizes === '' ? null : await inTurns([
  { name: 'node -e 0', command: 'node', args: ['-e', '0'] },
  { name: 'juanzong --help', command: 'node', args: [MAIN, '--help'] },
], Math.max(rounds, 5));
if (starts) await keep('0 start', [table('Start', starts, null)]);

for (const pages of numbers(values.sizes)) await assemblyOf(pages);
if (values.growth) await growthOf(numbers(values.growth));
for (const pages of numbers(values.builds)) await buildsOf(pages);
await rm(out, { recursive: true, force: true });

const parts = Object.entries(taken.parts).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
const text = [await heading(), ...parts.flatMap((part) => part.sections)].join('\n');
process.stdout.write(`${text}\n`);
if (values.write) await writeFile(new URL('RESULTS.md', import.meta.url), text);

/** One PDF of the whole corpus: read, numbered, stamped, linked, written; the peers only put the same files one behind the other. */
async function assemblyOf(pages) {
  const { folder, corpus } = await corpusOf(pages);
  const [cache, job] = [join(folder, 'cache'), join(folder, 'job')];
  await measure({ command: 'node', args: [ASSEMBLE, 'plan', folder, cache, job] });
  const jobs = [
    { name: WRITER, command: 'node', args: [ASSEMBLE, 'write', folder, cache, job, out] },
    { name: 'juanzong: the same, its own pages laid out first', command: 'node', args: [ASSEMBLE, 'whole', folder, cache, job, out] },
  ];
  if (values.peers && pages <= MOST_KEPT_PAGES) {
    const files = (await mergeable(folder, join(folder, 'pictures'))) ?? evidenceOf(folder).filter((file) => file.endsWith('.pdf'));
    jobs.push({ name: 'cat', command: 'sh', args: ['-c', `cat "$@" > ${out}.pdf`, 'cat', ...files] });
    for (const { label, name, merge } of installedMergers()) if (name !== 'pdfunite' || pages <= 1000) jobs.push({ name: label, command: name, args: merge(files, `${out}.pdf`), exits: [0, 3] });
  }
  const runs = await inTurns(jobs, pages > MOST_KEPT_PAGES ? 1 : rounds);
  await rm(`${out}.pdf`, { force: true });
  const written = table(`Assembly: ${pages} pages, ${corpus.files} files, ${(corpus.bytes / 1e6).toFixed(0)} MB into one PDF`, runs, runs.some((run) => run.name === 'qpdf') ? 'qpdf' : WRITER);
  await keep(`1 assembly ${ordered(pages)}`, [written]);
  if (pages > MOST_KEPT_PAGES) await rm(folder, { recursive: true, force: true });
}

/** The writer alone on more and more pages with small pictures: does it take longer, or more memory, for each page? */
async function growthOf(sizes) {
  const points = [];
  for (const pages of sizes) {
    const { folder, corpus } = await corpusOf(pages, { light: true });
    const [cache, job] = [join(folder, 'cache'), join(folder, 'job')];
    await measure({ command: 'node', args: [ASSEMBLE, 'plan', folder, cache, job] });
    const [run] = await inTurns([{ name: `${pages} light pages`, command: 'node', args: [ASSEMBLE, 'write', folder, cache, job, out] }], pages > MOST_KEPT_PAGES ? 1 : rounds);
    points.push({ pages, corpus, ...run });
    if (pages > MOST_KEPT_PAGES) await rm(folder, { recursive: true, force: true });
  }
  const rows = points.map(({ pages, corpus, times, wall, cpu, megabytes }) => `| ${pages} | ${corpus.files} | ${(corpus.bytes / 1e6).toFixed(0)} | ${times} | ${wall.toFixed(2)} | ${cpu?.toFixed(2) ?? '?'} | ${megabytes?.toFixed(0) ?? '?'} |`);
  const line = (key) => slope(points.filter((run) => run[key]).map((run) => [run.pages, run[key]])).toFixed(2);
  await keep('3 growth', [[
    '## Growth: the same files with pictures of a tenth of the size', '',
    '| pages | files | MB | runs | s | processor s | peak MB |', '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |', ...rows, '',
    ...(points.length > 1 ? [`From ${sizes[0]} to ${sizes.at(-1)} pages (slope of the logarithms): time ${line('wall')} by the wall, ${line('cpu')} by processor; memory ${line('megabytes')}.`, ''] : []),
  ].join('\n')]);
}

/** The whole program, from nothing kept to nothing changed. */
async function buildsOf(pages) {
  const { folder, corpus } = await corpusOf(pages);
  const cache = join(folder, 'build-cache');
  const build = (...more) => ({ command: 'node', args: [MAIN, 'build', folder, '--out', out, '--cache', cache, '--ocr', 'off', '--quiet', ...more], exits: [0, 1] });
  const check = (cores) => onCores(cores, { command: 'node', args: [MAIN, 'check', folder, '--out', `${out}-check`, '--no-cache', '--ocr', 'off', '--quiet', '--timings', '--jobs', String(cores)], exits: [0, 1] });
  const [changed] = evidenceOf(folder).filter((file) => file.endsWith('.jpg'));
  const original = await readFile(changed);
  const runs = await inTurns([
    { name: 'cold build', ...build('--timings'), before: async () => { for (const place of [cache, out]) await rm(place, { recursive: true, force: true }); } },
    { name: 'again, nothing changed', ...build('--timings') },
    { name: 'again, one file changed', ...build('--timings'), before: () => writeFile(changed, Buffer.concat([original, Buffer.from([0])])) },
    { name: `check ${HAS_TASKSET ? 'on one core' : 'in one thread'}, nothing kept`, ...check(1), before: () => writeFile(changed, original) },
    { name: `check ${HAS_TASKSET ? 'on two cores' : 'in two threads'}, nothing kept`, ...check(2) },
  ], Math.min(rounds, 2));
  for (const place of [cache, `${out}-check`]) await rm(place, { recursive: true, force: true });
  const stages = runs.map(({ name, output }) => `${name}:\n\n\`\`\`\n${output.split('\n').filter((line) => /^[^\t]+\t[^\t]+\t[^\t]+ MB$/.test(line)).join('\n')}\n\`\`\`\n`);
  await keep(`2 build ${ordered(pages)}`, [table(`The whole program: ${pages} pages, ${(corpus.bytes / 1e6).toFixed(0)} MB, PDF, Word and reports, without reading of scans`, runs, 'cold build'), secondCore(runs), ...stages]);
}

/** What a second core brings to the inspection, from the stages that the checks print: the rest of a check is one thread's. */
function secondCore(runs) {
  const [one, two] = runs.filter(({ name }) => name.startsWith('check')).map(({ output }) => Number(/^检测文件\t(\d+) ms/m.exec(output)?.[1]) / 1000);
  return `Inspection alone: ${one.toFixed(1)} s on one core, ${two.toFixed(1)} s on two: ${(one / two).toFixed(2)} times as fast.\n`;
}

function onCores(cores, { command, args, ...job }) {
  return HAS_TASKSET ? { ...job, command: 'taskset', args: ['-c', `0-${cores - 1}`, command, ...args] } : { ...job, command, args };
}

async function keptParts() {
  const kept = await readFile(KEPT, 'utf8').then(JSON.parse, () => null);
  return { parts: kept?.parts ?? {} };
}

/** Keeps the tables of one part, with the load of the machine when it began and ended. */
async function keep(name, sections) {
  const load = `Load of the machine over one minute: ${before[0].toFixed(1)} before, ${loadavg()[0].toFixed(1)} after, on ${cpus().length} processors. Program ${program.slice(0, 8)}.\n`;
  taken.parts[name] = { sections: [...sections, load] };
  await mkdir(values.folder, { recursive: true });
  await writeFile(KEPT, JSON.stringify(taken));
}

function ordered(pages) {
  return String(pages).padStart(6, '0');
}

async function corpusOf(pages, form = {}) {
  const folder = join(values.folder, `${pages}${form.light ? '-light' : ''}`);
  return { folder, corpus: await makeCorpus(folder, pages, form) };
}

/** Every job once, then every job again, and so on. */
async function inTurns(jobs, times) {
  const taken = jobs.map(() => []);
  for (let round = 0; round < times; round++) {
    for (const [index, { before, ...job }] of jobs.entries()) {
      await before?.();
      taken[index].push(await measure(job));
      process.stderr.write(`${job.name}  ${taken[index].at(-1).wall.toFixed(2)} s, processor ${taken[index].at(-1).cpu} s\n`);
    }
  }
  return jobs.map(({ name }, index) => ({ name, times: taken[index].length, output: taken[index].at(-1).output, ...Object.fromEntries(['wall', 'cpu', 'megabytes'].map((key) => [key, median(taken[index].map((each) => each[key]))])) }));
}

function table(title, runs, against) {
  const base = runs.find((run) => run.name === against);
  const ratio = (run, key) => (base?.[key] && run[key] ? `× ${(run[key] / base[key]).toFixed(2)}` : '');
  const rows = runs.map((run) => `| ${run.name} | ${run.times} | ${run.wall.toFixed(2)} | ${ratio(run, 'wall')} | ${run.cpu?.toFixed(2) ?? '?'} | ${ratio(run, 'cpu')} | ${run.megabytes?.toFixed(0) ?? '?'} |`);
  return [`## ${title}`, '', '| | runs | s | | processor s | | peak MB |', '| --- | ---: | ---: | ---: | ---: | ---: | ---: |', ...rows, ''].join('\n');
}

async function heading() {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const peers = values.peers ? [...new Set([...installedMergers().map((peer) => `${peer.name}: ${peer.version}`), versionOf('img2pdf', ['--version'])].filter(Boolean))] : [];
  return [
    '# Results of the bench', '',
    `juanzong ${version}, Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, ${(totalmem() / 1e9).toFixed(0)} GB, ${process.platform} ${release()}${HAS_TIME ? '' : '; GNU time is not installed, so processor and memory are not known'}.`,
    ...(peers.length > 0 ? ['', `Beside it: ${peers.join('; ')}.`] : []), '',
    'Made by `npm run bench`: whole processes in turns, medians. “×” is against the line that has × 1.00. Seconds on the wall hold for a machine that does nothing else; where it did other work, the seconds of the processor (user and system) compare better. Nobody waits for the disk: what is written lies in memory when the clock stops. Parts were measured of the program whose number stands below them, those without one of an earlier one.', '',
  ].join('\n');
}
