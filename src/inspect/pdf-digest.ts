import { createHash, getHashes } from 'node:crypto';
import type { Signature } from '../model/facts.js';

interface Signed {
  readonly bytes: Uint8Array;
  /** /Contents: CMS SignedData in DER, zeros after it. */
  readonly signature: Uint8Array;
  readonly subFilter: string | null;
  readonly byteRange: readonly number[];
}

type Judgement = Pick<Signature, 'integrity' | 'reason'>;

const unverifiable = (reason: string): Judgement => ({ integrity: 'unverifiable', reason });
const DETACHED = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached'];

/**
 * Compares the digest over the /ByteRange with the one that was signed (RFC 5652, 11.2). Another digest proves a change:
 * `broken`. The same digest proves nothing yet, for the signature over it is not checked here.
 */
export function judgeDigest({ bytes, signature, subFilter, byteRange }: Signed): Judgement {
  const [start1 = -1, length1 = -1, start2 = -1, length2 = -1] = byteRange;
  if (byteRange.length !== 4 || start1 !== 0 || length1 < 0 || start2 < length1 || length2 < 0) return unverifiable('the signed range is unusual');
  if (start2 + length2 > bytes.length) return { integrity: 'broken', reason: 'the signed range reaches beyond the end of the file' };
  if (!DETACHED.includes(subFilter ?? '')) return unverifiable(`signatures of the kind ${subFilter ?? 'unnamed'} are not checked`);
  const signed = signedDigest(signature);
  if (!signed) return unverifiable('the signed digest could not be read');
  const hash = createHash(signed.algorithm).update(bytes.subarray(0, length1)).update(bytes.subarray(start2, start2 + length2)).digest();
  if (!hash.equals(signed.digest)) return { integrity: 'broken', reason: 'the signed bytes were changed' };
  const later = start2 + length2 < bytes.length ? '; bytes were added after signing' : '';
  return unverifiable(`the digest matches, the signature over it was not checked${later}`);
}

/** OBJECT IDENTIFIER contents in hexadecimal. */
const MESSAGE_DIGEST = '2a864886f70d010904';
const ALGORITHMS: Readonly<Record<string, string>> = {
  '2b0e03021a': 'sha1', '608648016503040201': 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512', '2a811ccf55018311': 'sm3',
};

/** The messageDigest attribute and its algorithm, searched in the one signer of a SignedData; null when there are several or none. */
function signedDigest(der: Uint8Array): { readonly algorithm: string; readonly digest: Uint8Array } | null {
  const root = readValue(der, 0);
  const data = children(children(root)[1])[0];
  const parts = children(data);
  const signers = children(parts.at(-1));
  const fields = children(signers[0]);
  const attributes = fields.find((field) => field.tag === 0xa0);
  const algorithm = ALGORITHMS[hex(children(fields[2])[0])];
  if (signers.length !== 1 || !attributes || !algorithm || !getHashes().some((each) => each.toLowerCase() === algorithm)) return null;
  const attribute = children(attributes).find((each) => hex(children(each)[0]) === MESSAGE_DIGEST);
  const digest = children(children(attribute)[1])[0];
  return digest?.tag === 0x04 ? { algorithm, digest: digest.content } : null;
}

interface Value {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly end: number;
}

/** One tag, length, value (X.690, 8.1); undefined for what does not fit, and for the indefinite length of BER. */
function readValue(der: Uint8Array, at: number): Value | undefined {
  const [tag, first] = [der[at], der[at + 1]];
  if (tag === undefined || first === undefined || first === 0x80 || first > 0x84) return undefined;
  const octets = first > 0x80 ? first - 0x80 : 0;
  const length = octets === 0 ? first : der.subarray(at + 2, at + 2 + octets).reduce((value, byte) => value * 256 + byte, 0);
  const start = at + 2 + octets;
  return start + length <= der.length ? { tag, content: der.subarray(start, start + length), end: start + length } : undefined;
}

function children(value: Value | undefined): Value[] {
  const found: Value[] = [];
  if (!value || (value.tag & 0x20) === 0) return found;
  for (let next = readValue(value.content, 0); next; next = readValue(value.content, next.end)) found.push(next);
  return found;
}

function hex(value: Value | undefined): string {
  return value?.tag === 0x06 ? Buffer.from(value.content).toString('hex') : '';
}
