/** One value of ASN.1 in BER or DER (X.690). */
export interface Der {
  /** The identifier octet: class, constructed bit and number; numbers above 30 are not read. */
  readonly tag: number;
  /** Without the end-of-contents octets of an indefinite length. */
  readonly content: Uint8Array;
  /** Identifier, length and contents as they stand. */
  readonly whole: Uint8Array;
}

export const TAG = { boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, objectId: 0x06, utf8: 0x0c, bmp: 0x1e, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31 } as const;

/** Context-specific constructed tag `[number]`. */
export const context = (number: number) => 0xa0 + number;

/** The data is not BER; the message says where it stopped. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

const MAX_DEPTH = 32;
const MAX_VALUES = 100_000;

/** The first value of the bytes; what stands after it (PDF pads /Contents with zeros) is not looked at. Throws DerError. */
export function parseDer(bytes: Uint8Array): Der {
  return readAt(bytes, 0, 0).value;
}

/** The values inside a constructed one. Throws DerError. */
export function childrenOf(value: Der): Der[] {
  const children: Der[] = [];
  for (let at = 0; at < value.content.length; ) {
    const { value: child, end } = readAt(value.content, at, 0);
    children.push(child);
    if (children.length > MAX_VALUES) throw new DerError('too many values');
    at = end;
  }
  return children;
}

function readAt(bytes: Uint8Array, start: number, depth: number): { readonly value: Der; readonly end: number } {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || depth > MAX_DEPTH) throw new DerError(depth > MAX_DEPTH ? 'nested too deeply' : 'cut off');
  if ((tag & 0x1f) === 0x1f) throw new DerError('a tag number above 30');
  if (first === 0x80) return readIndefinite(bytes, start, depth);
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 4) throw new DerError('a length of more than four octets');
  let length = first < 0x80 ? first : 0;
  for (let at = 0; at < octets; at++) length = length * 256 + (bytes[start + 2 + at] ?? 0);
  const from = start + 2 + octets;
  if (from + length > bytes.length) throw new DerError('cut off');
  return { value: { tag, content: bytes.subarray(from, from + length), whole: bytes.subarray(start, from + length) }, end: from + length };
}

/** BER's indefinite length (X.690, 8.1.3.6) ends at two zero octets; some signing software streams its CMS so. */
function readIndefinite(bytes: Uint8Array, start: number, depth: number): { readonly value: Der; readonly end: number } {
  let at = start + 2;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) at = readAt(bytes, at, depth + 1).end;
  return { value: { tag: bytes[start] as number, content: bytes.subarray(start + 2, at), whole: bytes.subarray(start, at + 2) }, end: at + 2 };
}

/** A value under another tag with a definite length, as a signature covers it (RFC 5652, 5.4). */
export function encodeDer(tag: number, content: Uint8Array): Uint8Array {
  const octets: number[] = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.concat([Buffer.from(content.length < 0x80 ? [tag, content.length] : [tag, 0x80 + octets.length, ...octets]), content]);
}

/** The child at a place, of a tag when one is given. Throws DerError when it is not there. */
export function childAt(value: Der, index: number, tag?: number): Der {
  const child = childrenOf(value)[index];
  if (!child || (tag !== undefined && child.tag !== tag)) throw new DerError(`no value ${index + 1} of the expected kind`);
  return child;
}

/** `1.2.840.113549.1.7.2`. */
export function objectIdOf(value: Der): string {
  if (value.tag !== TAG.objectId) throw new DerError('no object identifier');
  const parts: number[] = [];
  let part = 0;
  for (const octet of value.content) {
    part = part * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      parts.push(part);
      part = 0;
    }
  }
  const [first = 0, ...rest] = parts;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** The octets of an OCTET STRING, primitive or in pieces. */
export function octetsOf(value: Der): Uint8Array {
  if (value.tag === TAG.octetString) return value.content;
  return Buffer.concat(childrenOf(value).map((piece) => piece.content));
}

/** The octets of a BIT STRING without the count of unused bits. */
export function bitsOf(value: Der): Uint8Array {
  if (value.tag !== TAG.bitString) throw new DerError('no bit string');
  return value.content.subarray(1);
}

/** Any character string. */
export function stringOf(value: Der): string {
  if (value.tag === TAG.bmp) return new TextDecoder('utf-16be').decode(value.content);
  const isUtf8 = value.tag === TAG.utf8 || isValidUtf8(value.content);
  return new TextDecoder(isUtf8 ? 'utf-8' : 'gb18030').decode(value.content);
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTCTime or GeneralizedTime as `2021-05-12T09:30:00Z`; null for anything else. */
export function timeOf(value: Der): string | null {
  const text = Buffer.from(value.content).toString('latin1');
  const match = (value.tag === TAG.utcTime ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?()(Z|[+-]\d{4})?$/ : /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(\.\d+)?(Z|[+-]\d{4})?$/).exec(text);
  if (!match || (value.tag !== TAG.utcTime && value.tag !== TAG.generalizedTime)) return null;
  const year = value.tag === TAG.utcTime ? (Number(match[1]) < 50 ? 2000 : 1900) + Number(match[1]) : match[1];
  const zone = match[8] && match[8] !== 'Z' ? `${match[8].slice(0, 3)}:${match[8].slice(3)}` : 'Z';
  return `${year}-${match[2]}-${match[3]}T${match[4]}:${match[5] ?? '00'}:${match[6] ?? '00'}${zone}`;
}
