import { prepare } from '../convert/prepare.js';
import { assetPath } from '../io/assets.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import { fingerprint } from '../io/fingerprint.js';
import { readEvidence } from '../io/read-evidence.js';
import type { Prepared } from '../model/prepared.js';
import type { PrepareTask } from './tasks.js';

/** Larger documents are made anew each time. */
const MOST_CACHED_BYTES = 32 * 1024 * 1024;

interface StoredPrepared extends Omit<Prepared, 'documents'> {
  /** Base64. */
  readonly documents: readonly string[];
}

/** Makes the pages of one file ready, once for each content. */
export async function prepareFile(ask: PrepareTask): Promise<Prepared> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const key = `pages ${maker()} ${read.sha256} ${ask.from} ${ask.compare}`;
  const stored = (await cache.get(key)) as StoredPrepared | undefined;
  if (stored) return { ...stored, documents: stored.documents.map((each) => new Uint8Array(Buffer.from(each, 'base64'))) };
  const prepared = await prepare(read.bytes, ask.from, ask.compare);
  const size = prepared.documents.reduce((sum, each) => sum + each.length, 0);
  if (size < MOST_CACHED_BYTES) await cache.put(key, { ...prepared, documents: prepared.documents.map((each) => Buffer.from(each).toString('base64')) } satisfies StoredPrepared);
  return prepared;
}

let madeBy: string | null = null;

/** Everything that decides what is made of a file: our own code, and by package.json the libraries under it. */
function maker(): string {
  madeBy ??= fingerprint(assetPath(''), [...['convert', 'inspect', 'engines', 'render/pdf'].map((room) => `dist/${room}/**/*.js`), 'package.json']);
  return madeBy;
}
