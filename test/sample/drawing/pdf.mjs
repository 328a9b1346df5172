import { PDFDocument, PDFHexString, PDFName, PDFString, concatTransformationMatrix, popGraphicsState, pushGraphicsState, rgb, setCharacterSpacing } from 'pdf-lib';
import * as fontkit from 'fontkit';
import sharp from 'sharp';
import { fontBytes } from './glyphs.mjs';
import { placedSeal } from './page.mjs';

const MM = 72 / 25.4;

/** @param {string} title @param {string} day `YYYY-MM-DD`, when it was scanned or exported */
async function open(title, day, producer) {
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  pdf.setTitle(title);
  pdf.setProducer(producer);
  pdf.setCreator(producer);
  for (const set of ['setCreationDate', 'setModificationDate']) pdf[set](new Date(`${day}T09:30:00Z`));
  return pdf;
}

/** One picture for each page, as a scanner makes it. @param {{ jpeg: Buffer, width: number, height: number }[]} pages millimetres */
export async function picturesPdf(pages, { title, day }) {
  const pdf = await open(title, day, 'Scan to PDF');
  for (const { jpeg, width, height } of pages) {
    const page = pdf.addPage([width * MM, height * MM]);
    page.drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, width: width * MM, height: height * MM });
  }
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

/**
 * Real text, as an office program exports it; seals as transparent pictures.
 * @param {import('./page.mjs').Page[]} pages
 * @param {{ title: string, day: string, highlight?: boolean, encrypt?: object }} options highlight: the marked words carry highlight annotations
 */
export async function textPdf(pages, { title, day, highlight = false }) {
  const pdf = await open(title, day, 'Document Writer');
  const fonts = await embedFaces(pdf, pages);
  for (const page of pages) {
    const sheet = pdf.addPage([page.width * MM, page.height * MM]);
    for (const each of page.elements) {
      if (each.type === 'text') drawText(sheet, page, each, fonts[each.face]);
      else if (each.type === 'line') sheet.drawRectangle({ x: each.x * MM, y: (page.height - each.y - each.height) * MM, width: each.width * MM, height: each.height * MM, color: colour(each.fill) });
      else if (each.type === 'seal') await drawSeal(pdf, sheet, page, each);
    }
    if (highlight) annotate(pdf, sheet, page);
  }
  return Buffer.from(await pdf.save({ useObjectStreams: true }));
}

async function embedFaces(pdf, pages) {
  const names = [...new Set(pages.flatMap((page) => page.elements.filter((each) => each.type === 'text').map((each) => each.face)))].sort();
  const fonts = {};
  for (const name of names) fonts[name] = await pdf.embedFont(fontBytes(name), { subset: true });
  return fonts;
}

function drawText(sheet, page, { text, x, y, size, fill, spacing, stretch }, font) {
  sheet.pushOperators(pushGraphicsState(), concatTransformationMatrix(stretch, 0, 0, 1, x * MM, (page.height - y) * MM), setCharacterSpacing(spacing * MM));
  sheet.drawText(text, { x: 0, y: 0, size: size * MM, font, color: colour(fill) });
  sheet.pushOperators(popGraphicsState());
}

async function drawSeal(pdf, sheet, page, seal) {
  const side = seal.diameter + 2;
  const pixels = Math.round((side / 25.4) * 260);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${-side / 2} ${-side / 2} ${side} ${side}"><g opacity=".9">${placedSeal({ ...seal, x: 0, y: 0 })}</g></svg>`;
  const png = await sharp(Buffer.from(svg)).png({ palette: true, colours: 24, compressionLevel: 9 }).toBuffer();
  sheet.drawImage(await pdf.embedPng(png), { x: (seal.x - side / 2) * MM, y: (page.height - seal.y - side / 2) * MM, width: side * MM, height: side * MM });
}

function annotate(pdf, sheet, page) {
  const marks = page.elements.filter((each) => each.type === 'mark');
  const refs = marks.map(({ x, y, width, size }, index) => {
    const [left, right, low, high] = [x * MM, (x + width) * MM, (page.height - y - size * 0.2) * MM, (page.height - y + size * 0.88) * MM];
    return pdf.context.register(pdf.context.obj({
      Type: 'Annot', Subtype: 'Highlight', F: 4, C: [1, 0.93, 0.2], CA: 0.5,
      Rect: [left, low, right, high], QuadPoints: [left, high, right, high, left, low, right, low],
      NM: PDFString.of(`mark-${index + 1}`), T: PDFHexString.fromText('区科协'), AP: { N: appearance(pdf, { left, right, low, high }) },
    }));
  });
  if (refs.length > 0) sheet.node.set(PDFName.of('Annots'), pdf.context.obj(refs));
}

function appearance(pdf, { left, right, low, high }) {
  const stream = pdf.context.stream(`/G gs 1 0.93 0.2 rg ${left} ${low} ${right - left} ${high - low} re f`, {
    Type: 'XObject', Subtype: 'Form', BBox: [left, low, right, high],
    Resources: { ExtGState: { G: { BM: 'Multiply' } } }, Group: { S: 'Transparency' },
  });
  return pdf.context.register(stream);
}

function colour(hex) {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g);
  const [r, g, b] = full.map((pair) => parseInt(pair, 16) / 255);
  return rgb(r, g, b);
}
