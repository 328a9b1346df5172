import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type BuildOutcome } from '../../src/index.js';

/** A workspace on disk, made from a list of files. */
export function makeWorkspace(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jz-build-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Builds it without a cache, silently. */
export function run(folder: string, more: Partial<Parameters<typeof build>[0]> = {}): Promise<BuildOutcome> {
  return build({
    folder, out: join(folder, 'out'), language: 'zh-CN', cache: { use: false, folder: null }, dossier: true, final: false, renumber: false, onProgress: () => {}, ...more,
  });
}

/** SHA-256 of every file below a folder, by path. */
export function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map((entry) => {
    const full = join(entry.parentPath, entry.name);
    return [full.slice(folder.length + 1), createHash('sha256').update(readFileSync(full)).digest('hex')] as const;
  }).sort(([a], [b]) => (a < b ? -1 : 1)));
}
