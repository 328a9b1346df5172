import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { EXIT, UserError } from '../errors.js';
import type { Text } from '../model/text.js';

/** An Ed25519 key (RFC 8032), read from PEM. Signing the same bytes gives the same signature. */
export interface SigningKey {
  /** Detached signature, base64. */
  sign(content: string): string;
}

export interface CheckingKey {
  fits(content: string, signature: string): boolean;
}

/** Reads a private key. Throws a UserError for anything but an Ed25519 private key without a password. */
export async function readSigningKey(path: string): Promise<SigningKey> {
  const key = await readKey(path, createPrivateKey, { zh: '“{path}”不是可用的 Ed25519 私钥。', en: '“{path}” is no Ed25519 private key that can be used.' });
  return { sign: (content) => sign(null, Buffer.from(content), key).toString('base64') };
}

/** Reads a public key; a private key will do, for its public half. */
export async function readCheckingKey(path: string): Promise<CheckingKey> {
  const key = await readKey(path, createPublicKey, { zh: '“{path}”不是可用的 Ed25519 公钥。', en: '“{path}” is no Ed25519 public key that can be used.' });
  return { fits: (content, signature) => verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64')) };
}

async function readKey(path: string, parse: (pem: string) => KeyObject, message: Text): Promise<KeyObject> {
  try {
    const key = parse(await readFile(path, 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw refused(path, message, cause);
  }
  throw refused(path, message);
}

function refused(path: string, message: Text, cause?: unknown): UserError {
  return new UserError({
    code: 'key/unusable', exit: EXIT.input, args: { path }, message, cause,
    hint: { zh: '生成密钥：openssl genpkey -algorithm ed25519 -out key.pem；公钥：openssl pkey -in key.pem -pubout -out key.pub', en: 'Make one: openssl genpkey -algorithm ed25519 -out key.pem; its public half: openssl pkey -in key.pem -pubout -out key.pub' },
  });
}
