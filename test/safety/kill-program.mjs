// npm run kills -- [--kills 200] [--minutes 60] [--seed 7]
// Kills the whole program (SIGKILL) at random moments of every stage: start-up, most of a run, changes nothing on the disk, and
// the stages that write are short, so each stage gets as many kills as the others. The evidence changes before each run, so that the package before and the one begun can be told apart; afterwards one of the two must be there, whole and proven, with
// the evidence untouched. The cache lives through all of it: at the end a package made with it equals one made without.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { verifyPackage } from '../../dist/index.js';
import { seeded } from './damage.mjs';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '7' } } });
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'jz-kills-'));
const at = (path) => join(FOLDER, path);
const OUT = at('place/out');
const SLOT = 'evidence/1-1 领导班子/2 师德师风/1 师德说明';
const STATEMENT = `${SLOT}/师德说明.txt`;

for (const place of [SLOT, 'evidence/2-1 校园环境/1 校园照片', 'place', 'tmp', 'cache']) mkdirSync(at(place), { recursive: true });
writeFileSync(at('evidence/project.yaml'), `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`);

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const textOf = (number) => `师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。第${number}稿。`;
const below = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
const bytesBelow = (folder) => Object.fromEntries(below(folder).map((file) => [file.slice(folder.length), sha256(readFileSync(file))]));

/**
 * Runs the program. With `aim`, kills it that share of the stage's length after the stage began; `lengths` holds how long each took
 * when it was last gone through, the run's own name for it by the order of its words.
 */
function program(words, aim = null) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, 'build', FOLDER, ...words], { env: { ...process.env, TMPDIR: at('tmp') }, stdio: ['ignore', 'ignore', 'pipe'] });
    let [since, stage, timer] = [performance.now(), '', null];
    const enter = (next) => {
      if (stage && next !== stage) lengths.set(stage, performance.now() - since);
      [since, stage] = [performance.now(), next];
      if (aim && stage === aim.stage && !timer) timer = setTimeout(() => child.kill('SIGKILL'), aim.share * (lengths.get(stage) ?? 100));
    };
    child.stderr.on('data', (chunk) => { for (const line of chunk.toString().trim().split('\n')) if (!/\d/.test(line) && line) enter(line); });
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      if (status !== null && stage) lengths.set(stage, performance.now() - since);
      resolve({ status, stage });
    });
  });
}

const lengths = new Map();
const failures = [];
const check = (what, isRight) => { if (!isRight) failures.push(what); };
const withCache = ['--out', OUT, '--cache', at('cache'), '--jobs', '1'];
const inStage = new Map();
const random = seeded(Number(values.seed));
const count = { killed: 0, ended: 0, before: 0, after: 0 };

writeFileSync(at(STATEMENT), textOf(0));
await program(withCache);
const stages = [...lengths.keys()];
const until = Date.now() + Number(values.minutes) * 60_000;
let standing = 0;
for (let number = 1; number <= Number(values.kills) && Date.now() < until; number++) {
  writeFileSync(at(STATEMENT), textOf(number));
  const evidence = bytesBelow(at('evidence'));
  const { status, stage } = await program(withCache, { stage: stages[Math.floor(random() * stages.length)], share: random() * 1.1 });
  if (status === null) count.killed++; else count.ended++;
  if (status === null) inStage.set(stage, (inStage.get(stage) ?? 0) + 1);
  const { flaws } = await verifyPackage(OUT);
  check(`kill ${number} (${stage}): ${JSON.stringify(flaws.slice(0, 2))}`, flaws.length === 0);
  const result = JSON.parse(readFileSync(join(OUT, 'result.json'), 'utf8'));
  const hash = result.files.find((file) => file.path.endsWith('师德说明.txt')).sha256;
  const found = [standing, number].find((each) => sha256(textOf(each)) === hash);
  check(`kill ${number} (${stage}): neither the package before nor the one begun`, found !== undefined);
  check(`kill ${number} (${stage}): a run that ended left the package before`, status === null || found === number);
  check(`kill ${number} (${stage}): evidence was written to`, JSON.stringify(bytesBelow(at('evidence'))) === JSON.stringify(evidence));
  if (found === number) count.after++; else count.before++;
  standing = found ?? standing;
}
// From the same package before, which the report compares with.
cpSync(OUT, at('fresh'), { recursive: true });
await program(withCache);
check('something was left beside the package', readdirSync(at('place')).join() === 'out');
check('temporary files were left', readdirSync(at('tmp')).length === 0);
check('the cache can be read by others', below(at('cache')).every((file) => (statSync(file).mode & 0o077) === 0));
check('pieces of entries were left in the cache', below(at('cache')).every((file) => /\/(?:[0-9a-f]{64}|pruned)$/.test(file)));
await program(['--out', at('fresh'), '--no-cache', '--jobs', '1']);
const [made, fresh] = [bytesBelow(OUT), bytesBelow(at('fresh'))];
const unlike = Object.keys({ ...made, ...fresh }).filter((path) => made[path] !== fresh[path]);
check(`made with the cache that was there, these differ from what is made without: ${unlike.join(', ')}`, unlike.length === 0);
rmSync(FOLDER, { recursive: true, force: true });
for (const failure of failures) console.error(`FOUND ${failure}`);
console.log(JSON.stringify({ ...count, stages: Object.fromEntries(inStage), failures: failures.length }));
process.exitCode = failures.length > 0 ? 1 : 0;
