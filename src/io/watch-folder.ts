import { setTimeout as sleep } from 'node:timers/promises';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { walk } from './walk.js';

/** Something in a folder became different and came to rest. */
export interface Moment {
  /** Paths that are new, changed or gone since the moment before, sorted; all of them at the first. */
  readonly changed: readonly string[];
  /** Paths that are still being written to. */
  readonly settling: readonly string[];
}

export interface WatchOptions {
  /** Waits between two looks; a second unless given, longer where a look takes long. */
  readonly pause?: (lookMs: number) => Promise<unknown>;
  /** Told when other files than before are seen to grow or change. */
  readonly onSettling?: (paths: readonly string[]) => void;
  readonly signal?: AbortSignal;
}

const EVERY_MS = 1000;
/** What was changed before the first look, and longer ago than this, is at rest. */
const OLD_MS = 3000;
/** A file counts as written when so many looks in a row saw the same size and time. */
const CALM_LOOKS = 2;
/** When something never comes to rest, the others are not kept waiting for longer. */
const MOST_LOOKS = 20;

/**
 * Looks at a folder again and again, by size and time of every file: this works on network drives too, where the
 * system reports nothing. The first moment comes as soon as everything is at rest.
 */
export async function* watchFolder(folder: string, options: WatchOptions = {}): AsyncGenerator<Moment> {
  const pause = options.pause ?? ((lookMs) => sleep(Math.max(EVERY_MS, lookMs * 5), undefined, options.signal ? { signal: options.signal } : {}));
  let told = new Map<string, string>();
  let seen = new Map<string, Look>();
  let waited = 0;
  let isFirst = true;
  let growing = '';
  while (!options.signal?.aborted) {
    const started = performance.now();
    seen = await look(folder, seen);
    const settling = [...seen].filter(([, { calm }]) => calm < CALM_LOOKS).map(([path]) => path);
    const changed = [...new Set([...seen.keys(), ...told.keys()])].filter((path) => seen.get(path)?.mark !== told.get(path)).sort();
    const calmChanges = changed.filter((path) => !settling.includes(path));
    waited = changed.length > 0 ? waited + 1 : 0;
    const isDue = settling.length === 0 || waited >= MOST_LOOKS;
    if (isDue && (isFirst || calmChanges.length > 0)) {
      told = new Map([...seen].filter(([path]) => !settling.includes(path)).map(([path, { mark }]) => [path, mark]));
      waited = 0;
      isFirst = false;
      yield { changed: calmChanges, settling };
    }
    const grew = [...seen].filter(([, { grew }]) => grew).map(([path]) => path);
    if (grew.length > 0 && grew.join('\n') !== growing) options.onSettling?.(grew);
    if (grew.length > 0 || settling.length === 0) growing = grew.join('\n');
    await pause(performance.now() - started).catch(() => {});
  }
}

interface Look {
  /** Size and time of the last change. */
  readonly mark: string;
  /** How many looks in a row saw this mark. */
  readonly calm: number;
  /** It was there at the look before, and other than now. */
  readonly grew: boolean;
}

async function look(folder: string, before: ReadonlyMap<string, Look>): Promise<Map<string, Look>> {
  const { entries } = await walk(folder);
  const looks = await Promise.all(entries.map(async ({ path }): Promise<[string, Look]> => {
    const stats = await lstat(join(folder, path)).catch(() => null);
    const mark = stats ? `${stats.size} ${stats.mtimeMs}` : '';
    const last = before.get(path);
    const isOld = before.size === 0 && Date.now() - (stats?.mtimeMs ?? 0) > OLD_MS;
    return [path, { mark, calm: isOld ? CALM_LOOKS : last?.mark === mark ? last.calm + 1 : 0, grew: last !== undefined && last.mark !== mark }];
  }));
  return new Map(looks);
}
