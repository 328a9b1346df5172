import { bitsOf, childAt, childrenOf, context, objectIdOf, octetsOf, parseDer, stringOf, TAG, type Der } from './der.js';

/** What a signature needs of an X.509 certificate (RFC 5280). Whether to trust it is not asked here. */
export interface Certificate {
  /** CN of the subject, or the most telling name there is. */
  readonly subject: string | null;
  /** The issuer's name as encoded, and the serial number: how a signer points at its certificate. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly keyIdentifier: Uint8Array | null;
  /** SubjectPublicKeyInfo, whole. */
  readonly publicKeyInfo: Uint8Array;
  readonly keyAlgorithm: string;
  /** Object identifier of the curve, for a key on one. */
  readonly curve: string | null;
  /** The key's own octets. */
  readonly publicKey: Uint8Array;
}

/** Reads a certificate. Throws DerError for what is none. */
export function parseCertificate(bytes: Uint8Array): Certificate {
  const fields = childrenOf(childAt(parseDer(bytes), 0, TAG.sequence));
  const at = fields[0]?.tag === context(0) ? 1 : 0;
  const [serial, , issuer, , subject, keyInfo, ...rest] = fields.slice(at) as [Der, Der, Der, Der, Der, Der, ...Der[]];
  const algorithm = childAt(keyInfo, 0, TAG.sequence);
  const parameter = childrenOf(algorithm)[1];
  return {
    subject: nameOf(subject),
    issuer: issuer.whole,
    serial: serial.content,
    keyIdentifier: keyIdentifierOf(rest.find((field) => field.tag === context(3))),
    publicKeyInfo: keyInfo.whole,
    keyAlgorithm: objectIdOf(childAt(algorithm, 0)),
    curve: parameter?.tag === TAG.objectId ? objectIdOf(parameter) : null,
    publicKey: bitsOf(childAt(keyInfo, 1)),
  };
}

/** Common name, else organisation, else unit (X.520). */
const NAMES = ['2.5.4.3', '2.5.4.10', '2.5.4.11'];
const MAX_NAME = 200;

function nameOf(name: Der): string | null {
  const parts = childrenOf(name).flatMap((set) => childrenOf(set)).map((part) => [objectIdOf(childAt(part, 0)), stringOf(childAt(part, 1)).trim()] as const);
  for (const wanted of NAMES) {
    const found = parts.filter(([id, text]) => id === wanted && text !== '').at(-1);
    if (found) return found[1].slice(0, MAX_NAME);
  }
  return null;
}

function keyIdentifierOf(extensions: Der | undefined): Uint8Array | null {
  if (!extensions) return null;
  const found = childrenOf(childAt(extensions, 0)).find((extension) => objectIdOf(childAt(extension, 0)) === '2.5.29.14');
  const value = found && childrenOf(found).at(-1);
  return value ? octetsOf(parseDer(octetsOf(value))) : null;
}
