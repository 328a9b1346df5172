import { stat, statfs } from 'node:fs/promises';
import type { Cache } from './cache.js';

/**
 * SHA-256 of files that nobody has touched since they were read, so that an unchanged gigabyte need not be read again.
 *
 * “Not touched” is the inode, the size and, to the nanosecond, the times of the last change of content and of the inode
 * (ctime). Programs set the first time as they like; the second only the system sets, so content that was exchanged under
 * an old date and the same size is noticed. That holds on the file systems listed here; on all others every file is read.
 */
export interface FileMarks {
  /** The hash of a file as it was read when it looked like this; null: it has to be read. */
  recall(path: string, look: Look | null): string | null;
  /** Call after reading: the file is remembered when it still looks as before. */
  note(path: string, look: Look | null, sha256: string): Promise<void>;
  /** What the disk says of a file before it is read; null: nothing to rely on. */
  look(path: string): Promise<Look | null>;
  /** Keeps what was noted for the next run. */
  save(): Promise<void>;
}

/** All that changes when a file is touched, as one line. */
export type Look = string & { readonly look: unique symbol };

/** ext2–4, XFS, Btrfs, tmpfs, overlay, ZFS, F2FS (statfs(2)): local, and their ctime is the kernel's own. */
const KEEPS_CHANGE_TIMES: ReadonlySet<number> = new Set([0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010]);
/** Their clocks tick every few milliseconds. What was changed less than this ago could be changed again within the same tick. */
export const CHANGES_SETTLE_MS = 100;

/** Marks of the files below `folder`; paths are relative to it. One record for each folder, which two runs may write at once: the last one stays. */
export async function openFileMarks(cache: Cache, folder: string): Promise<FileMarks> {
  const key = `marks ${folder}`;
  const known = readRecord(await cache.get(key));
  const seen = new Map<string, readonly [Look, string]>();
  const lookAt = openLooks();
  const look = (path: string): Promise<Look | null> => lookAt(`${folder}/${path}`);
  return {
    look,
    recall(path, as) {
      const mark = seen.get(path) ?? known.get(path);
      if (!mark || as === null || mark[0] !== as) return null;
      seen.set(path, mark);
      return mark[1];
    },
    async note(path, as, sha256) {
      if (as !== null && sha256 !== '' && (await look(path)) === as) seen.set(path, [as, sha256]);
    },
    save: () => cache.put(key, [...seen]),
  };
}

/** What the disk says of any file, named by its absolute path. */
export function openLooks(): (file: string) => Promise<Look | null> {
  const trusted = new Map<bigint, boolean>();
  return async (file) => {
    try {
      const now = Date.now();
      const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
      if (now - Number(ctimeNs / 1_000_000n) < CHANGES_SETTLE_MS) return null;
      if (!trusted.has(dev)) trusted.set(dev, process.platform === 'linux' && KEEPS_CHANGE_TIMES.has((await statfs(file)).type));
      return trusted.get(dev) ? ([dev, ino, size, mtimeNs, ctimeNs].join(' ') as Look) : null;
    } catch {
      return null;
    }
  };
}

function readRecord(value: unknown): Map<string, readonly [Look, string]> {
  return new Map(Array.isArray(value) ? (value as [string, readonly [Look, string]][]) : []);
}
