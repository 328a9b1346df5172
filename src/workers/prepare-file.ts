import { prepare } from '../convert/prepare.js';
import { assetPath } from '../io/assets.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import { fingerprint } from '../io/fingerprint.js';
import { readEvidence } from '../io/read-evidence.js';
import type { Prepared } from '../model/prepared.js';
import type { PrepareTask } from './tasks.js';

/**
 * Makes the pages of one file ready. Only findings are kept in the cache: a document that was written anew or converted is
 * made again, for it would be a whole document outside of the package.
 */
export async function prepareFile(ask: PrepareTask): Promise<Prepared> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const key = `pages ${maker()} ${read.sha256} ${ask.from} ${ask.compare}`;
  const known = (await cache.get(key)) as Prepared['pages'] | undefined;
  if (known) return { documents: [], pages: known };
  const prepared = await prepare(read.bytes, ask.from, ask.compare);
  if (prepared.documents.length === 0) await cache.put(key, prepared.pages);
  return prepared;
}

let madeBy: string | null = null;

/** Everything that decides what is made of a file: our own code, and by package.json the libraries under it. */
function maker(): string {
  madeBy ??= fingerprint(assetPath(''), [...['convert', 'inspect', 'engines', 'render/pdf'].map((room) => `dist/${room}/**/*.js`), 'package.json']);
  return madeBy;
}
