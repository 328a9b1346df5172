import { constants, createPublicKey, verify } from 'node:crypto';
import type { Certificate } from './certificate.js';
import { childAt, childrenOf, objectIdOf, parseDer, TAG, type Der } from './der.js';
import { hashOf } from './digest.js';
import { checkSm2 } from './sm2.js';

/** Object identifiers of signature algorithms that name their hash themselves. */
const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5', '1.2.840.113549.1.1.5': 'sha1', '1.2.840.113549.1.1.14': 'sha224', '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512', '1.3.14.3.2.29': 'sha1', '1.2.840.113549.1.1.16': 'sha512-256',
  '1.2.840.10045.4.1': 'sha1', '1.2.840.10045.4.3.1': 'sha224', '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.10040.4.3': 'sha1', '2.16.840.1.101.3.4.3.1': 'sha224', '2.16.840.1.101.3.4.3.2': 'sha256', '2.16.840.1.101.3.4.3.3': 'sha384', '2.16.840.1.101.3.4.3.4': 'sha512',
  '2.16.840.1.101.3.4.3.9': 'sha3-224', '2.16.840.1.101.3.4.3.10': 'sha3-256', '2.16.840.1.101.3.4.3.11': 'sha3-384', '2.16.840.1.101.3.4.3.12': 'sha3-512',
  '2.16.840.1.101.3.4.3.13': 'sha3-224', '2.16.840.1.101.3.4.3.14': 'sha3-256', '2.16.840.1.101.3.4.3.15': 'sha3-384', '2.16.840.1.101.3.4.3.16': 'sha3-512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
/** SM2 with SM3, and the curve sm2p256v1 (GM/T 0006). */
const SM2 = ['1.2.156.10197.1.501', '1.2.156.10197.1.301', '1.2.156.10197.1.301.1'];
/** The algorithm is the key: RSA, EC, Ed25519, Ed448, DSA. */
const BY_KEY = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1', '1.2.840.10040.4.1'];
const EDWARDS = ['1.3.101.112', '1.3.101.113'];

/** The signature algorithm is not one that can be checked here. */
export class UnknownAlgorithm extends Error {
  override readonly name = 'UnknownAlgorithm';
}

/** Object identifier of an algorithm, and what it is set to. */
export interface Algorithm {
  readonly id: string;
  readonly parameters?: Der | undefined;
}

export interface SignedBytes {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: Algorithm;
  /** For algorithms that name no hash of their own. */
  readonly hash: string | null;
}

/**
 * Whether the key of a certificate made the signature: RSA (PKCS#1 v1.5 and PSS), ECDSA, DSA, Ed25519, Ed448, SM2.
 * Throws UnknownAlgorithm for others, and what node:crypto throws for keys it refuses.
 */
export function verifyKey({ data, signature, algorithm, hash }: SignedBytes, certificate: Certificate): boolean {
  const { id, parameters } = algorithm;
  if (SM2.includes(id) || SM2.includes(certificate.curve ?? '')) return checkSm2(data, signature, certificate.publicKey);
  const key = createPublicKey({ key: Buffer.from(certificate.publicKeyInfo), format: 'der', type: 'spki' });
  if (EDWARDS.includes(id) || EDWARDS.includes(certificate.keyAlgorithm)) return verify(null, data, key, signature);
  if (id === RSA_PSS) {
    const { hash: pssHash, saltLength } = pssOf(parameters);
    return verify(pssHash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
  }
  const ownHash = SIGNATURES[id] ?? (BY_KEY.includes(id) ? hash : null);
  if (!ownHash) throw new UnknownAlgorithm(id);
  return verify(ownHash, data, key, signature);
}

/** AlgorithmIdentifier (RFC 5280, 4.1.1.2), or the bare object identifier of GM/T 0031. */
export function algorithmOf(value: Der): Algorithm {
  if (value.tag === TAG.objectId) return { id: objectIdOf(value) };
  return { id: objectIdOf(childAt(value, 0)), parameters: childrenOf(value)[1] };
}

/** RSASSA-PSS-params (RFC 4055, 3.1): all have defaults; node:crypto masks with the same hash only. */
function pssOf(parameters: Der | undefined): { readonly hash: string; readonly saltLength: number } {
  const fields = new Map((parameters ? childrenOf(parameters) : []).map((field) => [field.tag & 0x1f, parseDer(field.content)]));
  const hashField = fields.get(0);
  const maskField = fields.get(1);
  const salt = fields.get(2);
  const hash = hashField ? hashOf(algorithmOf(hashField).id) : 'sha1';
  const mask: Algorithm = maskField ? algorithmOf(maskField) : { id: MGF1 };
  const maskName = mask.parameters ? hashOf(algorithmOf(mask.parameters).id) : 'sha1';
  if (!hash || mask.id !== MGF1 || maskName !== hash) throw new UnknownAlgorithm(`RSASSA-PSS with ${hash ?? 'an unknown hash'} and a mask of ${maskName ?? mask.id}`);
  return { hash, saltLength: salt ? Number.parseInt(Buffer.from(salt.content).toString('hex'), 16) : 20 };
}
