/** Deepest folder and longest path that is taken; Windows itself stops at 260 characters. */
const MOST_PARTS = 32;
const MOST_CHARACTERS = 400;

export interface EntryPath {
  /** Parts joined by `/`, below the archive whatever stood there. */
  readonly path: string;
  /** It pointed outside the archive: to a drive, the root or a folder above. What it holds is not taken out. */
  readonly isUnsafe: boolean;
}

/** The path of an entry as it may be shown and used. `..`, drives and roots are told and then left out of the path. */
export function entryPath(name: string): EntryPath {
  const slashed = name.replaceAll('\\', '/').replaceAll('\0', '');
  const parts = slashed.split('/').filter((part) => part !== '' && part !== '.');
  const kept = parts.filter((part) => part !== '..' && !/^[A-Za-z]:$/.test(part)).map((part) => part.replace(/^[A-Za-z]:/, ''));
  const isUnsafe = /^(?:\/|[A-Za-z]:)/.test(slashed) || parts.includes('..') || parts.length > MOST_PARTS || slashed.length > MOST_CHARACTERS;
  const path = kept.slice(-MOST_PARTS).join('/').slice(-MOST_CHARACTERS).replace(/^\/+/, '');
  return { path: path || '_', isUnsafe: isUnsafe || kept.length === 0 };
}
