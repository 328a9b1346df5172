import { prepare } from '../convert/prepare.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import type { Prepared } from '../model/prepared.js';
import { keepPages, knownPages } from './known-pages.js';
import type { PrepareTask } from './tasks.js';

/**
 * Makes the pages of one file ready. Only findings are kept in the cache: a document that was written anew or converted is
 * made again, for it would be a whole document outside of the package.
 */
export async function prepareFile(ask: PrepareTask): Promise<Prepared> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const known = await knownPages(cache, read.sha256, ask);
  if (known) return known;
  const prepared = await prepare(read.bytes, ask.from, ask.compare);
  if (prepared.documents.length === 0) await keepPages(cache, read.sha256, { how: ask, pages: prepared.pages });
  return prepared;
}
