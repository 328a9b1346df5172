import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { EXIT, UserError } from '../errors.js';
import { isRunning, ownMark, type ProcessMark } from './own-process.js';

/** Held by the one run that may write to a place. */
export interface Lock {
  release(): Promise<void>;
}

/** Locks of this very process: a file with its number that is not among them is left over from another life of that number. */
const held = new Set<string>();

/** Takes the lock file `file` for writing to `place`. Throws a UserError while another run holds it; takes over what a dead run left. */
export async function takeLock(file: string, place: string): Promise<Lock> {
  for (let tries = 0; tries < 5; tries++) {
    if (!held.has(file) && (await create(file))) {
      held.add(file);
      return {
        release: async () => {
          held.delete(file);
          // A lock that cannot be removed is a dead one for the next run.
          await rm(file, { force: true }).catch(() => {});
        },
      };
    }
    const other = await readMark(file);
    if (held.has(file) || (other && other.pid !== process.pid && isRunning(other))) throw inUse(file, place, other);
    await putAside(file);
  }
  throw inUse(file, place, null);
}

async function create(file: string): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(ownMark()), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null for a lock that was cut off while being written, or is gone by now. */
async function readMark(file: string): Promise<ProcessMark | null> {
  try {
    const mark = JSON.parse(await readFile(file, 'utf8')) as ProcessMark;
    return typeof mark.pid === 'number' && typeof mark.host === 'string' ? mark : null;
  } catch {
    return null;
  }
}

/** Renamed before it is removed, so that of two runs that find the same dead lock only one removes it. */
async function putAside(file: string): Promise<void> {
  const aside = `${file}-${randomBytes(4).toString('hex')}`;
  await rename(file, aside).then(() => rm(aside, { force: true }), () => {});
}

function inUse(file: string, place: string, other: ProcessMark | null): UserError {
  return new UserError({
    code: 'out/in-use', exit: EXIT.input, args: { place, file, who: other ? `${other.host}, ${other.pid}` : '?' },
    message: { zh: '另一个运行（{who}）正在写“{place}”。', en: 'Another run ({who}) is writing to “{place}”.' },
    hint: { zh: '请等它结束后重试，或用 --out 换一个位置。确信没有别的运行时，可删除“{file}”。', en: 'Wait for it to end, or choose another place with --out. If you are sure that none is running, delete “{file}”.' },
  });
}
