import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { assetPath } from '../io/assets.js';
import { fingerprint } from '../io/fingerprint.js';
import type { Exhibit } from '../model/dossier.js';
import { readBytes, readRange } from '../io/read-bytes.js';
import type { EvidenceImage } from '../render/word/evidence.js';
import type { PageSource, RenderedImage } from '../render/word/page-images.js';

/** What is known of the pictures of one exhibit's pages, in order, without the pictures: enough to know each again. */
export interface KnownPictures {
  readonly pages: readonly (Omit<EvidenceImage, 'jpeg'> & { readonly bytes: number; readonly crc: number; readonly sha256: string })[];
}

export function describePictures(images: readonly RenderedImage[]): KnownPictures {
  return { pages: images.map(({ jpeg, ...about }) => ({ ...about, bytes: jpeg.length, crc: crc32(jpeg), sha256: createHash('sha256').update(jpeg).digest('hex') })) };
}

const LENGTH_BYTES = 4;

/**
 * The pictures of one exhibit's pages as one file, so that a dossier's need not be in memory together: the length of a
 * head, the head (JSON), and one JPEG after the other.
 */
export function packPictures(images: readonly RenderedImage[], known: KnownPictures): Uint8Array {
  const json = Buffer.from(JSON.stringify(known));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, ...images.map((image) => image.jpeg)]);
}

/** The pages in order, each to be read when it is needed; null when the file is not as it was written. */
export async function openPictures(path: string): Promise<readonly EvidenceImage[] | null> {
  try {
    const bytes = Buffer.from(await readBytes(path));
    const start = LENGTH_BYTES + bytes.readUInt32LE(0);
    const { pages } = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, start)) as KnownPictures;
    let at = start;
    const images = pages.map(({ bytes: size, crc, sha256: _sha256, ...about }) => {
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
  known ??= fingerprint(assetPath(''), ['dist/render/word/page-images.js', 'dist/render/pdf/open-picture.js', 'dist/render/pdf/scanned-page.js', 'dist/engines/**/*.js', 'package.json']);
  return known;
}
