import type { Signature } from '../../model/facts.js';
import { coverageOf, type Coverage } from './byte-range.js';
import { parseCertificate, type Certificate } from './certificate.js';
import { parseSignedData, verdictOf, verifySignedData, type SignedData, type Verdict } from './cms.js';
import { childAt, childrenOf, objectIdOf, octetsOf, parseDer, TAG, timeOf } from './der.js';
import { digest, hashOf } from './digest.js';
import { verifyKey } from './verify-key.js';

/** The value of a signed signature field. */
export interface PdfSignatureField {
  /** /Contents, decoded; zeros after the signature do not matter. */
  readonly contents: Uint8Array;
  readonly byteRange: readonly number[];
  readonly subFilter: string | null;
  /** /Cert, which only `adbe.x509.rsa_sha1` has: the signer's certificate in DER. */
  readonly certificate?: Uint8Array | null;
}

export interface PdfSignatureCheck {
  readonly integrity: 'intact' | 'broken' | 'unverifiable';
  /** Why it is broken or unverifiable, or what else there is to say, such as changes after signing; in English. */
  readonly reason: string | null;
  /** Name in the signer's certificate. */
  readonly signer: string | null;
  /** ISO 8601 with zone; null when the signature itself gives none. */
  readonly signedAt: string | null;
  readonly covers: Signature['covers'];
  /** Bytes up to the last covered one, when more follow; null otherwise. */
  readonly signedEnd: number | null;
}

/**
 * Recomputes a PDF signature (ISO 32000-2, 12.8; PAdES, EN 319 142-1): the digest over the bytes of /ByteRange and the
 * signature over it by the key of the certificate that comes along. Whether that certificate deserves trust is not
 * asked. Never throws.
 */
export function verifyPdfSignature(bytes: Uint8Array, field: PdfSignatureField): PdfSignatureCheck {
  const coverage = coverageOf(bytes, field.byteRange);
  const opened = open(field, coverage);
  const covers = coverage.pieces === null ? 'unknown' : coverage.fault === null && coverage.trailing === 0 ? 'whole' : 'part';
  const known = { signer: opened.signer, signedAt: opened.signedAt, covers, signedEnd: coverage.trailing > 0 ? bytes.length - coverage.trailing : null } as const;
  if (!coverage.pieces) return { integrity: coverage.isTampered ? 'broken' : 'unverifiable', reason: coverage.fault, ...known };
  const { holds, reason } = opened.check(coverage.pieces);
  if (holds === null) return { integrity: 'unverifiable', reason, ...known };
  if (!holds) return { integrity: 'broken', reason, ...known };
  if (coverage.fault) return { integrity: coverage.isTampered ? 'broken' : 'unverifiable', reason: coverage.fault, ...known };
  const changes = coverage.trailing > 0 ? `changes after signing: ${coverage.trailing} bytes follow the signed part` : null;
  return { integrity: 'intact', reason: [changes, opened.remark].filter(Boolean).join('; ') || null, ...known };
}

interface Opened {
  readonly signer: string | null;
  readonly signedAt: string | null;
  readonly remark: string | null;
  readonly check: (pieces: readonly Uint8Array[]) => Verdict;
}

function open(field: PdfSignatureField, coverage: Coverage): Opened {
  const contents = coverage.contents?.some((byte) => byte !== 0) ? coverage.contents : field.contents;
  try {
    return field.subFilter === 'adbe.x509.rsa_sha1' ? openBare(contents, field.certificate ?? null) : openCms(contents, field.subFilter);
  } catch (error) {
    const reason = `the signature cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { signer: null, signedAt: null, remark: null, check: () => ({ holds: null, reason }) };
  }
}

function openCms(contents: Uint8Array, subFilter: string | null): Opened {
  const signed = parseSignedData(contents);
  const isTimestamp = subFilter === 'ETSI.RFC3161';
  const isHashed = subFilter === 'adbe.pkcs7.sha1';
  return {
    signer: signed.certificate?.subject ?? null,
    signedAt: isTimestamp && signed.content ? timestampOf(signed.content).time : signed.signingTime,
    remark: signed.signerCount > 1 ? `the first of ${signed.signerCount} signers was checked` : null,
    check: isTimestamp ? (pieces) => checkTimestamp(signed, pieces) : isHashed || signed.content?.length === 20 ? (pieces) => checkHashed(signed, pieces) : (pieces) => verifySignedData(signed, ...pieces),
  };
}

/** `adbe.pkcs7.sha1` signs the SHA-1 digest of the bytes, which stands inside the message. */
function checkHashed(signed: SignedData, pieces: readonly Uint8Array[]): Verdict {
  const content = digest('sha1', ...pieces);
  if (signed.content && !content.equals(signed.content)) return { holds: false, reason: 'the signed content has been changed: its digest differs' };
  return verifySignedData(signed, content);
}

/** A document timestamp: the token signs a TSTInfo (RFC 3161, 2.4.2), which holds the digest of the bytes. */
function checkTimestamp(signed: SignedData, pieces: readonly Uint8Array[]): Verdict {
  if (!signed.content) return { holds: null, reason: 'the timestamp is empty' };
  const { hash, imprint } = timestampOf(signed.content);
  if (!hash) return { holds: null, reason: 'the hash algorithm of the timestamp is not known' };
  if (!digest(hash, ...pieces).equals(imprint)) return { holds: false, reason: 'the signed content has been changed: its digest differs' };
  return verifySignedData(signed, signed.content);
}

function timestampOf(content: Uint8Array): { readonly hash: string | null; readonly imprint: Uint8Array; readonly time: string | null } {
  const info = parseDer(content);
  const imprint = childAt(info, 2, TAG.sequence);
  const time = childrenOf(info).find((each) => each.tag === TAG.generalizedTime);
  return { hash: hashOf(objectIdOf(childAt(childAt(imprint, 0), 0))), imprint: octetsOf(childAt(imprint, 1)), time: time ? timeOf(time) : null };
}

/** `adbe.x509.rsa_sha1`: the bare RSA value in an OCTET STRING, the certificate in the field. */
function openBare(contents: Uint8Array, bytes: Uint8Array | null): Opened {
  const certificate = bytes ? parseCertificate(bytes) : null;
  const signature = octetsOf(parseDer(contents));
  return { signer: certificate?.subject ?? null, signedAt: null, remark: null, check: (pieces) => checkBare(pieces, signature, certificate) };
}

/** The digest need not be SHA-1, whatever the name says (ISO 32000-2, table 260): the signature tells by fitting. */
const BARE = ['1.2.840.113549.1.1.5', '1.2.840.113549.1.1.11', '1.2.840.113549.1.1.12', '1.2.840.113549.1.1.13'];

function checkBare(pieces: readonly Uint8Array[], signature: Uint8Array, certificate: Certificate | null): Verdict {
  if (!certificate) return { holds: null, reason: 'the signer’s certificate is not in the field' };
  const data = Buffer.concat(pieces);
  return verdictOf(() => BARE.some((id) => verifyKey({ data, signature, algorithm: { id }, hash: null }, certificate)));
}
