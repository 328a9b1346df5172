import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** A string is stored as UTF-8 with its flag; bytes as they are, without. */
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** What the directory says instead of the truth. */
  readonly claimed?: { readonly bytes?: number; readonly crc?: number };
  readonly isLink?: boolean;
  /** Its directory entry points at the part of this number. */
  readonly at?: number;
}

/** A zip with whatever a hostile one may hold, which no library writes. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name as string);
    const content = Buffer.from(part.content as string);
    const method = part.method ?? (content.length > 200 ? 8 : 0);
    const packed = method === 8 ? deflateRawSync(content) : content;
    const flags = (typeof part.name === 'string' ? 0x800 : 0) | (part.encrypted ? 1 : 0);
    const [bytes, crc] = [part.claimed?.bytes ?? content.length, part.claimed?.crc ?? crc32(content)];
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(bytes, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt8(3, 5);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(bytes, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(((part.isLink ? 0o120777 : 0o100644) << 16) >>> 0, 38);
    offsets.push(offset);
    entry.writeUInt32LE(part.at === undefined ? offset : (offsets[part.at] as number), 42);
    directory.push(entry, name);
    if (part.at !== undefined) continue;
    chunks.push(head, name, packed);
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, central, end]));
}

/** 照片/活动.jpg in GBK, as Windows packs it. */
export const GBK_NAME = Uint8Array.of(0xd5, 0xd5, 0xc6, 0xac, 0x2f, 0xbb, 0xee, 0xb6, 0xaf, 0x2e, 0x6a, 0x70, 0x67);
