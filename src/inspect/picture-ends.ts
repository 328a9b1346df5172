import type { Format } from '../model/kinds.js';

/** Whether the last chunk of a PNG is missing although all its pixels could be decoded. */
export function lacksEnd(bytes: Uint8Array, format: Format): boolean {
  return format === 'png' && !view(bytes).subarray(-4096).includes('IEND\xae\x42\x60\x82', 0, 'latin1');
}

/** An animated PNG says so before its first pixels; sharp shows the first frame and says nothing. */
export function isAnimatedPng(bytes: Uint8Array, format: Format): boolean {
  if (format !== 'png') return false;
  const buffer = view(bytes);
  const pixels = buffer.indexOf('IDAT', 8, 'latin1');
  const animation = buffer.indexOf('acTL', 8, 'latin1');
  return animation > 0 && animation < pixels;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
