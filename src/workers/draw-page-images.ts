import { NO_CACHE, openCache } from '../io/cache.js';
import { readEvidence } from '../io/read-evidence.js';
import { renderPageImages, type ImageOptions } from '../render/word/page-images.js';
import { describePictures, packPictures, picturesKey } from './page-pictures.js';
import type { PageImagesAnswer, PageImagesTask } from './tasks.js';

/** The pages of one exhibit as pictures for Word; what they are is remembered, the pictures are not. */
export async function drawPageImages(ask: PageImagesTask): Promise<PageImagesAnswer> {
  const read = await readEvidence(ask.file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  return drawPages(read, ask);
}

export interface OpenFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The same of a file that was read. `scans`: pages that were made before. */
export async function drawPages({ bytes, sha256 }: OpenFile, ask: Omit<PageImagesTask, 'file'>, scans?: ImageOptions['scans']): Promise<PageImagesAnswer> {
  const images = await renderPageImages(bytes, ask.source, { straightened: ask.straightened, scans });
  const known = describePictures(images);
  const cache = ask.useCache ? openCache(ask.cacheFolder ?? undefined) : NO_CACHE;
  await cache.put(picturesKey(sha256, ask.source, ask.straightened), known);
  return packPictures(images, known);
}
