/** The bytes a PDF signature covers (ISO 32000-1, 12.8.1), and what its /ByteRange leaves out. */
export interface Coverage {
  /** Covered bytes in order; null when the range makes no sense. */
  readonly pieces: readonly Uint8Array[] | null;
  /** What is wrong with the range; null when it covers all but /Contents up to its own end. */
  readonly fault: string | null;
  /** Whether the fault means that signed bytes are missing, or unsigned ones stand among them. */
  readonly isTampered: boolean;
  /** The signature as it stands in the gap, where no decryption or repair has touched it; null when it is not written there in hexadecimal. */
  readonly contents: Uint8Array | null;
  /** Bytes after the last covered one, white space not counted. */
  readonly trailing: number;
}

const fault = (text: string, isTampered: boolean): Coverage => ({ pieces: null, fault: text, isTampered, contents: null, trailing: 0 });

/** Reads /ByteRange against the file. Never throws. */
export function coverageOf(bytes: Uint8Array, byteRange: readonly number[]): Coverage {
  if (byteRange.length < 4 || byteRange.length % 2 !== 0) return fault('the ByteRange is malformed', false);
  if (byteRange.some((value) => !Number.isSafeInteger(value) || value < 0)) return fault('the ByteRange is malformed', false);
  const spans = Array.from({ length: byteRange.length / 2 }, (_each, index) => {
    const start = byteRange[index * 2] as number;
    return { start, end: start + (byteRange[index * 2 + 1] as number) };
  });
  const last = spans.at(-1)?.end ?? 0;
  if (last > bytes.length) return fault('signed bytes are missing at the end of the file', true);
  if (spans.some((span, index) => index > 0 && span.start < (spans[index - 1]?.end ?? 0))) return fault('the parts of the ByteRange overlap', false);
  const pieces = spans.map(({ start, end }) => bytes.subarray(start, end));
  const gaps = spans.slice(1).map((span, index) => bytes.subarray(spans[index]?.end, span.start)).filter((gap) => gap.length > 0);
  const rest = { pieces, contents: hexOf(gaps[0] ?? new Uint8Array()), trailing: trailingAfter(bytes, last) };
  if (spans[0]?.start !== 0) return { ...rest, fault: 'the ByteRange does not begin at the first byte', isTampered: true };
  if (gaps.length !== 1 || !isString(gaps[0] as Uint8Array)) return { ...rest, fault: 'the ByteRange leaves out more than the signature itself', isTampered: true };
  return { ...rest, fault: null, isTampered: false };
}

const SPACE = [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20];

function trailingAfter(bytes: Uint8Array, end: number): number {
  const isBlank = bytes.subarray(end, end + 16).every((byte) => SPACE.includes(byte));
  return bytes.length - end <= 16 && isBlank ? 0 : bytes.length - end;
}

/** One string of PDF and white space around it, nothing else. */
function isString(gap: Uint8Array): boolean {
  const text = Buffer.from(gap).toString('latin1').trim();
  return /^<[0-9A-Fa-f\s\0]*>$/.test(text) || isLiteral(text);
}

/** A string in brackets (ISO 32000-1, 7.3.4.2) that ends with the last character, and not before. */
function isLiteral(text: string): boolean {
  if (!text.startsWith('(')) return false;
  for (let at = 0, depth = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at === text.length - 1;
  }
  return false;
}

function hexOf(gap: Uint8Array): Uint8Array | null {
  const text = Buffer.from(gap).toString('latin1').trim();
  if (!/^<[0-9A-Fa-f\s\0]*>$/.test(text)) return null;
  return Buffer.from(text.slice(1, -1).replace(/[\s\0]/g, ''), 'hex');
}
