import { verifySm2 } from '../../engines/sm2.js';
import { childrenOf, encodeDer, parseDer, TAG } from './der.js';

/** SM2 signature over data with SM3 (GB/T 32918.2). `publicKey` is the uncompressed point, `signature` DER or the bare r and s. */
export function checkSm2(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  return verifySm2(data, bareSignature(signature), publicKey);
}

/** r and s, 32 octets each. Throws when there are none. */
export function bareSignature(signature: Uint8Array): Buffer {
  if (signature.length === 64 && signature[0] !== TAG.sequence) return Buffer.from(signature);
  const [r, s] = childrenOf(parseDer(signature)).map((part) => Buffer.from(part.content).toString('hex').replace(/^(?:00)+/, '').padStart(64, '0'));
  if (r?.length !== 64 || s?.length !== 64) throw new Error('no SM2 signature');
  return Buffer.from(r + s, 'hex');
}

/** r and s as SM2Signature (GM/T 0009, 7.3): a sequence of two integers. */
export function wrapSignature(bare: Uint8Array): Uint8Array {
  const integers = [bare.subarray(0, 32), bare.subarray(32)].map((number) => {
    const from = number.findIndex((octet) => octet !== 0);
    const short = from < 0 ? number.subarray(31) : number.subarray(from);
    return encodeDer(TAG.integer, (short[0] as number) < 0x80 ? short : Buffer.concat([Buffer.from([0]), short]));
  });
  return encodeDer(TAG.sequence, Buffer.concat(integers));
}
