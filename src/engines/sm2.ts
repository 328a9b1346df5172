import { createHash, createHmac, getHashes } from 'node:crypto';
import crypto from 'sm-crypto';

/** a, b and the base point of sm2p256v1 (GB/T 32918.5), as they enter the digest of the signer. */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);
/** How many points the base point makes. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
/** The identity that GM/T 0009 prescribes when none is agreed upon; its length in bits comes before it. */
const IDENTITY = Buffer.concat([Buffer.from([0x00, 0x80]), Buffer.from('1234567812345678')]);

/** Both numbers of a signature, 32 octets each: r, then s. */
export type BareSignature = Buffer;

/** Digest by SM3 (GB/T 32905) over pieces in order; brought along where the runtime has none. */
export function sm3(...pieces: readonly Uint8Array[]): Buffer {
  if (!getHashes().includes('sm3')) return Buffer.from(crypto.sm3(Buffer.concat(pieces)), 'hex');
  const running = createHash('sm3');
  for (const piece of pieces) running.update(piece);
  return running.digest();
}

/** What SM2 signs of data (GB/T 32918.2, 6.1): the signer's key goes into it. `publicKey` is the uncompressed point. */
export function sm2Digest(data: Uint8Array, publicKey: Uint8Array): Buffer {
  if (publicKey.length !== 65 || publicKey[0] !== 4) throw new Error('no uncompressed SM2 key');
  return sm3(sm3(IDENTITY, CURVE, publicKey.subarray(1)), data);
}

/** Whether the key made the signature over data. */
export function verifySm2(data: Uint8Array, signature: BareSignature, publicKey: Uint8Array): boolean {
  return crypto.sm2.doVerifySignature([...sm2Digest(data, publicKey)], signature.toString('hex'), Buffer.from(publicKey).toString('hex'), { hash: false });
}

/** The uncompressed point of a private key of 32 octets. Throws for a number that is no key. */
export function sm2PublicKey(privateKey: Uint8Array): Buffer {
  const number = numberOf(privateKey);
  // GB/T 32918.1, 6.1: from 1 to n − 2.
  if (privateKey.length !== 32 || number < 1n || number > ORDER - 2n) throw new Error('no SM2 private key');
  return Buffer.from(crypto.sm2.getPublicKeyFromPrivateKey(octetsOf(number).toString('hex')), 'hex');
}

/** Signs data. The secret number of a signature is drawn from the key and the digest (RFC 6979), so that signing again gives the same. */
export function signSm2(data: Uint8Array, privateKey: Uint8Array): BareSignature {
  const digest = sm2Digest(data, sm2PublicKey(privateKey));
  for (const secret of secretsFor(privateKey, digest)) {
    const signature = signDigest(digest, privateKey, secret);
    if (signature) return signature;
  }
  throw new Error('no secret number will do');
}

/** GB/T 32918.2, 6.1, from A4 on; null when the standard asks for another secret number. */
export function signDigest(digest: Uint8Array, privateKey: Uint8Array, secret: Uint8Array): BareSignature | null {
  const [key, k] = [numberOf(privateKey), numberOf(secret)];
  const x = numberOf(sm2PublicKey(secret).subarray(1, 33));
  const r = modulo(numberOf(digest) + x);
  if (r === 0n || r + k === ORDER) return null;
  const s = modulo(inverse(1n + key) * modulo(k - r * key));
  return s === 0n ? null : Buffer.concat([octetsOf(r), octetsOf(s)]);
}

const MOST_SECRETS = 100;

/** Numbers from 1 to n − 1 by HMAC-SHA-256 (RFC 6979, 3.2). */
function* secretsFor(privateKey: Uint8Array, digest: Uint8Array): Generator<Buffer> {
  const seed = Buffer.concat([privateKey, octetsOf(modulo(numberOf(digest)))]);
  const hmac = (key: Buffer, ...pieces: readonly Uint8Array[]) => createHmac('sha256', key).update(Buffer.concat(pieces)).digest();
  let value: Buffer = Buffer.alloc(32, 1);
  let key: Buffer = Buffer.alloc(32, 0);
  for (const mark of [0, 1]) {
    key = hmac(key, value, Buffer.from([mark]), seed);
    value = hmac(key, value);
  }
  for (let count = 0; count < MOST_SECRETS; count++) {
    value = hmac(key, value);
    const number = numberOf(value);
    if (number > 0n && number < ORDER - 1n) yield value;
    key = hmac(key, value, Buffer.from([0]));
    value = hmac(key, value);
  }
}

function modulo(number: bigint): bigint {
  return ((number % ORDER) + ORDER) % ORDER;
}

/** By Fermat: the order is prime. */
function inverse(number: bigint): bigint {
  let result = 1n;
  for (let base = modulo(number), power = ORDER - 2n; power > 0n; power >>= 1n, base = modulo(base * base)) {
    if (power & 1n) result = modulo(result * base);
  }
  return result;
}

function numberOf(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}

function octetsOf(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
}
