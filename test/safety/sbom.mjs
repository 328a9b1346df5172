// The parts that are installed with the program, as a CycloneDX list on standard output. npm's own `--omit dev` leaves out what a
// tool for development uses as well (yaml), so everything is listed and what is only for development taken out again.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status, stdout, stderr, error } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], { cwd: fileURLToPath(new URL('../..', import.meta.url)), encoding: 'utf8', maxBuffer: 1 << 26, shell: process.platform === 'win32' });
if (status !== 0) throw new Error(`npm sbom: ${error?.message ?? stderr}`);
const list = JSON.parse(stdout);
const isForDevelopment = ({ properties = [] }) => properties.some(({ name }) => name === 'cdx:npm:package:development');
const left = new Set(list.components.filter(isForDevelopment).map((each) => each['bom-ref']));
const components = list.components.filter((each) => !left.has(each['bom-ref']));
const dependencies = list.dependencies.filter(({ ref }) => !left.has(ref)).map((each) => ({ ...each, dependsOn: each.dependsOn.filter((ref) => !left.has(ref)) }));
process.stdout.write(`${JSON.stringify({ ...list, components, dependencies }, null, 2)}\n`);
