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
  if (encoding === 'gb18030' && !isPlausible(bytes)) return null;
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

/**
 * Six in ten characters of two bytes are everyday ones (GB/T 2312, level 1: rows 16–55) or marks and full-width forms
 * (rows 1–3). Chinese text has nine in ten, bytes of a program two in ten.
 */
function isPlausible(bytes: Uint8Array): boolean {
  let [pairs, usual] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length - 1, 40_000); at++) {
    const [lead, trail] = [bytes[at] as number, bytes[at + 1] as number];
    if (lead < 0x81) continue;
    // Four bytes are a rare character, as names have: neither for nor against.
    if (trail >= 0x30 && trail <= 0x39) {
      at += 3;
      continue;
    }
    pairs++;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) usual++;
    at++;
  }
  return usual >= 0.6 * pairs;
}
