import { NO_CACHE, openCache } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import { renderPageImages } from '../render/word/page-images.js';
import { describePictures, packPictures, picturesKey } from './page-pictures.js';
import type { PageImagesAnswer, PageImagesTask } from './tasks.js';

/** The pages of one exhibit as pictures for Word; what they are is remembered, the pictures are not. */
export async function drawPageImages(ask: PageImagesTask): Promise<PageImagesAnswer> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const images = await renderPageImages(read.bytes, ask.source, ask.straightened);
  const known = describePictures(images);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  await cache.put(picturesKey(read.sha256, ask.source, ask.straightened), known);
  return packPictures(images, known);
}
