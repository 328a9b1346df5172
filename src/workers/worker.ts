import sharp from 'sharp';
import { openCache, NO_CACHE, type Cache } from '../io/cache.js';
import { readBytes } from '../io/read-bytes.js';
import { readEvidence } from '../io/read-evidence.js';
import { prepare } from '../convert/prepare.js';
import { reducePicture } from '../convert/reduce-picture.js';
import { seeOfd } from '../convert/see-ofd.js';
import { emptyFacts } from '../inspect/empty-facts.js';
import { inspect } from '../inspect/inspect.js';
import { assetPath } from '../io/assets.js';
import { fingerprint } from '../io/fingerprint.js';
import type { Glimpse } from '../render/report/glimpses.js';
import { drawThumbnails, takeGlimpse } from '../render/report/take-glimpse.js';
import { renderPageImages } from '../render/word/page-images.js';
import type { Prepared } from '../model/prepared.js';
import { keepGlimpse, knownGlimpse } from './known-glimpse.js';
import { factsKey, knownFacts } from './known-facts.js';
import { prepareFile } from './prepare-file.js';
import { unpack } from './unpack.js';
import { describePictures, packPictures, picturesKey } from './page-pictures.js';
import type { GlimpseTask, InspectAnswer, InspectTask, PageImagesAnswer, PageImagesTask, Request, Tasks } from './tasks.js';

type Answer = Tasks[keyof Tasks]['answer'];

// One thread a file: more would only wait for each other.
sharp.concurrency(1);
// No file is looked at twice.
sharp.cache(false);

/** The entry of every thread. Bad evidence is an answer; what is thrown from here is a bug or a full disk. */
export default async function work(request: Request): Promise<Answer> {
  switch (request.task) {
    case 'inspect': return inspectFile(request.ask);
    case 'prepare': return prepareFile(request.ask);
    case 'page-images': return pageImages(request.ask);
    case 'glimpse': return glimpse(request.ask);
    case 'thumbnails': return drawThumbnails(await readBytes(request.ask.file), request.ask.pages);
    case 'reduce-picture': return reducePicture(await readBytes(request.ask.file), request.ask);
    case 'unpack': return unpack(request.ask);
  }
}

async function inspectFile(ask: InspectTask): Promise<InspectAnswer> {
  const read = await readEvidence(ask.file, ask.maxBytes);
  const { sha256 = '' } = 'sha256' in read ? read : {};
  if (read.state !== 'read') return { sha256, facts: emptyFacts(ask.name, { code: read.state, page: null, detail: 'cause' in read ? read.cause : null }), cached: false };
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const stored = await knownFacts(cache, sha256, ask.name);
  if (stored) return { sha256, facts: stored, cached: true };
  const facts = await seeOfd(await inspect(read.bytes, ask.name), read.bytes);
  await cache.put(factsKey(sha256, ask.name), facts);
  return { sha256, facts, cached: false };
}

async function pageImages(ask: PageImagesTask): Promise<PageImagesAnswer> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const images = await renderPageImages(read.bytes, ask.source, ask.straightened);
  const known = describePictures(images);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  await cache.put(picturesKey(read.sha256, ask.source, ask.straightened), known);
  return packPictures(images, known);
}

async function glimpse(ask: GlimpseTask): Promise<Glimpse> {
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  const stored = await knownGlimpse(cache, ask);
  if (stored) return stored;
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read' || read.sha256 !== ask.sha256) return { thumbnail: null, seals: ask.seals.map(() => null) };
  const bytes = ask.from === 'ofd' ? (await prepareFile({ ...ask, from: 'ofd', compare: false })).documents[0] : read.bytes;
  const taken = await takeGlimpse(bytes ?? new Uint8Array(), { isPdf: ask.from !== 'picture', seals: ask.seals });
  await keepGlimpse(cache, ask, taken);
  return taken;
}
