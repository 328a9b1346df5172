import crypto from 'sm-crypto';
import { childrenOf, parseDer, TAG } from './der.js';
import { digest } from './digest.js';

/** a, b and the base point of sm2p256v1 (GB/T 32918.5), as they enter the digest of the signer. */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);
/** The identity that GM/T 0009 prescribes when none is agreed upon; its length in bits comes before it. */
const IDENTITY = Buffer.concat([Buffer.from([0x00, 0x80]), Buffer.from('1234567812345678')]);

/** SM2 signature over data with SM3 (GB/T 32918.2). `publicKey` is the uncompressed point, `signature` DER or the bare r and s. */
export function verifySm2(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (publicKey.length !== 65 || publicKey[0] !== 4) throw new Error('no uncompressed SM2 key');
  const signer = digest('sm3', IDENTITY, CURVE, publicKey.subarray(1));
  const hash = digest('sm3', signer, data);
  return crypto.sm2.doVerifySignature([...hash], bareSignature(signature), Buffer.from(publicKey).toString('hex'), { hash: false });
}

function bareSignature(signature: Uint8Array): string {
  if (signature.length === 64 && signature[0] !== TAG.sequence) return Buffer.from(signature).toString('hex');
  const [r, s] = childrenOf(parseDer(signature)).map((part) => Buffer.from(part.content).toString('hex').replace(/^(?:00)+/, '').padStart(64, '0'));
  if (r?.length !== 64 || s?.length !== 64) throw new Error('no SM2 signature');
  return r + s;
}
