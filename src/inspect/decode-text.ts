export interface DecodedText {
  /** Without byte order mark; lines end in \n. */
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** Bytes that no encoding explains came out as U+FFFD. */
  readonly hasReplacements: boolean;
}

/**
 * Bytes → text: a byte order mark decides; else strict UTF-8; else UTF-16, when every other byte of the Latin part is
 * zero; else GB 18030, the encoding of every other Chinese text file. Null for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  // No text editor writes these; ^L and ^Z are left by old printers and DOS.
  if (/[\0-\x08\x0e-\x19\x1c-\x1f\x7f]/.test(text)) return null;
  const replaced = (text.match(/\uFFFD/g) ?? []).length;
  if (replaced > text.length / 50) return null;
  // GB 18030 explains almost any bytes; what it makes of a program is not what people write.
  if (encoding === 'gb18030' && !isPlausible(text)) return null;
  return { text: text.replace(/^\uFEFF/, ''), encoding, hasReplacements: replaced > 0 };
}

function encodingOf(bytes: Uint8Array): DecodedText['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes.length % 2 === 0 && bytes.subarray(0, 4096).includes(0)) {
    if (isHalfZero(bytes, 1)) return 'utf-16le';
    if (isHalfZero(bytes, 0)) return 'utf-16be';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** Line ends, digits and blanks have a zero for their high byte; few characters (一 is one) have one for their low byte. */
function isHalfZero(bytes: Uint8Array, high: 0 | 1): boolean {
  const zeros = [0, 0] as [number, number];
  for (let at = 0; at < Math.min(bytes.length, 4096); at++) if (bytes[at] === 0) zeros[(at % 2) as 0 | 1]++;
  return zeros[high] > 3 * zeros[high === 1 ? 0 : 1];
}

/** Nine in ten characters are ASCII, Han in everyday use (CJK Unified), or Chinese punctuation. */
function isPlausible(text: string): boolean {
  const sample = [...text.slice(0, 20_000)];
  const usual = sample.filter((character) => /[\x09\x0a\x0c\x1a\x20-\x7e\u00b7\u00d7\u2014-\u203b\u2103\u2160-\u217f\u2190-\u22ff\u2460-\u249b\u2500-\u27bf\u3000-\u30ff\u4e00-\u9fa5\uff00-\uffef]/.test(character)).length;
  return usual >= 0.9 * sample.length;
}
