import { createHash } from 'node:crypto';
import { storedEntries, type StoredEntry } from '../io/stored-entries.js';
import type { EvidenceImage } from '../render/word/evidence.js';
import type { KnownPictures } from './page-pictures.js';

/**
 * The pictures in the Word dossier of the last run, which still lies where this run will put its own: so pages are drawn
 * once, and no picture of a document is kept anywhere but in the package. Null where one is missing or was changed.
 */
export function openLastPictures(word: string): (known: KnownPictures) => Promise<readonly EvidenceImage[] | null> {
  let entries: Promise<ReadonlyMap<string, StoredEntry>> | null = null;
  return async ({ pages }) => {
    entries ??= storedEntries(word).then((found) => new Map(found.map((entry) => [nameOf(entry), entry])));
    const places = await entries;
    const images: EvidenceImage[] = [];
    for (const { bytes, crc, sha256, ...about } of pages) {
      const entry = places.get(nameOf({ bytes, crc }));
      if (bytes === 0) images.push({ ...about, jpeg: new Uint8Array() });
      else if (entry && (await isStill(entry, sha256))) images.push({ ...about, jpeg: () => entry.read() });
      else return null;
    }
    return images;
  };
}

function nameOf({ bytes, crc }: { readonly bytes: number; readonly crc: number }): string {
  return `${crc} ${bytes}`;
}

async function isStill(entry: StoredEntry, sha256: string): Promise<boolean> {
  const bytes = await entry.read().catch(() => null);
  return bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;
}
