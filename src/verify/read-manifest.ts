import { join } from 'node:path';
import { readWhole } from '../io/read-evidence.js';
import { manifest, unescapePath } from '../render/package/bag.js';
import type { Flaw } from './flaw.js';

export interface ReadManifest {
  readonly text: string | null;
  /** Hash by path. */
  readonly listed: ReadonlyMap<string, string>;
  readonly flaws: readonly Flaw[];
}

/** A manifest as it lies there. It must be written to the letter as we write it, so that no byte of it can change unseen. */
export async function readManifest(folder: string, name: string): Promise<ReadManifest> {
  const text = await readWhole(join(folder, name)).then((bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)).catch(() => null);
  const listed = new Map<string, string>();
  if (text === null) return { text, listed, flaws: [{ code: 'bag/no-manifest', file: name }] };
  const flaws: Flaw[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const match = /^([0-9a-f]{64})  (.+)$/.exec(line);
    if (match) listed.set(unescapePath(match[2] as string), match[1] as string);
    else flaws.push({ code: 'bag/bad-line', file: name, found: line.slice(0, 80) });
  }
  const canonical = manifest([...listed].map(([path, sha256]) => ({ path, sha256, bytes: 0 })));
  if (flaws.length === 0 && canonical !== text) flaws.push({ code: 'bag/changed', file: name });
  return { text, listed, flaws };
}
