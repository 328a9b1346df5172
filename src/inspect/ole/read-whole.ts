import { Unreadable } from '../format.js';
import type { Compound } from './compound.js';

/** What `read` makes of a compound file that is all there. Throws Unreadable: of one that was cut off, damage too is `truncated`. */
export function readWhole<T>(compound: Compound, read: () => T): T {
  try {
    const found = read();
    if (!compound.isCut) return found;
  } catch (error) {
    if (!(error instanceof Unreadable && error.code === 'corrupt' && compound.isCut)) throw error;
  }
  throw new Unreadable('truncated', 'the end of the file is missing');
}
