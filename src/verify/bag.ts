import { join } from 'node:path';
import { hashFile } from '../io/read-evidence.js';
import { walk } from '../io/walk.js';
import type { Flaw } from './flaw.js';
import { readManifest } from './read-manifest.js';

const MANIFESTS = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'] as const;
/** The one file that no manifest of the bag can list. */
const UNLISTED = 'tagmanifest-sha256.txt';

/** Holds every file of the bag against its manifests (RFC 8493): changed, missing, and not listed. */
export async function verifyBag(folder: string): Promise<{ readonly files: number; readonly flaws: readonly Flaw[] }> {
  const read = await Promise.all(MANIFESTS.map((name) => readManifest(folder, name)));
  const listed = new Map(read.flatMap((each) => [...each.listed]));
  const present = (await walk(folder)).entries.map((entry) => entry.path).filter((path) => path !== UNLISTED);
  return { files: present.length, flaws: [...read.flatMap((each) => each.flaws), ...(await compareListed(folder, listed, present))] };
}

/** What is there against what is listed: changed, not listed, missing. */
export async function compareListed(folder: string, listed: ReadonlyMap<string, string>, present: readonly string[]): Promise<Flaw[]> {
  const flaws: Flaw[] = [];
  for (const path of present) {
    const expected = listed.get(path);
    if (expected === undefined) flaws.push({ code: 'bag/not-listed', file: path });
    else if ((await hashFile(join(folder, path)).catch(() => '')) !== expected) flaws.push({ code: 'bag/changed', file: path });
  }
  const there = new Set(present);
  for (const path of listed.keys()) if (!there.has(path)) flaws.push({ code: 'bag/missing', file: path });
  return flaws;
}
