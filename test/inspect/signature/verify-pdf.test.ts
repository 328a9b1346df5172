import { constants, createHash, generateKeyPairSync, sign } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef, type PDFStream } from 'pdf-lib';
import sm from 'sm-crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/inspect/signature/byte-range.js';
import { inspect } from '../../../src/inspect/inspect.js';
import { verifyPdfSignature as verify } from '../../../src/inspect/signature/verify-pdf.js';
import { signatureReason } from '../../../src/model/signature-reasons.js';
import { bits, certificate, der, integer, making, oid, publicKeyInfo, signedData, signedPdf, time, type Making } from './make-signature.js';

/** Every reason that any of these tests meets has words in Chinese. */
const verifyPdfSignature: typeof verify = (...given) => {
  const answer = verify(...given);
  if (answer.reason !== null) expect(signatureReason(answer.reason).zh).toMatch(/^(?:\p{Script=Han}|ByteRange)/u);
  return answer;
};

const DETACHED = 'adbe.pkcs7.detached';
const CADES = 'ETSI.CAdES.detached';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed25519 = generateKeyPairSync('ed25519');
const ed448 = generateKeyPairSync('ed448');
const sm2 = sm.sm2.generateKeyPairHex();
const sm2Info = der(0x30, der(0x30, oid('1.2.840.10045.2.1'), oid('1.2.156.10197.1.301')), bits(Buffer.from(sm2.publicKey, 'hex')));

const RSA_SHA256 = '1.2.840.113549.1.1.11';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';
const SHA256_ID = der(0x30, oid('2.16.840.1.101.3.4.2.1'));
const PSS = [oid('1.2.840.113549.1.1.10'), der(0x30, der(0xa0, SHA256_ID), der(0xa1, der(0x30, oid('1.2.840.113549.1.1.8'), SHA256_ID)), der(0xa2, integer(32)))];

const MAKINGS: Readonly<Record<string, Making>> = {
  'RSA, PKCS#1': making(rsa, RSA_SHA256),
  'RSA that leaves the hash to the digest': making(rsa, '1.2.840.113549.1.1.1'),
  'RSA, PSS': making(rsa, '', { algorithm: PSS, makeSignature: (data) => sign('sha256', data, { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }) }),
  'RSA over the content itself': making(rsa, RSA_SHA256, { noAttributes: true }),
  ECDSA: making(ec, ECDSA_SHA256),
  'ECDSA, SHA3-384': making(ec, '2.16.840.1.101.3.4.3.11', { hash: { name: 'sha3-384', oid: '2.16.840.1.101.3.4.2.9' }, makeSignature: (data) => sign('sha3-384', data, ec.privateKey) }),
  'ECDSA, named by its curve': making(ec, '1.2.840.10045.3.1.7'),
  'ECDSA, plain': making(ec, '0.4.0.127.0.7.1.1.4.1.3', { makeSignature: (data) => sign('sha256', data, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }) }),
  'RSA with a signature for its digest': making(rsa, RSA_SHA256, { hash: { name: 'sha256', oid: RSA_SHA256 } }),
  Ed25519: making(ed25519, '1.3.101.112', { hash: { name: 'sha512', oid: '2.16.840.1.101.3.4.2.3' }, makeSignature: (data) => sign(null, data, ed25519.privateKey) }),
  Ed448: making(ed448, '1.3.101.113', { makeSignature: (data) => sign(null, data, ed448.privateKey) }),
  'SM2 with SM3': {
    certificate: certificate(sm2Info, '某县科学技术协会'), algorithm: [oid('1.2.156.10197.1.501')], hash: { name: 'sm3', oid: '1.2.156.10197.1.401' },
    makeSignature: (data) => Buffer.from(sm.sm2.doSignature([...data], sm2.privateKey, { hash: true, der: true, publicKey: sm2.publicKey }), 'hex'),
  },
};

const signedBy = (by: Making, subFilter = DETACHED) => signedPdf(subFilter, (covered) => signedData(covered, by));

describe.each(Object.entries(MAKINGS))('signed by %s', (_name, by) => {
  let pdf: Awaited<ReturnType<typeof signedPdf>>;
  beforeAll(async () => void (pdf = await signedBy(by)));
  const check = (bytes: Uint8Array) => verifyPdfSignature(bytes, { contents: pdf.contents, byteRange: pdf.byteRange, subFilter: DETACHED });

  it('it is intact', () => expect(check(pdf.bytes)).toEqual({
    integrity: 'intact', reason: null, signer: '某县科学技术协会', signedAt: by.noAttributes ? null : '2021-05-12T01:30:00Z', covers: 'whole', signedEnd: null,
  }));

  it('one changed byte breaks it', () => {
    const bytes = Buffer.from(pdf.bytes);
    bytes[bytes.indexOf('595')] = 0x36;
    expect(check(bytes)).toMatchObject({ integrity: 'broken', signer: '某县科学技术协会' });
  });

  it('another value under the same attributes breaks it', () => {
    const bytes = Buffer.from(pdf.bytes);
    const at = (pdf.byteRange[1] as number) + 1 + 2 * (pdf.contents.length - 6);
    bytes.write(bytes.toString('latin1', at, at + 2) === '00' ? '01' : '00', at, 'latin1');
    expect(check(bytes).integrity).not.toBe('intact');
  });
});

describe('who signed', () => {
  it('another key than the certificate’s breaks it, though the digest is right', async () => {
    const pdf = await signedBy({ ...making(ec, ECDSA_SHA256), certificate: certificate(publicKeyInfo(other.publicKey), '别人') });
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: CADES })).toMatchObject({ integrity: 'broken', reason: 'the signature value does not fit the signer’s key', signer: '别人' });
  });

  it('an unknown algorithm is unverifiable, and named', async () => {
    const pdf = await signedBy(making(rsa, '1.2.3.4.5'));
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: DETACHED })).toMatchObject({ integrity: 'unverifiable', reason: 'the signature algorithm 1.2.3.4.5 is not known' });
  });

  it('an unknown hash is unverifiable, and named', async () => {
    const pdf = await signedBy(making(rsa, RSA_SHA256, { hash: { name: 'sha256', oid: '1.2.3.4.6' } }));
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: DETACHED })).toMatchObject({ integrity: 'unverifiable', reason: 'the hash algorithm 1.2.3.4.6 is not known' });
  });
});

describe('other kinds of signature', () => {
  const sha1 = (data: Uint8Array) => createHash('sha1').update(data).digest();

  it('adbe.pkcs7.sha1 signs the digest inside', async () => {
    const pdf = await signedPdf('adbe.pkcs7.sha1', (covered) => signedData(sha1(covered), making(rsa, RSA_SHA256, { content: sha1(covered) })));
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: 'adbe.pkcs7.sha1' }).integrity).toBe('intact');
    const changed = Buffer.from(pdf.bytes);
    changed[changed.indexOf('595')] = 0x36;
    expect(verifyPdfSignature(changed, { ...pdf, subFilter: 'adbe.pkcs7.sha1' }).integrity).toBe('broken');
  });

  it('adbe.x509.rsa_sha1 has its certificate in the field', async () => {
    const own = certificate(publicKeyInfo(rsa.publicKey), '某县科学技术协会');
    const pdf = await signedPdf('adbe.x509.rsa_sha1', (covered) => der(0x04, sign('sha1', covered, rsa.privateKey)), { Cert: PDFHexString.of(own.toString('hex')) });
    expect((await inspect(pdf.bytes, 'a.pdf')).signatures).toMatchObject([{ integrity: 'intact', signer: '某县科学技术协会' }]);
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: 'adbe.x509.rsa_sha1', certificate: null })).toMatchObject({ integrity: 'unverifiable' });
  });

  it('ETSI.RFC3161 signs a token that holds the digest', async () => {
    const token = (covered: Uint8Array) => der(0x30, integer(1), oid('1.2.3'), der(0x30, SHA256_ID, der(0x04, createHash('sha256').update(covered).digest())), integer(1), time('20210512020304Z'));
    const pdf = await signedPdf('ETSI.RFC3161', (covered) => signedData(token(covered), making(ec, ECDSA_SHA256, { content: token(covered) })));
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: 'ETSI.RFC3161' })).toMatchObject({ integrity: 'intact', signedAt: '2021-05-12T02:03:04Z' });
    const changed = Buffer.from(pdf.bytes);
    changed[changed.indexOf('595')] = 0x36;
    expect(verifyPdfSignature(changed, { ...pdf, subFilter: 'ETSI.RFC3161' }).integrity).toBe('broken');
  });
});

describe('what is covered', () => {
  let pdf: Awaited<ReturnType<typeof signedPdf>>;
  beforeAll(async () => void (pdf = await signedBy(making(ec, ECDSA_SHA256))));
  const check = (bytes: Uint8Array, byteRange: readonly number[]) => verifyPdfSignature(bytes, { contents: pdf.contents, byteRange, subFilter: DETACHED });
  const four = () => pdf.byteRange as [number, number, number, number];

  it('bytes added after signing are named', () => {
    const check1 = check(Buffer.concat([pdf.bytes, Buffer.from('\n9 0 obj <</A 1>> endobj\n')]), pdf.byteRange);
    expect(check1).toMatchObject({ integrity: 'intact', reason: 'changes after signing: 25 bytes follow the signed part', covers: 'part', signedEnd: pdf.bytes.length });
  });

  it('a line end after the last byte is no change', () => expect(check(Buffer.concat([pdf.bytes, Buffer.from('\r\n')]), pdf.byteRange)).toMatchObject({ reason: null, covers: 'whole' }));

  it('a file cut off is broken', () => expect(check(pdf.bytes.subarray(0, -20), pdf.byteRange)).toMatchObject({ integrity: 'broken', reason: 'signed bytes are missing at the end of the file' }));

  it.each([
    ['nothing', () => []], ['half a pair', () => four().slice(0, 3)], ['a negative start', () => [-1, ...four().slice(1)]], ['a fraction', () => [0.5, ...four().slice(1)]],
    ['overlapping parts', () => [0, four()[2] + 10, four()[2], four()[3] - 10]],
  ])('%s is unverifiable', (_name, byteRange) => expect(check(pdf.bytes, byteRange())).toMatchObject({ integrity: 'unverifiable', reason: expect.stringContaining('ByteRange') }));

  it('unsigned bytes beside the signature are broken, though every covered byte is right', async () => {
    const [, , second] = four();
    const hole = 40;
    const wide = await signedPdf(DETACHED, (covered) => signedData(Buffer.concat([covered.subarray(0, four()[1]), covered.subarray(four()[1] + hole)]), making(ec, ECDSA_SHA256)));
    const byteRange = [0, four()[1], second + hole, four()[3] - hole];
    const signed = Buffer.concat([wide.bytes.subarray(0, byteRange[1]), wide.bytes.subarray(byteRange[2])]);
    const contents = signedData(signed, making(ec, ECDSA_SHA256));
    expect(verifyPdfSignature(wide.bytes, { contents, byteRange, subFilter: DETACHED })).toMatchObject({ integrity: 'broken', reason: 'the ByteRange leaves out more than the signature itself' });
  });
});

describe('what /ByteRange leaves out, where the signature is written in brackets', () => {
  const gap = (text: string) => coverageOf(Buffer.from(`before${text}after`, 'latin1'), [0, 6, 6 + text.length, 5]);

  it.each(['(\\050 a \\) b)', '((a) b)', ' (a) '])('%s is one string', (text) => expect(gap(text)).toMatchObject({ fault: null, isTampered: false }));
  it.each(['(a) /M (b)', '(a)>>stream(b)', '(a', '(a\\)'])('%s is more, or less', (text) => expect(gap(text)).toMatchObject({ fault: 'the ByteRange leaves out more than the signature itself', isTampered: true }));
});

describe('a signature that is not all there', () => {
  it.each(['RSA, PKCS#1', 'RSA, PSS', 'ECDSA', 'ECDSA, plain', 'Ed25519', 'SM2 with SM3'])('%s with a value that is too short is not intact', async (name) => {
    const by = MAKINGS[name] as Making;
    const pdf = await signedBy({ ...by, makeSignature: (data) => by.makeSignature(data).subarray(0, -1) });
    expect(verifyPdfSignature(pdf.bytes, { contents: pdf.contents, byteRange: pdf.byteRange, subFilter: DETACHED }).integrity).not.toBe('intact');
  });
  it.each([0.1, 0.5, 0.9, 0.99])('%d of the message is not intact', async (share) => {
    const pdf = await signedPdf(DETACHED, (covered) => { const whole = signedData(covered, making(rsa, RSA_SHA256)); return whole.subarray(0, Math.floor(whole.length * share)); });
    expect(verifyPdfSignature(pdf.bytes, { contents: pdf.contents, byteRange: pdf.byteRange, subFilter: DETACHED }).integrity).not.toBe('intact');
  });
});

it('bytes that are no signature are unverifiable, whatever they are', async () => {
  const junk = [Buffer.alloc(0), Buffer.from([0x30]), Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), Buffer.alloc(3000, 0x30), Buffer.alloc(2999, 0x80), Buffer.concat(Array.from({ length: 1400 }, () => Buffer.from([0x30, 0x80])))];
  for (const contents of junk) {
    const pdf = await signedPdf(DETACHED, () => contents);
    expect(verifyPdfSignature(pdf.bytes, { ...pdf, subFilter: DETACHED })).toMatchObject({ integrity: 'unverifiable', signer: null });
  }
});

it('a signed file is read so by inspection', async () => {
  const { bytes } = await signedBy(making(rsa, RSA_SHA256), CADES);
  expect((await inspect(bytes, 'a.pdf')).signatures).toEqual([{
    page: 1, place: null, field: 'Seal', filter: 'Adobe.PPKLite', subFilter: CADES, integrity: 'intact', covers: 'whole', changes: [], reason: null, signer: '某县科学技术协会', signedAt: '2021-05-12T01:30:00Z',
  }]);
});

describe('what was added after signing', () => {
  /** Written behind the signed bytes, as a viewer does. */
  const added = async (change: (document: PDFDocument) => void | Promise<void>) => {
    const { bytes } = await signedBy(making(ec, ECDSA_SHA256));
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
    await change(document);
    const later = await document.commit({ useObjectStreams: false });
    const [signature] = (await inspect(later, 'a.pdf')).signatures;
    return [signature?.integrity, signature?.covers, signature?.changes];
  };

  /** A field that shows a form. */
  const shown = (document: PDFDocument, field: Record<string, unknown>) => {
    const look = document.context.register(document.context.stream('1 0 0 rg 0 0 9 9 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }));
    document.getPage(0).node.addAnnot(document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Widget', Rect: [10, 10, 90, 30], AP: { N: look }, ...field } as never)));
    return look;
  };
  const replace = (document: PDFDocument, place: PDFRef | null, stream: PDFStream) => {
    document.context.assign(place as PDFRef, stream);
    document.context.snapshot?.markRefForSave(place as PDFRef);
  };
  const repainted = async (field: Record<string, unknown>) => {
    let look: PDFRef | null = null;
    const { bytes } = await signedPdf(DETACHED, (covered) => signedData(covered, making(ec, ECDSA_SHA256)), {}, (document) => void (look = shown(document, field)));
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
    replace(document, look, document.context.stream('0 0 1 rg 0 0 9 9 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] }));
    return (await inspect(await document.commit({ useObjectStreams: false }), 'a.pdf')).signatures.find(({ field: name }) => name === 'Seal')?.changes;
  };

  it('another look under a value that stays', async () => expect(await repainted({ FT: 'Tx', T: PDFString.of('Name'), V: PDFString.of('same') })).toEqual(['form']));
  it('another picture of a seal that was signed before', async () => expect(await repainted({ FT: 'Sig', T: PDFString.of('Other'), V: { Type: 'Sig', Contents: PDFHexString.of('30820001') } })).toEqual(['content']));
  it('a picture of as many bytes in place of another', async () => {
    let picture: PDFRef | null = null;
    const { bytes } = await signedPdf(DETACHED, (covered) => signedData(covered, making(ec, ECDSA_SHA256)), {}, (document) => {
      picture = document.context.register(document.context.stream('abc', { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 }));
      document.getPage(0).node.setXObject(PDFName.of('Im0'), picture);
    });
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
    replace(document, picture, document.context.stream('xyz', { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, ColorSpace: 'DeviceRGB', BitsPerComponent: 8 }));
    document.catalog.set(PDFName.of('DSS'), document.context.obj({ Certs: [] } as never));
    expect((await inspect(await document.commit({ useObjectStreams: false }), 'a.pdf')).signatures[0]?.changes).toEqual(['content', 'archive']);
  });

  it('what lies too deep to be compared is not said to be the same', async () => {
    let form: PDFRef | null = null;
    const deep = (document: PDFDocument, value: number) => document.context.stream('q', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9], Deep: Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], value) } as never);
    const { bytes } = await signedPdf(DETACHED, (covered) => signedData(covered, making(ec, ECDSA_SHA256)), {}, (document) => {
      form = document.context.register(deep(document, 1));
      document.getPage(0).node.setXObject(PDFName.of('Fm0'), form);
    });
    const document = await PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
    replace(document, form, deep(document, 2));
    document.catalog.set(PDFName.of('DSS'), document.context.obj({ Certs: [] } as never));
    expect((await inspect(await document.commit({ useObjectStreams: false }), 'a.pdf')).signatures[0]?.changes).toEqual(['archive', 'unknown']);
  });

  it.each<[string, (document: PDFDocument) => void | Promise<void>, readonly string[]]>([
    ['a page', (document) => void document.addPage([595, 842]), ['pages']],
    ['words on a page', (document) => document.getPage(0).drawText('added', { x: 50, y: 50 }), ['content']],
    ['a note', (document) => void document.getPage(0).node.addAnnot(document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Highlight', Rect: [10, 10, 90, 30] } as never))), ['annotations']],
    ['proof for later checking', (document) => document.catalog.set(PDFName.of('DSS'), document.context.obj({ Certs: [] } as never)), ['archive']],
    ['what shows nowhere', (document) => document.catalog.set(PDFName.of('Lang'), PDFString.of('zh')), ['other']],
  ])('%s', async (_what, change, expected) => expect(await added(change)).toEqual(['intact', 'part', expected]));
});
