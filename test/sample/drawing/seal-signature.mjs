import { sm2PublicKey, sm3, signSm2 } from '../../../dist/engines/sm2.js';
import { wrapSignature } from '../../../dist/inspect/signature/sm2.js';
import { encodeDer, TAG } from '../../../dist/inspect/signature/der.js';

/**
 * Electronic seals after GB/T 38540-2020 (SES version 4) of invented bodies: keys are drawn from names, so that the same
 * sample comes out each time, and are worth nothing.
 */
const SM2 = '1.2.156.10197.1.501';
const IA5_STRING = 0x16;
const MAKER = '样例电子印章中心';

/** SESeal, signed by its maker. @param {{ name: string, picture: Buffer, side: number }} seal side: millimetres */
export function makeSeal({ name, picture, side }) {
  const header = sequence(ia5('ES'), integer(4), ia5('Sample'));
  const property = sequence(integer(1), utf8(name), integer(1), sequence(octets(certificate(name))), time('20200101000000Z'), time('20200101000000Z'), time('20300101000000Z'));
  const information = sequence(header, ia5(sm3(Buffer.from(name)).toString('hex').slice(0, 20)), property, sequence(ia5('png'), octets(picture), integer(Math.round(side)), integer(Math.round(side))));
  return sequence(information, octets(certificate(MAKER)), objectId(SM2), signed(information, MAKER));
}

/** SES_Signature over the description of a signature. */
export function signSeal(seal, description, { name, day, location }) {
  const toSign = sequence(integer(4), seal, time(`${day.replaceAll('-', '')}022030Z`), bits(sm3(description)), ia5(location));
  return sequence(toSign, octets(certificate(name)), objectId(SM2), signed(toSign, name));
}

const privateKey = (name) => sm3(Buffer.from(`sample key of ${name}`));
const signed = (data, name) => bits(wrapSignature(signSm2(data, privateKey(name))));

function certificate(name) {
  const named = (text) => sequence(encodeDer(TAG.set, sequence(objectId('2.5.4.3'), utf8(text))));
  const key = sequence(sequence(objectId('1.2.840.10045.2.1'), objectId('1.2.156.10197.1.301')), bits(sm2PublicKey(privateKey(name))));
  const body = sequence(encodeDer(0xa0, integer(2)), integer(1), sequence(objectId(SM2)), named(MAKER), sequence(time('20200101000000Z'), time('20300101000000Z')), named(name), key);
  return sequence(body, sequence(objectId(SM2)), signed(body, MAKER));
}

const sequence = (...pieces) => Buffer.from(encodeDer(TAG.sequence, Buffer.concat(pieces)));
const integer = (value) => encodeDer(TAG.integer, Buffer.from([value]));
const octets = (content) => encodeDer(TAG.octetString, content);
const bits = (content) => encodeDer(TAG.bitString, Buffer.concat([Buffer.from([0]), content]));
const utf8 = (text) => encodeDer(TAG.utf8, Buffer.from(text));
const ia5 = (text) => encodeDer(IA5_STRING, Buffer.from(text, 'latin1'));
const time = (text) => encodeDer(TAG.generalizedTime, Buffer.from(text));

function objectId(dotted) {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const octetsOf = (part) => (part < 128 ? [part] : [...octetsOf(Math.floor(part / 128)).map((octet) => octet | 128), part % 128]);
  return encodeDer(TAG.objectId, Buffer.from([first * 40 + second, ...rest.flatMap(octetsOf)]));
}
