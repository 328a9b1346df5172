import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fastGlob from 'fast-glob';

/**
 * One hash over the files that some patterns name: part of a cache's key, so that what an older program saw is never
 * taken for what this one would see. A number to be raised by hand would be forgotten.
 */
export function fingerprint(root: string, patterns: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of fastGlob.sync([...patterns], { cwd: root }).sort()) hash.update(`${file}\0`).update(readFileSync(`${root}/${file}`));
  return hash.digest('hex');
}
