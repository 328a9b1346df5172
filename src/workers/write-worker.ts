import { parentPort } from 'node:worker_threads';
import { collectGarbage } from '../engines/collect-garbage.js';
import { writeOn, type WrittenOn } from '../io/write-on.js';
import type { WriteAnswer, WriteOrder } from './write-thread.js';

/** The entry of the thread that writes: orders are followed one after the other. */
const files = new Map<number, WrittenOn>();

/** So much of what came as a copy of its own may wait to be collected here; each piece is garbage once it is written. */
const COLLECTED_BYTES = 4 << 20;
let copied = 0;

parentPort?.on('message', (order: WriteOrder) => parentPort?.postMessage(follow(order)));

function follow(order: WriteOrder): WriteAnswer {
  try {
    if (order.type === 'open') files.set(order.file, writeOn(order.path, order.begun));
    const file = files.get(order.file);
    if (order.type === 'write') {
      file?.write(order.pieces);
      for (const piece of order.pieces) if (!(piece.buffer instanceof SharedArrayBuffer)) copied += piece.length;
    }
    if (order.type === 'close') {
      files.delete(order.file);
      file?.close();
    }
    if (order.type === 'rest' || copied >= COLLECTED_BYTES) {
      copied = 0;
      collectGarbage();
    }
    return { digest: order.type === 'digest' ? (file?.digest() ?? '') : '' };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { message, code };
  }
}
