import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { readonly scripts: Record<string, string>; readonly dependencies: Record<string, string>; readonly optionalDependencies: Record<string, string>; readonly peerDependencies: Record<string, string> };
const named = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });

it('every dependency has a reason and a licence that binds nobody else', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${ROOT}test/safety/licenses.mjs`], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).not.toMatch(/NO REASON|\t\?\t/);
  for (const name of named) expect(stdout).toMatch(new RegExp(`^${name}\t`, 'm'));
});

it('what npm pack brings along lists every part, in CycloneDX', ({ skip }) => {
  expect(manifest.scripts['prepack']).toMatch(/node test\/safety\/sbom\.mjs > dist\/sbom\.cdx\.json$/);
  if (spawnSync('npm', ['--version'], { shell: process.platform === 'win32' }).status !== 0) skip('npm is not on the PATH');
  const lacking = Object.keys({ ...manifest.optionalDependencies, ...manifest.peerDependencies }).filter((name) => !existsSync(`${ROOT}node_modules/${name}`));
  if (lacking.length > 0) skip(`npm lists nothing where ${lacking.join(', ')} is not installed`);
  const { status, stdout } = spawnSync(process.execPath, [`${ROOT}test/safety/sbom.mjs`], { encoding: 'utf8', maxBuffer: 1 << 26 });
  expect(status).toBe(0);
  const { bomFormat, components } = JSON.parse(stdout) as { bomFormat: string; components: { name: string; group?: string; version: string; licenses?: unknown[] }[] };
  expect(bomFormat).toBe('CycloneDX');
  const parts = components.map(({ group, name }) => (group && !name.startsWith('@') ? `${group}/${name}` : name));
  // An alias goes by the name of what it stands for.
  const missing = named.filter((name) => !parts.includes(name) && !parts.includes(/^npm:(.+)@/.exec(manifest.dependencies[name] ?? '')?.[1] ?? ''));
  expect(missing).toEqual([]);
  expect(parts).not.toContain('vitest');
});
