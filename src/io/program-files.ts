import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** What a built file may load of ours, at once or when it is needed; what packages it loads stands in package.json, pinned. */
const OURS = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+\.js)['"]/gu;

/** The built file `entry` and every file of ours that it may come to run, relative to `root`: for a fingerprint that no list could forget to name. */
export function programFiles(root: string, entry: string): string[] {
  const found = new Set([entry]);
  // A set that grows while it is walked gives what was added too.
  for (const file of found) {
    for (const [, path] of readFileSync(`${root}/${file}`, 'utf8').matchAll(OURS)) found.add(posix.join(posix.dirname(file), path as string));
  }
  return [...found].sort();
}
