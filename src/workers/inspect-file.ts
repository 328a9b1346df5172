import { emptyFacts } from '../inspect/empty-facts.js';
import { inspect } from '../inspect/inspect.js';
import { NO_CACHE, openCache } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import { factsKey, knownFacts } from './known-facts.js';
import type { InspectAnswer, InspectTask } from './tasks.js';

/** The facts of one file, from the cache where they are known. */
export async function inspectFile(ask: InspectTask): Promise<InspectAnswer> {
  const read = await readEvidence(ask.file, ask.maxBytes);
  const { sha256 = '' } = 'sha256' in read ? read : {};
  if (read.state !== 'read') return { sha256, facts: emptyFacts(ask.name, { code: read.state, page: null, detail: 'cause' in read ? read.cause : null }), cached: false };
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const stored = await knownFacts(cache, sha256, ask.name);
  if (stored) return { sha256, facts: stored, cached: true };
  const inspected = await inspect(read.bytes, ask.name);
  // Few dossiers have an OFD, and drawing one takes a converter.
  const facts = inspected.format === 'ofd' ? await (await import('../convert/see-ofd.js')).seeOfd(inspected, read.bytes) : inspected;
  await cache.put(factsKey(sha256, ask.name), facts);
  return { sha256, facts, cached: false };
}
