export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly adobe: boolean;
  /** How it is to be turned, as EXIF counts. */
  readonly orientation: number;
  /** The file without what it says about camera and place. */
  readonly parts: readonly Uint8Array[];
}

/** Null when it is no plain JPEG: baseline or progressive, 8 bits; application data is left out but for JFIF, Adobe and the colour profile (ITU-T T.81, B.1). */
export function readJpeg(bytes: Uint8Array): Jpeg | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let frame: { width: number; height: number; components: number } | null = null;
  let adobe = false;
  let orientation = 1;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) { at += 1; continue; }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const segment = bytes.subarray(at, at + 2 + length);
    if (length < 2 || segment.length < length + 2) return null;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (marker > 0xc2 || segment[4] !== 8) return null;
      frame = { height: ((segment[5] ?? 0) << 8) | (segment[6] ?? 0), width: ((segment[7] ?? 0) << 8) | (segment[8] ?? 0), components: segment[9] ?? 0 };
    }
    if (marker === 0xee) adobe = true;
    if (marker === 0xe1 && orientation === 1) orientation = exifOrientation(segment.subarray(4));
    const about = marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker);
    if (!about && marker !== 0xfe) kept.push(segment);
    at += 2 + length;
    if (marker !== 0xda) continue;
    if (!frame || frame.width === 0 || frame.height === 0 || ![1, 3, 4].includes(frame.components)) return null;
    const end = endOfImage(bytes, at);
    return { ...frame, adobe, orientation, parts: [...kept, bytes.subarray(at, end)] };
  }
  return null;
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

/** After the end-of-image mark: phones hang previews and films behind it, which stay out. */
function endOfImage(bytes: Uint8Array, from: number): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(END_OF_IMAGE, from);
  return at < 0 ? bytes.length : at + END_OF_IMAGE.length;
}

const ORIENTATION_TAG = 0x0112;

/** Of the picture itself, from the first directory (EXIF 2.3, 4.6.2); 1 where nothing is said, or nothing that counts. */
function exifOrientation(segment: Uint8Array): number {
  const exif = Buffer.from(segment.buffer, segment.byteOffset, segment.length);
  if (exif.length < 14 || exif.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = exif.subarray(6);
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(first);
  for (let entry = 0; entry < count && first + 2 + 12 * entry < tiff.length; entry++) {
    const at = first + 2 + 12 * entry;
    const value = short(at + 8);
    if (short(at) === ORIENTATION_TAG) return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
