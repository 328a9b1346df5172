import { prepare } from '../convert/prepare.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import { jpegOf } from '../render/word/page-images.js';
import { drawPages } from './draw-page-images.js';
import { keepPages, knownPages } from './known-pages.js';
import type { PreparedAnswer, PrepareTask } from './tasks.js';

/**
 * Makes the pages of one file ready, and their pictures for Word where they are asked for: each scan is decoded once for both.
 * Only findings are kept in the cache: a document that was written anew or converted is made again, for it would be a whole
 * document outside of the package.
 */
export async function prepareFile(ask: PrepareTask): Promise<PreparedAnswer> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const known = await knownPages(cache, read.sha256, ask);
  if (known) return { ...known, pictures: null };
  const scans = new Map<number, Uint8Array>();
  const prepared = await prepare(read.bytes, { ...ask, ...(ask.pictures ? { onScan: async (index, scan) => void scans.set(index, await jpegOf(scan)) } : {}) });
  // Pictures are made of what the dossier holds, which is then another document.
  if (prepared.documents.length > 0) return { ...prepared, pictures: null };
  await keepPages(cache, read.sha256, { how: ask, pages: prepared.pages });
  return { ...prepared, pictures: ask.pictures && ask.compare ? await drawPages(read, { ...ask, ...ask.pictures }, scans) : null };
}
