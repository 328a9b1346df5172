import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FileAside, WriteAside } from '../io/growing-file.js';

/** One thread that writes and hashes large files while others are made ready. It begins with the first file. */
export interface WriteThread {
  readonly writeAside: WriteAside;
  close(): Promise<void>;
}

export type WriteOrder =
  | { readonly type: 'open'; readonly file: number; readonly path: string; readonly begun: number }
  | { readonly type: 'write'; readonly file: number; readonly pieces: readonly Uint8Array[] }
  | { readonly type: 'rest' | 'digest' | 'close'; readonly file: number };

/** One for each order, in their order; errors lose their class between threads. */
export type WriteAnswer = { readonly digest: string } | { readonly message: string; readonly code: string | undefined };

// Threads load built files: under the test runner this module is the source, its thread is not.
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/write-worker.js' : './write-worker.js', import.meta.url));

/** It holds what is on its way to the disk. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/** So much of what has to be copied on the way is under way at once. */
const COPIED_BYTES = 4 << 20;

interface Waiting {
  readonly resolve: (digest: string) => void;
  readonly reject: (error: Error) => void;
}

export function openWriteThread(): WriteThread {
  let worker: Worker | null = null;
  let files = 0;
  const waiting: Waiting[] = [];
  const failAll = (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  const start = (): Worker => {
    const started = new Worker(ENTRY, { resourceLimits: LIMITS });
    started.on('message', (answer: WriteAnswer) => {
      const asked = waiting.shift();
      if ('digest' in answer) asked?.resolve(answer.digest);
      else asked?.reject(Object.assign(new Error(answer.message), answer.code === undefined ? {} : { code: answer.code }));
    });
    started.on('error', failAll);
    return started;
  };
  const ask = (order: WriteOrder, moved: readonly ArrayBuffer[] = []): Promise<string> => {
    const thread = (worker ??= start());
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      thread.postMessage(order, moved);
    });
  };
  return {
    writeAside: (path, begun) => openFile(ask, { type: 'open', file: ++files, path, begun }),
    async close() {
      await worker?.terminate();
      failAll(new Error('the thread that writes was ended'));
    },
  };
}

function openFile(ask: (order: WriteOrder, moved?: readonly ArrayBuffer[]) => Promise<string>, order: Extract<WriteOrder, { readonly type: 'open' }>): FileAside {
  const { file } = order;
  let last: Promise<unknown> = ask(order);
  // Who writes next is told of it.
  last.catch(() => {});
  return {
    write(pieces) {
      const before = last;
      const writing = (async () => {
        await before;
        for (const { batch, moved } of batchesOf(pieces)) await ask({ type: 'write', file, pieces: batch }, moved);
      })();
      last = writing;
      writing.catch(() => {});
      return writing;
    },
    async rest() {
      await last;
      await ask({ type: 'rest', file });
    },
    async digest() {
      await last;
      return ask({ type: 'digest', file });
    },
    async close() {
      await ask({ type: 'close', file });
    },
  };
}

interface Batch {
  readonly batch: Uint8Array[];
  readonly moved: ArrayBuffer[];
}

/** What lies in memory that both threads see is told of; all else is copied, a little at a time. */
function* batchesOf(pieces: readonly Uint8Array[]): Generator<Batch> {
  let [batch, moved, copied]: [Uint8Array[], ArrayBuffer[], number] = [[], [], 0];
  for (const piece of pieces) {
    if (piece.buffer instanceof SharedArrayBuffer) {
      batch.push(piece);
      continue;
    }
    for (let from = 0; from < piece.length; from += COPIED_BYTES) {
      const copy = new Uint8Array(piece.subarray(from, from + COPIED_BYTES));
      if (copied + copy.length > COPIED_BYTES) {
        yield { batch, moved };
        [batch, moved, copied] = [[], [], 0];
      }
      batch.push(copy);
      moved.push(copy.buffer);
      copied += copy.length;
    }
  }
  if (batch.length > 0) yield { batch, moved };
}
