import { parseCertificate, type Certificate } from './certificate.js';
import { verdictOf, type Verdict } from './cms.js';
import { bitsOf, childAt, childrenOf, DerError, encodeDer, octetsOf, parseDer, stringOf, TAG, timeOf, type Der } from './der.js';
import { digest } from './digest.js';
import { algorithmOf, verifyKey, type Algorithm } from './verify-key.js';

/** A seal signature of GM/T 0031 (version 1 to 3) or GB/T 38540 (version 4), taken apart. */
export interface SealSignature {
  /** The name that the seal was made for. */
  readonly sealName: string | null;
  /** Who made the seal: the name in the maker's certificate. */
  readonly maker: string | null;
  /** Days the seal is meant for, `YYYY-MM-DD`; not held against the time of signing. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Name in the certificate of the key that signed. */
  readonly signer: string | null;
  readonly signedAt: string | null;
  /** Whether the digest inside is that of the content, and the signature fits the signer's key. */
  readonly check: (...content: readonly Uint8Array[]) => Verdict;
  /** Whether the maker's signature over the seal itself fits. */
  readonly checkSeal: () => Verdict;
}

interface Signed {
  readonly data: readonly Uint8Array[];
  readonly certificate: Uint8Array;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
}

/** Reads SES_Signature. Throws DerError for anything else. */
export function parseSealSignature(bytes: Uint8Array): SealSignature {
  const outer = childrenOf(parseDer(bytes));
  const toSign = outer[0];
  const fields = toSign?.tag === TAG.sequence ? childrenOf(toSign) : [];
  const [version, seal, time, hash] = fields;
  if (!toSign || version?.tag !== TAG.integer || seal?.tag !== TAG.sequence || !time || hash?.tag !== TAG.bitString) throw new DerError('no seal signature');
  // Version 4 moved the certificate and the algorithm out of the signed part.
  const isFourth = outer.length >= 4;
  const [certificate, algorithm, signature] = isFourth ? outer.slice(1, 4) : [...fields.slice(5, 7), outer[1]];
  if (!certificate || !algorithm || !signature) throw new DerError('no signature value');
  const info = childAt(seal, 0, TAG.sequence);
  const own = sealOf(seal, info);
  const [, name, ...properties] = childrenOf(childAt(info, 2, TAG.sequence));
  const times = properties.map(timeOf).filter((each) => each !== null);
  const signer: Signed = { data: [toSign.whole], certificate: octetsOf(certificate), algorithm: algorithmOf(algorithm), signature: bitsOf(signature) };
  return {
    sealName: name ? stringOf(name).trim().slice(0, 200) || null : null,
    maker: own && (readCertificate(own.certificate)?.subject ?? null),
    validFrom: times[1]?.slice(0, 10) ?? null,
    validTo: times[2]?.slice(0, 10) ?? null,
    signer: readCertificate(signer.certificate)?.subject ?? null,
    signedAt: timeOf(time),
    check: (...content) => (hasDigest(bitsOf(hash), content) ? checkSigned(signer) : { holds: false, reason: 'the signed content has been changed: its digest differs' }),
    checkSeal: () => (own ? checkSigned(own) : { holds: null, reason: 'the seal carries no signature of its maker' }),
  };
}

/** The maker's signature: over the seal's information, in versions before 4 together with certificate and algorithm. */
function sealOf(seal: Der, info: Der): Signed | null {
  const parts = childrenOf(seal);
  const isFourth = parts.length >= 4;
  const [certificate, algorithm, signature] = isFourth ? parts.slice(1, 4) : parts[1] ? childrenOf(parts[1]) : [];
  if (!certificate || !algorithm || !signature) return null;
  const old = encodeDer(TAG.sequence, Buffer.concat([info.whole, certificate.whole, algorithm.whole]));
  return { data: isFourth ? [info.whole] : [old, info.whole], certificate: octetsOf(certificate), algorithm: algorithmOf(algorithm), signature: bitsOf(signature) };
}

function readCertificate(bytes: Uint8Array): Certificate | null {
  try {
    return parseCertificate(bytes);
  } catch {
    return null;
  }
}

function checkSigned({ data, certificate, algorithm, signature }: Signed): Verdict {
  return verdictOf(() => {
    const key = parseCertificate(certificate);
    return data.some((each) => verifyKey({ data: each, signature, algorithm, hash: 'sm3' }, key));
  });
}

/** The structure does not name the hash: SM3 goes with SM2, SHA with RSA. */
function hasDigest(expected: Uint8Array, content: readonly Uint8Array[]): boolean {
  const hashes = expected.length === 20 ? ['sha1'] : ['sm3', 'sha256'];
  return hashes.some((hash) => digest(hash, ...content).equals(expected));
}
