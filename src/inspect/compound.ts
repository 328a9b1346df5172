/** An OLE compound file ([MS-CFB]): the old office formats, and the shell around protected new ones. */
export interface Compound {
  /** Names of streams and storages. */
  readonly names: readonly string[];
  /** The first bytes of a stream of the large kind; null when it is missing, small or out of order. */
  head(name: string, length: number): Uint8Array | null;
}

const END = 0xfffffff0;
const MOST_SECTORS = 4_096;

/** Reads the directory. A file that is cut off or tangled gives what can be read of it, at worst no names. */
export function openCompound(bytes: Uint8Array): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = new Map<string, { readonly start: number; readonly size: number }>();
  try {
    const sectorSize = 1 << Math.min(16, view.getUint16(30, true));
    for (const sector of chain(view, view.getUint32(48, true), sectorSize)) {
      for (let at = (sector + 1) * sectorSize; at < (sector + 2) * sectorSize && at + 128 <= bytes.length; at += 128) {
        const length = view.getUint16(at + 64, true);
        if (length < 2 || length > 64 || view.getUint8(at + 66) === 0) continue;
        const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + length - 2));
        entries.set(name, { start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
      }
    }
    return { names: [...entries.keys()], head: (name, length) => head(bytes, entries.get(name), { sectorSize, length }) };
  } catch {
    return { names: [...entries.keys()], head: () => null };
  }
}

/** Streams under 4,096 bytes lie elsewhere and are not needed. */
const SMALLEST = 4_096;

function head(bytes: Uint8Array, entry: { readonly start: number; readonly size: number } | undefined, { sectorSize, length }: { sectorSize: number; length: number }): Uint8Array | null {
  if (!entry || entry.size < SMALLEST) return null;
  const at = (entry.start + 1) * sectorSize;
  return at + length <= bytes.length && length <= sectorSize ? bytes.subarray(at, at + length) : null;
}

/** The sectors of a chain, by the allocation table whose first 109 sectors the header lists. */
function chain(view: DataView, start: number, sectorSize: number): number[] {
  const sectors: number[] = [];
  const perSector = sectorSize / 4;
  for (let sector = start; sector < END && sectors.length < MOST_SECTORS && (sector + 1) * sectorSize < view.byteLength;) {
    sectors.push(sector);
    const table = Math.floor(sector / perSector);
    if (table >= 109) break;
    const at = (view.getUint32(76 + 4 * table, true) + 1) * sectorSize + (sector % perSector) * 4;
    if (at + 4 > view.byteLength) break;
    sector = view.getUint32(at, true);
  }
  return sectors;
}
