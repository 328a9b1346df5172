import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { sm3 } from '../../../dist/engines/sm2.js';
import { widthOf } from './glyphs.mjs';
import { placedSeal } from './page.mjs';
import { makeSeal, signSeal } from './seal-signature.mjs';

const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
/** Named and not embedded, as an office program does that trusts in the reader's machine. */
const FACES = { song: [1, '宋体'], bold: [2, '方正小标宋简体'], hei: [3, '黑体'], kai: [4, '楷体'] };

/**
 * An official document as an office system exports it: OFD (GB/T 33190-2016), sealed with an electronic seal
 * (GB/T 38540) over the digests of its parts.
 * @param {import('./page.mjs').Page[]} pages the seals on them are stamped, not drawn
 * @param {{ title: string, day: string }} options day: of signing, `YYYY-MM-DD`
 */
export async function ofdDocument(pages, { title, day }) {
  const [seal] = pages.flatMap((page) => page.elements.filter((each) => each.type === 'seal'));
  const parts = documentParts(pages, { title, day, isSigned: Boolean(seal) });
  if (seal) Object.assign(parts, await signatureParts(pages, parts, { seal, day }));
  const mtime = new Date(...day.split('-').map((part, index) => Number(part) - (index === 1 ? 1 : 0)), 10);
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, [content, { level: 6, mtime, os: 0, attrs: 0 }]]))));
}

function documentParts(pages, { title, day, isSigned }) {
  const size = ({ width, height }) => `<ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox>`;
  const fonts = Object.values(FACES).map(([id, name]) => `<ofd:Font ID="${id}" FontName="${name}" FamilyName="${name}"/>`).join('');
  const texts = {
    'OFD.xml': `<ofd:OFD ${NS} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>${sm3(strToU8(title)).toString('hex').slice(0, 32)}</ofd:DocID><ofd:Title>${title.replaceAll('\n', '')}</ofd:Title><ofd:CreationDate>${day}</ofd:CreationDate><ofd:Creator>Document Writer</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${isSigned ? '<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>' : ''}</ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${NS}><ofd:CommonData><ofd:MaxUnitID>100000</ofd:MaxUnitID><ofd:PageArea>${size(pages[0])}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${pages.map((_page, index) => `<ofd:Page ID="${pageId(index)}" BaseLoc="Pages/Page_${index}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    'Doc_0/PublicRes.xml': `<ofd:Res ${NS} BaseLoc="Res"><ofd:Fonts>${fonts}</ofd:Fonts></ofd:Res>`,
    ...Object.fromEntries(pages.map((page, index) => [`Doc_0/Pages/Page_${index}/Content.xml`, `<ofd:Page ${NS}><ofd:Area>${size(page)}</ofd:Area><ofd:Content><ofd:Layer ID="${pageId(index) + 1}" Type="Body">${page.elements.map((each, at) => object(each, pageId(index) + 2 + at)).join('')}</ofd:Layer></ofd:Content></ofd:Page>`])),
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(HEAD + text)]));
}

const pageId = (index) => 1000 * (index + 1);

function object(each, id) {
  if (each.type === 'line') return `<ofd:PathObject ID="${id}" Boundary="${box(each.x, each.y, each.width, each.height)}" Stroke="false" Fill="true"><ofd:FillColor Value="${colour(each.fill)}"/><ofd:AbbreviatedData>M 0 0 L ${round(each.width)} 0 L ${round(each.width)} ${round(each.height)} L 0 ${round(each.height)} C</ofd:AbbreviatedData></ofd:PathObject>`;
  if (each.type !== 'text' || each.text === '') return '';
  const { text, x, y, size, face, fill, spacing, stretch } = each;
  const steps = [...text].map((character) => (widthOf(character, face, size) + spacing) * stretch);
  const width = steps.reduce((sum, step) => sum + step, 0);
  return `<ofd:TextObject ID="${id}" Boundary="${box(x, y - size, width, size * 1.3)}" Font="${FACES[face][0]}" Size="${round(size)}"${stretch === 1 ? '' : ` HScale="${stretch}"`}><ofd:FillColor Value="${colour(fill)}"/><ofd:TextCode X="0" Y="${round(size)}"${steps.length > 1 ? ` DeltaX="${steps.slice(0, -1).map(round).join(' ')}"` : ''}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
}

async function signatureParts(pages, parts, { seal, day }) {
  const side = seal.diameter + 2;
  const pixels = Math.round((side / 25.4) * 260);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${-side / 2} ${-side / 2} ${side} ${side}">${placedSeal({ ...seal, x: 0, y: 0, turn: 0 })}</svg>`;
  const picture = await sharp(Buffer.from(svg)).png({ palette: true, colours: 24, compressionLevel: 9 }).toBuffer();
  const data = makeSeal({ name: seal.name, picture, side });
  const page = pages.findIndex(({ elements }) => elements.includes(seal));
  const references = Object.entries(parts).map(([name, content]) => `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${sm3(content).toString('base64')}</ofd:CheckValue></ofd:Reference>`).join('');
  const description = strToU8(`${HEAD}<ofd:Signature ${NS}><ofd:SignedInfo><ofd:Provider ProviderName="Sample Seal" Version="1.0" Company="Sample"/><ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod><ofd:SignatureDateTime>${day} 10:20:30</ofd:SignatureDateTime><ofd:References CheckMethod="1.2.156.10197.1.401">${references}</ofd:References><ofd:StampAnnot ID="1" PageRef="${pageId(page)}" Boundary="${box(seal.x - side / 2, seal.y - side / 2, side, side)}"/><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>`);
  return {
    'Doc_0/Signs/Signatures.xml': strToU8(`${HEAD}<ofd:Signatures ${NS}><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID="1" Type="Seal" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>`),
    'Doc_0/Signs/Sign_0/Signature.xml': description,
    'Doc_0/Signs/Sign_0/Seal.esl': data,
    'Doc_0/Signs/Sign_0/SignedValue.dat': signSeal(data, description, { name: seal.name, day, location: '/Doc_0/Signs/Sign_0/Signature.xml' }),
  };
}

const round = (value) => Number(value.toFixed(3));
const box = (...values) => values.map(round).join(' ');
const colour = (hex) => hex.slice(1).match(/../g).map((pair) => parseInt(pair, 16)).join(' ');
const escaped = (text) => text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);
