import { openCache, NO_CACHE } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import { emptyFacts } from '../inspect/empty-facts.js';
import { INSPECTOR_VERSION, inspect } from '../inspect/inspect.js';
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
  const key = `facts ${INSPECTOR_VERSION} ${sha256} ${ask.name}`;
  const known = (await cache.get(key)) as InspectAnswer['facts'] | undefined;
  if (known) return { sha256, facts: known, cached: true };
  const facts = await inspect(bytes, ask.name);
  await cache.put(key, facts);
  return { sha256, facts, cached: false };
}

async function pageImages(ask: PageImagesTask): Promise<readonly PageImage[]> {
  const { bytes } = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  return renderPageImages(bytes as Uint8Array, ask.source);
}
