import { fork, type ChildProcess } from 'node:child_process';

/**
 * A process of our own that answers one question at a time. For native code, which a thread cannot be rid of: whatever
 * it does, ending the process costs nothing but its memory.
 */
export interface Child<Ask, Answer> {
  /** Rejects when the process dies or takes longer; it is then gone, and the next question starts another. */
  ask(question: Ask, limits: { readonly seconds: number }): Promise<Answer>;
  end(): void;
}

export class ChildTimeout extends Error {
  override readonly name = 'ChildTimeout';
}

/** `entry` is a module that answers each message with one message. It is started with the first question. */
export function openChild<Ask extends object, Answer>(entry: string): Child<Ask, Answer> {
  let running: ChildProcess | null = null;
  const end = () => {
    running?.kill('SIGKILL');
    running = null;
  };
  return {
    end,
    ask(question, { seconds }) {
      const child = (running ??= start(entry));
      return new Promise<Answer>((resolve, reject) => {
        const settle = (finish: () => void) => {
          clearTimeout(timer);
          child.removeAllListeners();
          finish();
        };
        const fail = (error: Error) => settle(() => {
          if (running === child) end();
          reject(error);
        });
        const timer = setTimeout(() => fail(new ChildTimeout(`took longer than ${seconds} s`)), seconds * 1000);
        child.once('message', (answer) => settle(() => resolve(answer as Answer)));
        child.once('error', fail);
        child.once('exit', (code, signal) => fail(new Error(`the process ended (${signal ?? code})`)));
        child.send(question);
      });
    },
  };
}

/**
 * One allocation arena: glibc would otherwise keep one for each thread of libvips, hundreds of megabytes in all. Blocks of
 * 4 MiB and more go back to the system when they are freed: glibc would otherwise learn to keep them, in holes that no other
 * picture fits. From 1 MiB on, the system would spend as long clearing pages for the recogniser as that spends reading.
 */
const ALLOCATION = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: String(4 << 20), MALLOC_TRIM_THRESHOLD_: String(8 << 20) };

/** MiB: a new object's space would otherwise grow to 48, for pixels and numbers of one page that are dead after it. */
const MEMORY = ['--expose-gc', '--max-semi-space-size=2'];

function start(entry: string): ChildProcess {
  return fork(entry, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: MEMORY, env: { ...process.env, ...ALLOCATION } });
}
