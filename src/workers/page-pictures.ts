import { crc32 } from 'node:zlib';
import { assetPath } from '../io/assets.js';
import { fingerprint } from '../io/fingerprint.js';
import type { Exhibit } from '../model/dossier.js';
import { readBytes, readRange } from '../io/read-bytes.js';
import type { EvidenceImage } from '../render/word/evidence.js';
import type { PageSource, RenderedImage } from '../render/word/page-images.js';

/**
 * The pictures of one exhibit's pages as one file, so that a dossier's need not be in memory together: the length of a
 * head, the head (JSON), and one JPEG after the other.
 */
interface Head {
  readonly pages: readonly { readonly widthMm: number; readonly heightMm: number; readonly missing?: string; readonly bytes: number; readonly crc: number }[];
}

const LENGTH_BYTES = 4;

export function packPictures(images: readonly RenderedImage[]): Uint8Array {
  const head: Head = { pages: images.map(({ jpeg, ...about }) => ({ ...about, bytes: jpeg.length, crc: crc32(jpeg) })) };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...images.map((image) => image.jpeg)]);
}

/** The pages in order, each to be read when it is needed; null when the file is not as it was written. */
export async function openPictures(path: string): Promise<readonly EvidenceImage[] | null> {
  try {
    const bytes = Buffer.from(await readBytes(path));
    const start = LENGTH_BYTES + bytes.readUInt32LE(0);
    const { pages } = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, start)) as Head;
    let at = start;
    const images = pages.map(({ bytes: size, crc, ...about }) => {
      const from = at;
      at += size;
      if (crc32(bytes.subarray(from, at)) !== crc) throw new Error('damaged');
      return { ...about, jpeg: () => readRange(path, from, size) };
    });
    return at === bytes.length ? images : null;
  } catch {
    return null;
  }
}

/** Pictures by the content of the file they show and by the code that draws. */
export function picturesKey(sha256: string, { type, pages }: PageSource, straightened: Exhibit['straightened'] = {}): string {
  return `pictures ${drawer()} ${sha256} ${type} ${pages} ${JSON.stringify(straightened)}`;
}

let known: string | null = null;

function drawer(): string {
  known ??= fingerprint(assetPath(''), ['dist/render/word/page-images.js', 'dist/render/pdf/image-codecs.js', 'dist/render/pdf/scanned-page.js', 'dist/engines/**/*.js', 'package.json']);
  return known;
}
