import { NO_CACHE, openCache } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import type { Glimpse } from '../render/report/glimpses.js';
import { takeGlimpse } from '../render/report/take-glimpse.js';
import { keepGlimpse, knownGlimpse } from './known-glimpse.js';
import type { GlimpseTask } from './tasks.js';

/** The small pictures of one file for the report. A file that is no longer the one that was inspected has none. */
export async function drawGlimpse(ask: GlimpseTask): Promise<Glimpse> {
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const stored = await knownGlimpse(cache, ask);
  if (stored) return stored;
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read' || read.sha256 !== ask.sha256) return { thumbnail: null, seals: ask.seals.map(() => null) };
  const bytes = ask.from === 'ofd' ? (await (await import('./prepare-file.js')).prepareFile({ ...ask, from: 'ofd', compare: false, pictures: null })).documents[0] : read.bytes;
  const taken = await takeGlimpse(bytes ?? new Uint8Array(), { isPdf: ask.from !== 'picture', seals: ask.seals });
  await keepGlimpse(cache, ask, taken);
  return taken;
}
