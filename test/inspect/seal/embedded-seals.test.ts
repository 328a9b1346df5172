import { degrees, PDFDocument, PDFName, PDFString, rgb, StandardFonts, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { docx, paragraph } from '../samples.js';
import { seal } from './drawn-seals.js';
import { paint } from './paint.js';
import { dice, line } from './strokes.js';

/** However a seal came into a file, it is seen where it stands. */

const A4: [number, number] = [595, 842];
const RED = rgb(0.84, 0.13, 0.16);
/** Centre and radius of every seal below, in points from the lower left. */
const AT = { x: 400, y: 190, radius: 59 };

/** A page of black words with a seal set by `draw`. */
async function sealed(draw: (on: PDFPage, document: PDFDocument) => Promise<void> | void): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const on = document.addPage(A4);
  for (let y = 760; y > 120; y -= 24) on.drawText('Science is for everyone, everywhere and always', { x: 70, y, size: 13, font });
  await draw(on, document);
  return document.save();
}

/** A seal in lines and letters: a ring, sixteen letters round it, a star. */
async function drawVector(on: PDFPage, document: PDFDocument, { x, y, radius } = AT): Promise<void> {
  const font = await document.embedFont(StandardFonts.HelveticaBold);
  on.drawCircle({ x, y, size: radius, borderColor: RED, borderWidth: 3 });
  [...'ABDEFGHKMNPRSTXZ'].forEach((letter, index) => {
    const angle = -20 - index * 20 + 240;
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    on.drawText(letter, { x: x + 0.74 * radius * cos + 5 * sin, y: y + 0.74 * radius * sin - 5 * cos, size: 15, font, color: RED, rotate: degrees(angle - 90) });
  });
  const star = Array.from({ length: 10 }, (_, index) => { const r = radius * (index % 2 ? 0.13 : 0.33); return `${(r * Math.sin((index * Math.PI) / 5)).toFixed(2)} ${(-r * Math.cos((index * Math.PI) / 5)).toFixed(2)}`; });
  on.drawSvgPath(`M${star.join('L')}Z`, { x, y, color: RED });
}

/** The vector seal alone as a form of 2 × radius points, for whoever draws it. */
async function form(document: PDFDocument) {
  const source = await PDFDocument.create();
  await drawVector(source.addPage([130, 130]), source, { x: 65, y: 65, radius: AT.radius });
  return document.embedPage((await PDFDocument.load(await source.save())).getPage(0));
}

const BOX = { x: AT.x - 65, y: AT.y - 65, width: 130, height: 130 };

/** An annotation whose looks are the form: the stamp tool of every viewer, and the widget of an electronic signature. */
async function annotate(on: PDFPage, document: PDFDocument, entries: Record<string, unknown>): Promise<void> {
  const appearance = await form(document);
  await appearance.embed();
  const reference = document.context.register(document.context.obj({ Type: 'Annot', F: 4, Rect: [BOX.x, BOX.y, BOX.x + BOX.width, BOX.y + BOX.height], AP: { N: appearance.ref }, ...entries } as never));
  if (entries['FT']) document.catalog.set(PDFName.of('AcroForm'), document.context.obj({ Fields: [reference], SigFlags: 3 }));
  on.node.set(PDFName.of('Annots'), document.context.obj([reference]));
}

/** A bare seal as its maker delivers it, on nothing. */
async function bareSeal(side = 420): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 44" width="${side}" height="${side}">${seal(dice(7), { x: 22, y: 22, r: 21 })}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

describe('a seal in a PDF', () => {
  it.each<[string, Parameters<typeof sealed>[0]]>([
    ['as a picture on nothing', async (on, document) => on.drawImage(await document.embedPng(await bareSeal()), BOX)],
    ['in lines and letters', (on, document) => drawVector(on, document)],
    ['as a form', async (on, document) => on.drawPage(await form(document), BOX)],
    ['as a stamp annotation', (on, document) => annotate(on, document, { Subtype: 'Stamp' })],
    ['as the widget of a signature', (on, document) => annotate(on, document, { Subtype: 'Widget', FT: 'Sig', T: PDFString.of('s1') })],
  ])('%s is seen', async (_how, draw) => {
    const { sealVerdict, seals } = await inspect(await sealed(draw), 'a.pdf');
    expect(sealVerdict).toBe('seen');
    expect(seals).toHaveLength(1);
    expect(seals[0]!.x * A4[0]).toBeCloseTo(AT.x, -1);
    expect((1 - seals[0]!.y) * A4[1]).toBeCloseTo(AT.y, -1);
    expect(Math.abs(seals[0]!.diameterMm! - (2 * AT.radius * 25.4) / 72)).toBeLessThan(3);
  });

  it('that is only an empty stamp annotation or a red word is none', async () => {
    const bytes = await sealed(async (on, document) => {
      on.drawText('APPROVED', { x: 350, y: 180, size: 26, color: RED, font: await document.embedFont(StandardFonts.HelveticaBold) });
      on.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Stamp', F: 4, Rect: [335, 125, 465, 255] }))]));
    });
    expect(await inspect(bytes, 'a.pdf')).toMatchObject({ sealVerdict: 'not-seen', seals: [] });
  });
});

describe('a seal in a Word document', () => {
  const word = (picture: Buffer) => inspect(docx(paragraph('关于开展科普活动的通知'), { 'word/media/image1.png': new Uint8Array(picture) }), 'a.docx');

  it('is seen as a bare picture and on a scan that was pasted', async () => {
    expect(await word(await bareSeal())).toMatchObject({ sealVerdict: 'seen', seals: [{ kind: 'round' }] });
    const { data, width, height } = await paint({ svg: line(dice(3), { x: 30, y: 60, size: 6, colour: '#222', count: 20 }) + seal(dice(7), { x: 140, y: 230 }), long: 1200 }, 7);
    expect(await word(await sharp(data, { raw: { width, height, channels: 3 } }).png().toBuffer())).toMatchObject({ sealVerdict: 'seen' });
  });
});

describe('a seal on a long screenshot', () => {
  const WIDTH = 540;
  const HEIGHT = 9_000;
  /** Forty lines of chat a screen, and what else is on it. */
  const strip = (more: string): Promise<Buffer> => {
    const lines = Array.from({ length: 150 }, (_, index) => `<rect x="30" y="${40 + index * 60}" width="${180 + ((index * 37) % 280)}" height="22" fill="${index % 7 ? '#444' : '#2a6fd0'}"/>`);
    return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#fafafa"/>${lines.join('')}${more}</svg>`)).png().toBuffer();
  };
  const at = (y: number): string => `<rect x="40" y="${y - 160}" width="460" height="320" fill="#fff"/><g transform="translate(330 ${y}) scale(3.4)">${seal(dice(7), { x: 0, y: 0 })}</g>`;

  it('is seen where it stands, once, also where two windows meet', async () => {
    for (const y of [1_500, 4_860, 8_800]) {
      const { sealVerdict, seals } = await inspect(new Uint8Array(await strip(at(y))), 'a.png');
      expect(sealVerdict, `at ${y}`).toBe('seen');
      expect(seals, `at ${y}`).toHaveLength(1);
      expect(Math.abs(seals[0]!.y * HEIGHT - y)).toBeLessThan(12);
      expect(seals[0]!.x * WIDTH).toBeCloseTo(330, -1);
    }
  });

  it('without one there is none', async () => expect(await inspect(new Uint8Array(await strip('')), 'a.png')).toMatchObject({ sealVerdict: 'not-seen', seals: [] }));
});
