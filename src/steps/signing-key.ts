import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { EXIT, UserError } from '../errors.js';
import { signSm2, verifySm2 } from '../engines/sm2.js';
import { bareSignature, wrapSignature } from '../inspect/signature/sm2.js';
import { readTextFile } from '../io/read-text.js';
import type { CheckingKey, SigningKey } from '../model/signing-key.js';
import type { Text } from '../model/text.js';
import { readSm2Key, type Sm2Key } from './sm2-key.js';

const MAX_BYTES = 100_000;
const NO_PRIVATE_KEY: Text = { zh: '“{path}”不是可用的 Ed25519 或 SM2 私钥。', en: '“{path}” is no Ed25519 or SM2 private key that can be used.' };

/** Reads a private key from PEM: Ed25519 (RFC 8032) or SM2 (GB/T 32918). Throws a UserError for any other, and for one with a password. */
export async function readSigningKey(path: string): Promise<SigningKey> {
  const key = await readKey(path, createPrivateKey, NO_PRIVATE_KEY);
  if (!('point' in key)) return { sign: (content) => sign(null, Buffer.from(content), key).toString('base64') };
  const { secret } = key;
  if (secret === null) throw refused(path, NO_PRIVATE_KEY);
  return { sign: (content) => Buffer.from(wrapSignature(signSm2(Buffer.from(content), secret))).toString('base64') };
}

/** Reads a public key; a private key will do, for its public half. */
export async function readCheckingKey(path: string): Promise<CheckingKey> {
  const key = await readKey(path, createPublicKey, { zh: '“{path}”不是可用的 Ed25519 或 SM2 公钥。', en: '“{path}” is no Ed25519 or SM2 public key that can be used.' });
  return {
    fits(content, signature) {
      const bytes = Buffer.from(signature, 'base64');
      if (bytes.toString('base64') !== signature) return false;
      return 'point' in key ? fitsSm2(content, bytes, key) : verify(null, Buffer.from(content), key, bytes);
    },
  };
}

/** The signature as GM/T 0009 writes it, and in no other way of writing the same two numbers. */
function fitsSm2(content: string, signature: Uint8Array, { point }: Sm2Key): boolean {
  try {
    const bare = bareSignature(signature);
    return Buffer.compare(wrapSignature(bare), signature) === 0 && verifySm2(Buffer.from(content), bare, point);
  } catch {
    return false;
  }
}

async function readKey(path: string, parse: (pem: string) => KeyObject, message: Text): Promise<KeyObject | Sm2Key> {
  const pem = await readTextFile(path, { maxBytes: MAX_BYTES }).catch((cause: unknown) => { throw refused(path, message, cause); });
  try {
    const sm2 = readSm2Key(pem);
    if (sm2) return sm2;
    const key = parse(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw refused(path, message, cause);
  }
  throw refused(path, message);
}

function refused(path: string, message: Text, cause?: unknown): UserError {
  return new UserError({
    code: 'key/unusable', exit: EXIT.input, args: { path }, message, cause,
    hint: {
      zh: '生成密钥：openssl genpkey -algorithm ed25519 -out key.pem（SM2：openssl genpkey -algorithm SM2 -out key.pem）；公钥：openssl pkey -in key.pem -pubout -out key.pub',
      en: 'Make one: openssl genpkey -algorithm ed25519 -out key.pem (SM2: openssl genpkey -algorithm SM2 -out key.pem); its public half: openssl pkey -in key.pem -pubout -out key.pub',
    },
  });
}
