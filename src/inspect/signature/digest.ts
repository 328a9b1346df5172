import { createHash } from 'node:crypto';
import { sm3 } from '../../engines/sm2.js';

/** Hash algorithms by object identifier (RFC 5754, RFC 8702, GM/T 0006), under the names of node:crypto. */
const HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '1.3.36.3.2.1': 'ripemd160',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.6': 'sha512-256',
  '2.16.840.1.101.3.4.2.7': 'sha3-224',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
  '2.16.840.1.101.3.4.2.12': 'shake256',
  '2.16.840.1.101.3.4.2.18': 'shake256',
  '1.2.156.10197.1.401': 'sm3',
  '1.2.156.10197.1.401.1': 'sm3',
  '1.2.156.10197.1.401.2': 'sm3',
};

/** Object identifiers of signature algorithms that name their hash themselves. */
export const SIGNATURES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5', '1.2.840.113549.1.1.5': 'sha1', '1.2.840.113549.1.1.14': 'sha224', '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512', '1.3.14.3.2.29': 'sha1', '1.2.840.113549.1.1.16': 'sha512-256',
  '1.2.840.10045.4.1': 'sha1', '1.2.840.10045.4.3.1': 'sha224', '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.10040.4.3': 'sha1', '2.16.840.1.101.3.4.3.1': 'sha224', '2.16.840.1.101.3.4.3.2': 'sha256', '2.16.840.1.101.3.4.3.3': 'sha384', '2.16.840.1.101.3.4.3.4': 'sha512',
  '2.16.840.1.101.3.4.3.9': 'sha3-224', '2.16.840.1.101.3.4.3.10': 'sha3-256', '2.16.840.1.101.3.4.3.11': 'sha3-384', '2.16.840.1.101.3.4.3.12': 'sha3-512',
  '2.16.840.1.101.3.4.3.13': 'sha3-224', '2.16.840.1.101.3.4.3.14': 'sha3-256', '2.16.840.1.101.3.4.3.15': 'sha3-384', '2.16.840.1.101.3.4.3.16': 'sha3-512',
};

/** SHAKE256 in CMS gives 512 bits (RFC 8702, 3.1). */
const SHAKE256_BYTES = 64;

/** The name of a hash by its object identifier, or by that of a signature which uses it, as some writers have it; null for one that is not known. */
export function hashOf(objectId: string): string | null {
  return HASHES[objectId] ?? SIGNATURES[objectId] ?? null;
}

/** Digest over pieces in order. Throws for a hash that this runtime lacks, save SM3, which is brought along. */
export function digest(hash: string, ...pieces: readonly Uint8Array[]): Buffer {
  if (hash === 'sm3') return sm3(...pieces);
  const running = hash === 'shake256' ? createHash(hash, { outputLength: SHAKE256_BYTES }) : createHash(hash);
  for (const piece of pieces) running.update(piece);
  return running.digest();
}
