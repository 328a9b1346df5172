import sharp from 'sharp';
import { readBytes } from '../io/read-bytes.js';
import type { Request, Tasks } from './tasks.js';

type Answer = Tasks[keyof Tasks]['answer'];

// One thread a file: more would only wait for each other.
sharp.concurrency(1);
// No file is looked at twice.
sharp.cache(false);

/**
 * The entry of every thread. Bad evidence is an answer; what is thrown from here is a bug or a full disk. What a task
 * needs is loaded when the first one comes: a thread that only draws begins four times as fast.
 */
export default async function work(request: Request): Promise<Answer> {
  switch (request.task) {
    case 'inspect': return (await import('./inspect-file.js')).inspectFile(request.ask);
    case 'prepare': return (await import('./prepare-file.js')).prepareFile(request.ask);
    case 'page-images': return (await import('./draw-page-images.js')).drawPageImages(request.ask);
    case 'word-frame': return (await import('../render/word/dossier.js')).frameDossier(request.ask);
    case 'gap-report': return (await import('../render/word/gap-report.js')).renderGapReport(request.ask);
    case 'glimpse': return (await import('./draw-glimpse.js')).drawGlimpse(request.ask);
    case 'thumbnails': return (await import('../render/report/take-glimpse.js')).drawThumbnails(await readBytes(request.ask.file), request.ask.pages);
    case 'reduce-picture': return (await import('../convert/reduce-picture.js')).reducePicture(await readBytes(request.ask.file), request.ask);
    case 'unpack': return (await import('./unpack.js')).unpack(request.ask);
  }
}
