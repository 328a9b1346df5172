import { openCache, NO_CACHE } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import { emptyFacts } from '../inspect/empty-facts.js';
import { inspect } from '../inspect/inspect.js';
import { assetPath } from '../io/assets.js';
import { fingerprint } from '../io/fingerprint.js';
import { renderPageImages } from '../render/word/page-images.js';
import type { InspectAnswer, InspectTask, PageImage, PageImagesTask, Request } from './tasks.js';

/** The entry of every thread. Bad evidence is an answer; what is thrown from here is a bug or a full disk. */
export default async function work(request: Request): Promise<InspectAnswer | readonly PageImage[]> {
  return request.task === 'inspect' ? inspectFile(request.ask) : pageImages(request.ask);
}

async function inspectFile(ask: InspectTask): Promise<InspectAnswer> {
  const { sha256, bytes } = await readEvidence(ask.file, ask.maxBytes);
  if (!bytes) return { sha256, facts: emptyFacts(ask.name, { code: 'too-large', page: null, detail: null }), cached: false };
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const key = `facts ${inspector()} ${sha256} ${ask.name}`;
  const stored = (await cache.get(key)) as InspectAnswer['facts'] | undefined;
  if (stored) return { sha256, facts: stored, cached: true };
  const facts = await inspect(bytes, ask.name);
  await cache.put(key, facts);
  return { sha256, facts, cached: false };
}

let known: string | null = null;

/** Everything that decides what is seen in a file: our own code, and by package.json the libraries under it. */
function inspector(): string {
  known ??= fingerprint(assetPath(''), ['dist/inspect/**/*.js', 'dist/engines/**/*.js', 'package.json']);
  return known;
}

async function pageImages(ask: PageImagesTask): Promise<readonly PageImage[]> {
  const { bytes } = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  return renderPageImages(bytes as Uint8Array, ask.source);
}
