import { parentPort } from 'node:worker_threads';
import { openGrowingHash, type GrowingHash } from '../io/hash-growing.js';
import type { HashAnswer, HashOrder } from './hash-thread.js';

/** The entry of the thread that hashes: orders are followed one after the other. */
const open = new Map<number, GrowingHash>();
const failed = new Map<number, string>();

parentPort?.on('message', (order: HashOrder) => {
  const { id } = order;
  try {
    if (order.type === 'follow') open.set(id, openGrowingHash(order.file));
    if (order.type === 'grown' && !failed.has(id)) open.get(id)?.upTo(order.bytes);
    if (order.type === 'digest') answer({ id, ...(failed.has(id) ? { error: failed.get(id) as string } : { digest: open.get(id)?.digest() ?? '' }) });
    if (order.type === 'close') {
      open.get(id)?.close();
      open.delete(id);
    }
  } catch (error) {
    failed.set(id, String(error));
  }
});

function answer(found: HashAnswer): void {
  parentPort?.postMessage(found);
}
