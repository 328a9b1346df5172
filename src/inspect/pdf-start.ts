/** Whether the file ends as a PDF does; one that does not was cut off. */
export function hasEnd(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2048))).includes('%%EOF');
}

/**
 * Whether `startxref` at the end points to no cross-reference table (ISO 32000-1, 7.5.5): readers then rebuild it by
 * searching, which they do well, but the file was damaged or cut off.
 */
export function hasWrongStart(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - 2048));
  const offset = /startxref\s+(\d{1,12})\s+%%EOF(?![\s\S]*startxref)/.exec(tail)?.[1];
  if (offset === undefined) return true;
  // What stands before the header shifts every offset; writers count it or not.
  const header = Math.max(0, buffer.subarray(0, 1024).indexOf('%PDF-'));
  return ![Number(offset), Number(offset) + header].some((at) => /^\s{0,8}(?:xref|\d{1,10}\s+\d{1,5}\s+obj)/.test(buffer.toString('latin1', at, at + 40)));
}
