/** An OLE compound file ([MS-CFB]): the old office formats, and the shell around protected new ones. */
export interface Compound {
  /** Names of all streams and storages, embedded objects included. */
  readonly names: readonly string[];
  /** Sectors that the allocation table says are in use, or bytes of a stream, lie beyond the end. */
  readonly isCut: boolean;
  /** A stream of the root storage or its first bytes, by its name in any case; null when it is not there. Cut off streams give what is left. */
  read(name: string, most?: number): Uint8Array | null;
}

interface Entry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root ([MS-CFB] 2.6.1). */
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const LAST_SECTOR = 0xfffffff0;
const FREE = 0xffffffff;
/** Some writers say so of sectors that nothing uses, too. */
const END = 0xfffffffe;
const MOST_ENTRIES = 65_536;
/** Sector numbers of the allocation table that the header itself holds. */
const IN_HEADER = 109;

/** Reads the directory. A file that is cut off or tangled gives what can be read of it, at worst no names. */
export function openCompound(bytes: Uint8Array): Compound {
  if (bytes.length < 512) return { names: [], isCut: true, read: () => null };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const file: Space = { bytes, sectorSize, before: sectorSize, table: allocationTable(bytes, sectorSize) };
  const entries = readEntries(gather(file, view.getUint32(48, true), MOST_ENTRIES * 128));
  const root = entries.find((entry) => entry.kind === 5);
  const cutoff = view.getUint32(56, true) || 4096;
  const small = lazily(() => smallSpace(file, root, view.getUint32(60, true)));
  const streams = lazily(() => rootStreams(entries, root));
  return {
    names: entries.filter((entry) => entry.kind !== 0).map((entry) => entry.name),
    get isCut() {
      return file.table.some((next, sector) => next !== FREE && next !== END && sectorSize + sector * sectorSize >= bytes.length)
        || areEntriesCut(entries)
        || entries.some((entry) => (entry.kind === 5 || (entry.kind === 2 && entry.size >= cutoff)) && isChainCut(file, entry))
        || entries.some((entry) => entry.kind === 2 && entry.size < cutoff && isChainCut(small(), entry));
    },
    read(name, most = Infinity) {
      const entry = streams().get(name.toLowerCase());
      return entry ? gather(entry.size < cutoff ? small() : file, entry.start, Math.min(most, entry.size)) : null;
    },
  };
}

/** Sectors and the table that chains them: those of the file, or the small ones inside the root's stream. */
interface Space {
  readonly bytes: Uint8Array;
  readonly sectorSize: number;
  /** Bytes before sector 0. */
  readonly before: number;
  readonly table: Uint32Array;
}

function smallSpace(file: Space, root: Entry | undefined, tableStart: number): Space {
  const table = gather(file, tableStart, file.bytes.length);
  return { bytes: root ? gather(file, root.start, root.size) : new Uint8Array(), sectorSize: 64, before: 0, table: numbers(table) };
}

/** The bytes of a chain of sectors, up to `size`; a chain cannot have more sectors than its space, so that a ring ends. */
function gather({ bytes, sectorSize, before, table }: Space, start: number, size: number): Uint8Array {
  const most = Math.min(Math.ceil(size / sectorSize), Math.ceil(bytes.length / sectorSize));
  const parts: Uint8Array[] = [];
  let left = size;
  for (let sector = start; sector < LAST_SECTOR && parts.length < most; sector = table[sector] ?? LAST_SECTOR) {
    const at = before + sector * sectorSize;
    if (at >= bytes.length) break;
    const part = bytes.subarray(at, Math.min(at + sectorSize, at + left));
    parts.push(part);
    left -= part.length;
  }
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * Whether bytes of a stream lie beyond the end, or the part of the table that tells where they lie. Writers may leave out
 * what nobody needs of the last sector, so that a whole file may have any length.
 */
function isChainCut({ bytes, sectorSize, before, table }: Space, { start, size }: Entry): boolean {
  let left = size;
  for (let sector = start, steps = 0; left > 0 && sector < LAST_SECTOR && steps <= table.length; steps++) {
    const needed = Math.min(sectorSize, left);
    if (before + sector * sectorSize + needed > bytes.length) return true;
    left -= needed;
    const next = table[sector];
    if (left > 0 && (next === undefined || next === FREE)) return sector >= table.length - sectorSize / 4;
    sector = next ?? LAST_SECTOR;
  }
  return false;
}

/** An entry that is pointed at and not there. */
function areEntriesCut(entries: readonly Entry[]): boolean {
  const isMissing = (index: number) => index < LAST_SECTOR && index >= entries.length && index < MOST_ENTRIES;
  return entries.length > 0 && entries.some(({ kind, left, right, child }) => kind !== 0 && [left, right, child].some(isMissing));
}

/** The sectors of the table are listed in the header, and for files over 7 MB in a chain of further lists. */
function allocationTable(bytes: Uint8Array, sectorSize: number): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const most = Math.ceil(bytes.length / sectorSize / (sectorSize / 4)) + 1;
  const listed: number[] = Array.from({ length: IN_HEADER }, (_each, index) => view.getUint32(76 + index * 4, true));
  const perList = sectorSize / 4 - 1;
  for (let list = view.getUint32(68, true), seen = 0; list < LAST_SECTOR && seen * perList < most; seen++) {
    const at = (list + 1) * sectorSize;
    if (at + sectorSize > bytes.length) break;
    for (let index = 0; index < perList; index++) listed.push(view.getUint32(at + index * 4, true));
    list = view.getUint32(at + perList * 4, true);
  }
  // A sector that is missing keeps its place, so that the numbers after it stay true; it leads nowhere and is not free.
  const sectors = listed.filter((sector) => sector < LAST_SECTOR).slice(0, most).map((sector) => {
    const at = (sector + 1) * sectorSize;
    const part = new Uint8Array(sectorSize).fill(at < bytes.length ? 0xff : 0xfe);
    if (at < bytes.length) part.set(bytes.subarray(at, at + sectorSize));
    return part;
  });
  return numbers(new Uint8Array(Buffer.concat(sectors)));
}

function numbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_each, index) => view.getUint32(index * 4, true));
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.length);
  return Array.from({ length: Math.min(MOST_ENTRIES, Math.floor(directory.length / 128)) }, (_each, index) => {
    const at = index * 128;
    const length = Math.max(0, Math.min(62, view.getUint16(at + 64, true) - 2));
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** The tree of siblings below the root; an embedded object has streams of the same names, which are not the document's. */
function rootStreams(entries: readonly Entry[], root: Entry | undefined): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  const seen = new Set<number>();
  const open = [root?.child ?? LAST_SECTOR];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (!entry || seen.has(index)) continue;
    seen.add(index);
    if (entry.kind === 2) found.set(entry.name.toLowerCase(), entry);
    open.push(entry.left, entry.right);
  }
  // A tree that leads nowhere: the first of each name.
  if (found.size === 0) for (const entry of entries) if (entry.kind === 2 && !found.has(entry.name.toLowerCase())) found.set(entry.name.toLowerCase(), entry);
  return found;
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
