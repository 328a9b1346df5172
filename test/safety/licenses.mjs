// npm run licenses: every dependency we name, its licence and its reason (from ARCHITECTURE.md), and the licences of all that
// is installed with the program. Fails for a package without a licence or under one that would bind the whole program.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const read = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const manifest = JSON.parse(read('package.json'));
const packages = Object.entries(JSON.parse(read('package-lock.json')).packages).filter(([path, each]) => path !== '' && !each.dev);
const reasons = new Map([...read('src/ARCHITECTURE.md').matchAll(/^\| (.+?) \| (.+?) \|$/gm)].flatMap(([, names, reason]) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => [name, reason])));
const licenceOf = new Map(packages.map(([path, each]) => [path.replace(/^node_modules\//, ''), each.license ?? '?']));

for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort()) {
  console.log(`${name}\t${licenceOf.get(name) ?? '?'}\t${reasons.get(name) ?? 'NO REASON'}`);
}
const counts = new Map();
for (const [, each] of packages) counts.set(each.license ?? '?', (counts.get(each.license ?? '?') ?? 0) + 1);
console.log(`\n${packages.length} packages: ${[...counts].sort(([, a], [, b]) => b - a).map(([licence, count]) => `${licence} ${count}`).join(', ')}`);
/** Its author states none. exceljs brings it for reading workbooks as a stream, which we never do. */
const STATED = { 'node_modules/buffers': 'none stated' };
const bad = packages.filter(([path, { license = STATED[path] ?? '?' }]) => license === '?' || (/(?:^|[^L])A?GPL/.test(license) && !/ OR /.test(license)));
for (const [path, { license = '?' }] of bad) console.error(`NOT ALLOWED ${path}: ${license}`);
process.exitCode = bad.length > 0 ? 1 : 0;
