import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort();
const read = (path: string) => readFileSync(join(SRC, path), 'utf8');
const imports = (path: string) => [...read(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
/** Imports within src, as paths relative to it. */
const inner = (path: string) => imports(path).filter((name) => name.startsWith('.')).map((name) => relative(SRC, resolve(SRC, dirname(path), name)).replace(/\.js$/, '.ts'));
const room = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : path);

/** Rooms that each room may import from, besides itself: the table of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  'errors.ts': ['model'],
  io: ['model', 'errors.ts'],
  engines: ['model', 'errors.ts', 'io'],
  scan: ['model'],
  checks: ['model'],
  assemble: ['model'],
  standard: ['model', 'errors.ts', 'checks', 'io'],
  inspect: ['model', 'engines'],
  render: ['model', 'errors.ts', 'engines', 'io'],
  init: ['model', 'errors.ts', 'checks', 'scan'],
  verify: ['model', 'errors.ts', 'render', 'io'],
  convert: ['model', 'engines', 'inspect', 'render', 'io'],
  workers: ['model', 'engines', 'convert', 'inspect', 'render', 'io'],
  steps: ['model', 'errors.ts', 'assemble', 'checks', 'engines', 'init', 'inspect', 'io', 'render', 'scan', 'standard', 'verify', 'workers'],
  'build.ts': ['model', 'errors.ts', 'assemble', 'checks', 'io', 'scan', 'steps', 'workers'],
  'index.ts': ['model', 'errors.ts', 'build.ts', 'checks', 'init', 'io', 'render', 'scan', 'standard', 'steps', 'verify'],
  cli: ['model', 'errors.ts', 'index.ts'],
};

describe('the import table', () => {
  it.each(files)('%s imports only what its room may', (path) => {
    const allowed = MAY_IMPORT[room(path)];
    expect(allowed, `src/${room(path)} is not on the map`).toBeDefined();
    const strangers = inner(path).filter((target) => room(target) !== room(path) && !allowed?.includes(room(target)));
    expect(strangers).toEqual([]);
  });

  it.each([
    ['node:fs', ['io']], ['node:fs/promises', ['io']], ['node:child_process', ['io']], ['node:worker_threads', ['workers']], ['piscina', ['workers']],
    ['@embedpdf/pdfium', ['engines']], ['@myriaddreamin/typst-ts-web-compiler', ['engines']], ['@myriaddreamin/typst-ts-node-compiler', ['engines']], ['pdf-lib', ['engines']],
  ])('%s is imported only in %j', (name, rooms) => {
    expect(files.filter((path) => imports(path).includes(name)).filter((path) => !rooms.includes(room(path)))).toEqual([]);
  });

  it('every room is on the map in ARCHITECTURE.md', () => {
    const map = read('ARCHITECTURE.md');
    for (const name of new Set(files.map(room))) expect(map).toContain(`\`${name}${name.endsWith('.ts') ? '' : '/'}\``);
    expect(map.split('\n').length).toBeLessThanOrEqual(200);
  });
});

describe('purity', () => {
  const pure = files.filter((path) => ['model', 'checks', 'assemble', 'scan'].includes(room(path)));
  it.each(pure)('%s touches no disk, clock, random or environment', (path) => {
    expect(read(path)).not.toMatch(/\bDate\.now\b|new Date\(\)|Math\.random|process\.|node:|toLocale/);
  });
});

describe('size and style', () => {
  it.each(files)('%s', (path) => {
    const text = read(path);
    expect(text.split('\n').length, 'lines').toBeLessThanOrEqual(300);
    expect(text).not.toMatch(/\benum\s+\w+\s*\{|\bnamespace\s+\w+|@ts-ignore|@ts-nocheck|\bas any\b/);
    expect(path).toMatch(/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.ts$/);
    expect(path).not.toMatch(/util|helper-|common|manager|handler|service/);
  });
});

describe('a standard is data', () => {
  const pack = readFileSync(join(ROOT, 'templates/kepu-2021-2025/standard.yaml'), 'utf8');
  const units = [...pack.matchAll(/name: ([^,}\s]+)/g)].map((match) => match[1] as string).filter((name) => /^区/.test(name));
  it('has units to look for', () => expect(units.length).toBeGreaterThan(10));
  it.each(files)('%s names no indicator and no bureau', (path) => {
    const code = read(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\b[A-C][1-3]-[1-9](?:-\d)?\b/);
    for (const unit of units) expect(code).not.toContain(unit);
  });
});

it('every dependency is pinned exactly and has its reason in ARCHITECTURE.md', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
  const map = read('ARCHITECTURE.md');
  for (const [name, version] of Object.entries({ ...manifest['dependencies'], ...manifest['optionalDependencies'] })) {
    expect(version).toMatch(/^(?:npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/);
    expect(map).toContain(`\`${name}\``);
  }
});
