// npm run fuzz -- --minutes 10 [--seed 1] [--from FOLDER]
// Damages files at random and sends them through inspection, a hundred at a time, and in packages of twenty through a whole build. Prints what
// crashed, hung, was lost, was passed off as content, was written to or left a package that cannot be proven, with the seed that
// makes it again.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, inspectFiles, verifyPackage } from '../../dist/index.js';
import { damage, seeded } from './damage.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' }, from: { type: 'string' } } });
const folders = values.from ? [values.from] : [join(ROOT, 'evidence'), process.env.JUANZONG_CORPUS ?? join(ROOT, '../shared/corpus')];
const sources = folders.flatMap((folder) => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}).filter((file) => !/\.(?:tsv|md)$|project\.yaml$/.test(file)).sort();

const SLOT = 'evidence/1-1 领导班子/1 创建方案/2 研究记录';
const EACH = 20;
const INSPECTED = 100;
const ALONE = fileURLToPath(new URL('./inspect-alone.mjs', import.meta.url));
/** What one file may take, by the processor's time and not the clock's; one that has not ended long after that hangs. */
const MOST_SECONDS = 30;
const HANGS_AFTER_MS = 300_000;
const until = Date.now() + Number(values.minutes) * 60_000;
const failures = [];
const count = { files: 0, inspected: 0, packages: 0, included: 0, named: 0, late: 0 };
const fail = (what, ...more) => {
  failures.push(what);
  console.log(`FOUND ${what}`, ...more);
};

/** A damaged copy of any of the files, the same for the same number. */
function damaged(random, number) {
  const source = sources[Math.floor(random() * sources.length)];
  const { kind, bytes } = damage(readFileSync(source), number);
  return { name: `${kind} 2022${extname(source)}`, bytes };
}

/** Looks into many, without a build. */
async function inspectMany(seed) {
  const folder = mkdtempSync(join(tmpdir(), 'jz-fuzz-'));
  const random = seeded(-seed);
  const paths = Array.from({ length: INSPECTED }, (_each, index) => {
    const { name, bytes } = damaged(random, seed * 1000 + 100 + index);
    writeFileSync(join(folder, `${index} ${name}`), bytes);
    return join(folder, `${index} ${name}`);
  });
  for (const { path, facts } of await inspectFiles(paths, { cache: { use: false, folder: null }, reading: 'off', onProgress: () => {} })) {
    const codes = facts.problems.map((problem) => problem.code);
    if (codes.includes('crashed')) fail(`seed ${seed} ${path}: ${JSON.stringify(facts.problems)}`);
    if (codes.includes('timeout')) checkTime(`seed ${seed} ${path}`, path);
  }
  rmSync(folder, { recursive: true, force: true });
  count.inspected += INSPECTED;
}

/** A file given up for its time is looked into again alone: only what takes the processor so long is a finding. */
function checkTime(what, path) {
  count.late++;
  const { stdout, signal } = spawnSync(process.execPath, [ALONE, path, path], { encoding: 'utf8', timeout: HANGS_AFTER_MS });
  const seconds = signal ? Infinity : JSON.parse(stdout || '{"seconds":-1}').seconds;
  if (seconds < 0 || seconds > MOST_SECONDS) fail(`${what}: ${seconds} s of the processor alone`);
}

/** What each file of a package comes to, held against what is promised. */
function checkFile(what, folder, file, problems) {
  const codes = file.facts.problems.map((problem) => problem.code);
  if (codes.includes('crashed')) fail(`${what}: ${JSON.stringify(file.facts.problems)}`);
  if (codes.includes('timeout')) checkTime(what, join(folder, 'evidence', file.path));
  if (file.disposition === 'included') count.included++; else count.named++;
  if (file.disposition !== 'included' && !file.reason) fail(`${what}: left out without a reason`);
  const said = problems.filter((problem) => problem.file === file.path && problem.message && problem.remedy);
  const isBlank = file.facts.pages.length > 0 && file.facts.pages.every((page) => page.content === 'blank');
  if ((isBlank || file.facts.readable !== 'yes') && said.length === 0) fail(`${what}: ${isBlank ? 'blank' : file.facts.readable}, and no problem says so`);
}

for (let seed = Number(values.seed); Date.now() < until; seed++) {
  const folder = mkdtempSync(join(tmpdir(), 'jz-fuzz-'));
  const random = seeded(seed);
  mkdirSync(join(folder, SLOT), { recursive: true });
  writeFileSync(join(folder, 'evidence/project.yaml'), `standard: ${JSON.stringify(join(ROOT, 'test/packs/wenming-xiaoyuan'))}\ndistrict: 云山小学\napplicant: 德育处\nasOf: 2024-06-30\nlimits: { fileSeconds: 90 }\n`);
  const written = new Map();
  for (let index = 0; index < EACH; index++) {
    const { name, bytes } = damaged(random, seed * 1000 + index);
    const path = join(folder, SLOT, `${String(index).padStart(2, '0')} ${name}`);
    writeFileSync(path, bytes);
    written.set(path, bytes);
  }
  try {
    const { result } = await build({ folder, out: join(folder, 'out'), language: 'en', cache: { use: false, folder: null }, dossier: true, final: false, renumber: false, onProgress: () => {} });
    const files = result.files.filter((file) => file.path !== 'project.yaml');
    if (files.length !== EACH) fail(`seed ${seed}: ${EACH} files in, ${files.length} out`);
    const problems = [...result.problems, ...result.requirements.flatMap((each) => each.problems)];
    for (const file of files) checkFile(`seed ${seed} ${file.path}`, folder, file, problems);
    for (const [path, bytes] of written) if (!readFileSync(path).equals(bytes)) fail(`seed ${seed} ${path}: evidence was written to`);
    const { flaws } = await verifyPackage(join(folder, 'out'));
    if (flaws.length > 0) fail(`seed ${seed}: ${JSON.stringify(flaws.slice(0, 3))}`);
  } catch (error) {
    fail(`seed ${seed}: ${error?.stack ?? error}`);
  }
  rmSync(folder, { recursive: true, force: true });
  await inspectMany(seed).catch((error) => fail(`seed ${seed}: ${error?.stack ?? error}`));
  count.packages++;
  count.files += EACH;
}
console.log(`${count.inspected} damaged files looked into; ${count.files} in ${count.packages} packages from ${sources.length} sources: ${count.included} in a dossier, ${count.named} left out with a reason, ${count.late} late on this machine, ${failures.length} failure(s). Next seed: ${Number(values.seed) + count.packages}`);
process.exitCode = failures.length > 0 ? 1 : 0;
