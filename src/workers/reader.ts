import sharp from 'sharp';
import { openReadingModels, type ReadingModels } from '../engines/onnx.js';
import { openPagePictures, type PagePictures } from '../inspect/ocr/page-pictures.js';
import { readPage, readSeals } from '../inspect/ocr/read-page.js';
import { recognise } from '../inspect/recognise.js';
import { readEvidence } from '../io/read-evidence.js';
import type { ReadAnswer, ReadTask } from './readers.js';

// One thread a picture, and no picture is looked at twice: libvips would keep the last hundred of them, whole.
sharp.concurrency(1);
sharp.cache(false);

/** The entry of every reading process: a page in, its lines out. It lives as long as the one who asks. */
process.on('message', (task: ReadTask) => void answer(task).then((read) => process.send?.(read)));
process.on('disconnect', () => process.exit());

async function answer(task: ReadTask): Promise<ReadAnswer> {
  let models: ReadingModels;
  try {
    models = await (loaded ??= openReadingModels());
  } catch (error) {
    return { state: 'no-engine', detail: String(error) };
  }
  try {
    const picture = await (await opened(task)).picture(task.page - 1);
    if (!picture) return { state: 'unreadable', detail: 'no such page' };
    return { state: 'read', page: { page: task.page, ...(await (task.only === 'seals' ? readSeals : readPage)(models, { ...picture, seals: task.seals })) } };
  } catch (error) {
    return { state: 'unreadable', detail: String(error) };
  } finally {
    globalThis.gc?.();
  }
}

let loaded: Promise<ReadingModels> | null = null;
let last: { readonly file: string; readonly pages: PagePictures } | null = null;

/** The file asked for last stays open: its pages are asked for one after the other. */
async function opened({ file, name }: ReadTask): Promise<PagePictures> {
  if (last?.file === file) return last.pages;
  last?.pages.close();
  last = null;
  const read = await readEvidence(file, Number.MAX_SAFE_INTEGER);
  if (read.state !== 'read') throw new Error(`the file cannot be read again: ${read.state}`);
  const drawn = recognise(read.bytes, name) === 'ofd' ? { bytes: await drawnOfd(read.bytes), name: 'drawn.pdf' } : { bytes: read.bytes, name };
  const pages = await openPagePictures(drawn.bytes, drawn.name);
  if (!pages) throw new Error('no pages to look at');
  last = { file, pages };
  return pages;
}

/** Loaded for the first such file: what draws one takes as much memory as a page. */
async function drawnOfd(bytes: Uint8Array): Promise<Uint8Array> {
  const { convertOfd } = await import('../convert/ofd/convert-ofd.js');
  return (await convertOfd(bytes)).pdf;
}
