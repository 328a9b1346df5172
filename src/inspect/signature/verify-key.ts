import { constants, createPublicKey, verify } from 'node:crypto';
import type { Certificate } from './certificate.js';
import { childAt, childrenOf, objectIdOf, parseDer, TAG, type Der } from './der.js';
import { hashOf, SIGNATURES } from './digest.js';
import { checkSm2 } from './sm2.js';

/** ECDSA that writes its two numbers one behind the other, each as long as the curve’s (BSI TR-03111, 5.2.1.1). */
const PLAIN_ECDSA: Readonly<Record<string, string>> = {
  '0.4.0.127.0.7.1.1.4.1.1': 'sha1', '0.4.0.127.0.7.1.1.4.1.2': 'sha224', '0.4.0.127.0.7.1.1.4.1.3': 'sha256', '0.4.0.127.0.7.1.1.4.1.4': 'sha384', '0.4.0.127.0.7.1.1.4.1.5': 'sha512',
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
  const plain = PLAIN_ECDSA[id];
  if (plain) return verify(plain, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
  // Some writers name the curve of the key.
  const ownHash = SIGNATURES[id] ?? (BY_KEY.includes(id) || id === certificate.curve ? hash : null);
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
