import { createHash, sign, type KeyObject } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';

/** One DER value of pieces. */
export function der(tag: number, ...pieces: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(pieces);
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : length < 0x10000 ? [tag, 0x82, length >> 8, length & 255] : [tag, 0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from(head), content]);
}

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from(octets));
}

export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const integer = (value: number) => der(0x02, Buffer.from([value]));
export const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content);
export const time = (text: string) => der(0x18, Buffer.from(text));

/** A certificate that nobody signed: only its key and names are looked at. */
export function certificate(publicKeyInfo: Uint8Array, name: string): Buffer {
  const validity = der(0x30, time('20200101000000Z'), time('20300101000000Z'));
  const body = der(0x30, der(0xa0, integer(2)), integer(7), der(0x30, oid('1.2.840.113549.1.1.11')), names('Test CA'), validity, names(name), publicKeyInfo);
  return der(0x30, body, der(0x30, oid('1.2.840.113549.1.1.11')), bits(Buffer.alloc(8)));
}

export const names = (name: string) => der(0x30, der(0x31, der(0x30, oid('2.5.4.3'), utf8(name))));
export const publicKeyInfo = (key: KeyObject) => key.export({ format: 'der', type: 'spki' });

export interface Making {
  readonly certificate: Uint8Array;
  /** Object identifier of the signature algorithm, and what follows it. */
  readonly algorithm: readonly Uint8Array[];
  readonly makeSignature: (data: Uint8Array) => Uint8Array;
  /** Of the content; SHA-256 unless told. */
  readonly hash?: { readonly name: string; readonly oid: string };
  /** Inside the message; detached without. */
  readonly content?: Uint8Array;
  readonly noAttributes?: boolean;
}

const SHA256 = { name: 'sha256', oid: '2.16.840.1.101.3.4.2.1' };

/** CMS SignedData (RFC 5652) over content. */
export function signedData(content: Uint8Array, making: Making): Buffer {
  const { name, oid: hashId } = making.hash ?? SHA256;
  const attribute = (id: string, value: Uint8Array) => der(0x30, oid(id), der(0x31, value));
  const attributes = Buffer.concat([
    attribute('1.2.840.113549.1.9.5', der(0x17, Buffer.from('210512013000Z'))),
    attribute('1.2.840.113549.1.9.4', der(0x04, createHash(name).update(content).digest())),
  ]);
  const signature = making.makeSignature(making.noAttributes ? content : der(0x31, attributes));
  const signer = der(
    0x30, integer(1), der(0x30, names('Test CA'), integer(7)), der(0x30, oid(hashId)),
    making.noAttributes ? Buffer.alloc(0) : der(0xa0, attributes), der(0x30, ...making.algorithm), der(0x04, signature),
  );
  const inner = der(0x30, oid('1.2.840.113549.1.7.1'), ...(making.content ? [der(0xa0, der(0x04, making.content))] : []));
  const body = der(0x30, integer(1), der(0x31, der(0x30, oid(hashId))), inner, der(0xa0, making.certificate), der(0x31, signer));
  return der(0x30, oid('1.2.840.113549.1.7.2'), der(0xa0, body));
}

/** A signature by a key of node:crypto with SHA-256. */
export function making(keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }, algorithm: string, changes: Partial<Making> = {}): Making {
  return { certificate: certificate(publicKeyInfo(keys.publicKey), '某县科学技术协会'), algorithm: [oid(algorithm)], makeSignature: (data) => sign('sha256', data, keys.privateKey), ...changes };
}

const ROOM = 6000;
const HOLDER = '9999999999';

/** A PDF of one page, signed: `seal` gets the covered bytes and gives /Contents; `before` puts other things on it. */
export async function signedPdf(subFilter: string, seal: (covered: Uint8Array) => Uint8Array, extra: Record<string, unknown> = {}, before: (document: PDFDocument) => void = () => {}): Promise<{ bytes: Buffer; byteRange: number[]; contents: Buffer }> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const { context } = document;
  const value = context.obj({ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: subFilter, ByteRange: [0, Number(HOLDER), Number(HOLDER), Number(HOLDER)], Contents: PDFHexString.of('0'.repeat(ROOM)), ...extra } as never);
  const field = context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: PDFString.of('Seal'), Rect: [0, 0, 0, 0], V: context.register(value) } as never));
  page.node.addAnnot(field);
  before(document);
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }));
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const start = bytes.indexOf(`<${'0'.repeat(ROOM)}>`);
  const end = start + ROOM + 2;
  const byteRange = [0, start, end, bytes.length - end];
  const at = bytes.indexOf(`0 ${HOLDER} ${HOLDER} ${HOLDER}`);
  bytes.write(byteRange.join(' ').padEnd(2 + 3 * (HOLDER.length + 1) - 1), at, 'latin1');
  const contents = Buffer.from(seal(Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])));
  bytes.write(contents.toString('hex'), start + 1, 'latin1');
  return { bytes, byteRange, contents };
}
