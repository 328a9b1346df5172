import { join } from 'node:path';
import { hashFile, readWhole } from '../io/read-evidence.js';
import { walk } from '../io/walk.js';
import { unescapePath } from '../render/package/bag.js';
import type { Flaw } from './flaw.js';

const MANIFESTS = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'] as const;
/** The one file that no manifest can list. */
const UNLISTED = 'tagmanifest-sha256.txt';

/** Holds every file of the bag against its manifests (RFC 8493): changed, missing, and not listed. */
export async function verifyBag(folder: string): Promise<{ readonly files: number; readonly flaws: readonly Flaw[] }> {
  const listed = new Map<string, string>();
  const flaws: Flaw[] = [];
  for (const name of MANIFESTS) {
    const text = await readWhole(join(folder, name)).then((bytes) => new TextDecoder().decode(bytes), () => null);
    if (text === null) flaws.push({ code: 'bag/no-manifest', file: name });
    for (const line of (text ?? '').split('\n').filter(Boolean)) {
      const match = /^([0-9a-f]{64})  (.+)$/.exec(line);
      if (match) listed.set(unescapePath(match[2] as string), match[1] as string);
      else flaws.push({ code: 'bag/bad-line', file: name, found: line.slice(0, 80) });
    }
  }
  const present = (await walk(folder)).entries.map((entry) => entry.path).filter((path) => path !== UNLISTED);
  for (const path of present) {
    const expected = listed.get(path);
    if (expected === undefined) flaws.push({ code: 'bag/not-listed', file: path });
    else if ((await hashFile(join(folder, path)).catch(() => '')) !== expected) flaws.push({ code: 'bag/changed', file: path });
  }
  const there = new Set(present);
  for (const path of listed.keys()) if (!there.has(path)) flaws.push({ code: 'bag/missing', file: path });
  return { files: present.length, flaws };
}
