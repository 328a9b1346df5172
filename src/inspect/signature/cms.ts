import { parseCertificate, type Certificate } from './certificate.js';
import { childAt, childrenOf, context, DerError, encodeDer, objectIdOf, octetsOf, parseDer, TAG, timeOf, type Der } from './der.js';
import { digest, hashOf } from './digest.js';
import { algorithmOf, UnknownAlgorithm, verifyKey, type Algorithm } from './verify-key.js';

/** SignedData of CMS (RFC 5652, 5) and of its twin with SM2 (GM/T 0010). */
const SIGNED_DATA = ['1.2.840.113549.1.7.2', '1.2.156.10197.6.1.4.2.2'];
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/** A CMS signature taken apart. */
export interface SignedData {
  /** Content inside the message; null for a detached signature. */
  readonly content: Uint8Array | null;
  readonly certificate: Certificate | null;
  readonly signerCount: number;
  readonly digestAlgorithm: string;
  /** Null for a hash that is not known. */
  readonly hash: string | null;
  /** The attributes as the signature covers them; null when it covers the content itself. */
  readonly attributes: Uint8Array | null;
  readonly messageDigest: Uint8Array | null;
  readonly signingTime: string | null;
  readonly algorithm: Algorithm;
  readonly signature: Uint8Array;
}

/** Reads a CMS message with one signer, or the first of several. Throws DerError. */
export function parseSignedData(bytes: Uint8Array): SignedData {
  const message = parseDer(bytes);
  if (!SIGNED_DATA.includes(objectIdOf(childAt(message, 0)))) throw new DerError('not signed data');
  const parts = childrenOf(childAt(childAt(message, 1, context(0)), 0, TAG.sequence));
  const [, , encapsulated] = parts as [Der, Der, Der];
  const signers = childrenOf(parts.at(-1) as Der);
  const signer = signers[0];
  if (!encapsulated || !signer) throw new DerError('no signer');
  const inner = childrenOf(encapsulated)[1];
  const [, identifier, digestAlgorithm, ...rest] = childrenOf(signer) as [Der, Der, Der, ...Der[]];
  const attributes = rest[0]?.tag === context(0) ? rest.shift() : undefined;
  const [algorithm, signature] = rest;
  if (!algorithm || !signature) throw new DerError('no signature value');
  const digestId = objectIdOf(childAt(digestAlgorithm, 0));
  return {
    content: inner ? octetsOf(parseDer(inner.content)) : null,
    certificate: certificateOf(parts.find((part) => part.tag === context(0)), identifier),
    signerCount: signers.length,
    digestAlgorithm: digestId,
    hash: hashOf(digestId),
    attributes: attributes ? encodeDer(TAG.set, attributes.content) : null,
    messageDigest: attributeOf(attributes, MESSAGE_DIGEST)?.content ?? null,
    signingTime: timeOfAttribute(attributeOf(attributes, SIGNING_TIME)),
    algorithm: algorithmOf(algorithm),
    signature: octetsOf(signature),
  };
}

function attributeOf(attributes: Der | undefined, id: string): Der | undefined {
  const found = attributes && childrenOf(attributes).find((attribute) => objectIdOf(childAt(attribute, 0)) === id);
  return found && childrenOf(childAt(found, 1))[0];
}

function timeOfAttribute(value: Der | undefined): string | null {
  return value ? timeOf(value) : null;
}

/** The signer's certificate: by issuer and serial number, or by key identifier (RFC 5652, 5.3). */
function certificateOf(set: Der | undefined, identifier: Der): Certificate | null {
  const isPointed = pointer(identifier);
  for (const each of set ? childrenOf(set) : []) {
    if (each.tag !== TAG.sequence) continue;
    const certificate = readCertificate(each.whole);
    if (certificate && isPointed(certificate)) return certificate;
  }
  return null;
}

function pointer(identifier: Der): (certificate: Certificate) => boolean {
  if (identifier.tag !== TAG.sequence) {
    const key = Buffer.from(identifier.tag === context(0) ? octetsOf(parseDer(identifier.content)) : identifier.content);
    return ({ keyIdentifier }) => keyIdentifier !== null && key.equals(keyIdentifier);
  }
  const [issuer, serial] = childrenOf(identifier);
  return (certificate) => !!issuer && !!serial && Buffer.from(certificate.issuer).equals(issuer.whole) && Buffer.from(certificate.serial).equals(serial.content);
}

function readCertificate(bytes: Uint8Array): Certificate | null {
  try {
    return parseCertificate(bytes);
  } catch {
    return null;
  }
}

/** What the check of a signature came to; null: it could not be checked, and why. */
export type Verdict = { readonly holds: boolean | null; readonly reason: string | null };

const unknown = (reason: string): Verdict => ({ holds: null, reason });
const broken = (reason: string): Verdict => ({ holds: false, reason });

/**
 * Checks a CMS signature over content given in pieces: first the digest, which alone tells a changed document, then the
 * signature over the attributes or the content. Never throws.
 */
export function verifySignedData(signed: SignedData, ...content: readonly Uint8Array[]): Verdict {
  if (!signed.hash) return unknown(`the hash algorithm ${signed.digestAlgorithm} is not known`);
  if (signed.attributes) {
    if (!signed.messageDigest) return broken('the signed attributes hold no digest of the content');
    if (!digest(signed.hash, ...content).equals(signed.messageDigest)) return broken('the signed content has been changed: its digest differs');
  }
  if (!signed.certificate) return unknown('the signer’s certificate is not in the signature');
  const data = signed.attributes ?? Buffer.concat(content);
  return verdictOf(() => verifyKey({ data, signature: signed.signature, algorithm: signed.algorithm, hash: signed.hash }, signed.certificate as Certificate));
}

/** Runs a check of a signature value; a key or an algorithm that is not understood leaves the question open. */
export function verdictOf(check: () => boolean): Verdict {
  try {
    return check() ? { holds: true, reason: null } : broken('the signature value does not fit the signer’s key');
  } catch (error) {
    if (error instanceof UnknownAlgorithm) return unknown(`the signature algorithm ${error.message} is not known`);
    return unknown(`the signer’s key or signature cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
