import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { FollowFile } from '../io/growing-file.js';

/** One thread that hashes files while they are written. It begins with the first file. */
export interface HashThread {
  readonly follow: FollowFile;
  close(): Promise<void>;
}

export type HashOrder =
  | { readonly type: 'follow'; readonly id: number; readonly file: string }
  | { readonly type: 'grown'; readonly id: number; readonly bytes: number }
  | { readonly type: 'digest' | 'close'; readonly id: number };

export type HashAnswer = { readonly id: number } & ({ readonly digest: string } | { readonly error: string });

// Threads load built files: under the test runner this module is the source, its thread is not.
const ENTRY = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/workers/hash-worker.js' : './hash-worker.js', import.meta.url));

/** It holds one piece of a file at a time. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

interface Waiting {
  readonly resolve: (digest: string) => void;
  readonly reject: (error: Error) => void;
}

export function openHashThread(): HashThread {
  let worker: Worker | null = null;
  let files = 0;
  const waiting = new Map<number, Waiting>();
  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(ENTRY, { resourceLimits: LIMITS });
    started.on('message', (answer: HashAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('digest' in answer) asked?.resolve(answer.digest);
      else asked?.reject(new Error(answer.error));
    });
    started.on('error', failAll);
    return started;
  };
  return {
    follow(file) {
      const thread = (worker ??= start());
      const id = ++files;
      const order = (given: HashOrder) => thread.postMessage(given);
      order({ type: 'follow', id, file });
      return {
        grown: (bytes) => order({ type: 'grown', id, bytes }),
        digest: () => new Promise((resolve, reject) => {
          waiting.set(id, { resolve, reject });
          order({ type: 'digest', id });
        }),
        close: () => order({ type: 'close', id }),
      };
    },
    async close() {
      await worker?.terminate();
      failAll(new Error('the thread that hashes was ended'));
    },
  };
}
