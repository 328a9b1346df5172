import { sm2PublicKey } from '../engines/sm2.js';
import { bitsOf, childAt, objectIdOf, parseDer, TAG, type Der } from '../inspect/signature/der.js';

/** An SM2 key as it enters the reckoning. */
export interface Sm2Key {
  /** The uncompressed point, 65 octets. */
  readonly point: Uint8Array;
  /** 32 octets; null for a public key. */
  readonly secret: Uint8Array | null;
}

/** The curve sm2p256v1 (GM/T 0006). */
const CURVE = '1.2.156.10197.1.301';

/** Where each kind of PEM names its curve, and where the key stands in it. */
const KINDS: Readonly<Record<string, (whole: Der) => { readonly curve: Der; readonly secret: Der | null; readonly point: Der | null }>> = {
  // SubjectPublicKeyInfo (RFC 5280, 4.1).
  'PUBLIC KEY': (whole) => ({ curve: childAt(childAt(whole, 0), 1), secret: null, point: childAt(whole, 1) }),
  // PKCS #8 (RFC 5958) around an ECPrivateKey.
  'PRIVATE KEY': (whole) => ({ curve: childAt(childAt(whole, 1), 1), secret: childAt(parseDer(childAt(whole, 2, TAG.octetString).content), 1), point: null }),
  // ECPrivateKey alone (RFC 5915), which names its curve itself.
  'EC PRIVATE KEY': (whole) => ({ curve: childAt(childAt(whole, 2), 0), secret: childAt(whole, 1), point: null }),
};

/** The first SM2 key of a PEM text; null when it holds none. Throws for one that names the curve and is no key on it. */
export function readSm2Key(pem: string): Sm2Key | null {
  for (const [, kind, body] of pem.matchAll(/-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g)) {
    const parts = partsOf(kind as string, Buffer.from(body as string, 'base64'));
    if (!parts || parts.curve.tag !== TAG.objectId || objectIdOf(parts.curve) !== CURVE) continue;
    if (parts.secret) return { secret: parts.secret.content, point: sm2PublicKey(parts.secret.content) };
    if (parts.point) return { secret: null, point: bitsOf(parts.point) };
  }
  return null;
}

function partsOf(kind: string, der: Uint8Array): ReturnType<(typeof KINDS)[string]> | null {
  try {
    return KINDS[kind]?.(parseDer(der)) ?? null;
  } catch {
    return null;
  }
}
