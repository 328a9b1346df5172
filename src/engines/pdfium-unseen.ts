import type { RenderedPage } from './pdfium.js';
import { coversOn, type Cover, type PdfiumCovers } from './pdfium-covers.js';
import { withMemory, type PdfBox } from './pdfium-objects.js';
import { seenAt, wholeText, type PdfiumText } from './pdfium-text.js';

/** fpdf_text.h and fpdf_edit.h, for how characters are painted. */
export interface PdfiumCharacters extends PdfiumText, PdfiumCovers {
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFText_GetFillColor(text: number, index: number, red: number, green: number, blue: number, alpha: number): boolean;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetMatrix(text: number, index: number, matrix: number): boolean;
  FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): boolean;
}

/** Words of a page as a reader sees them. */
export interface SeenText {
  readonly text: string;
  /** Characters on the page that nobody sees, blanks not counted. */
  readonly unseen: number;
  /** Those that lie off the page, as the notes of a printer's shop do. */
  readonly beside: number;
}

/** More characters on one page are a drawing made of letters; those beyond count as seen. */
const MOST_CHARACTERS = 20_000;
/** Text rendering modes that paint nothing (ISO 32000-1, table 106); through the letters of the second something else may be painted. */
const UNPAINTED = 3;
const CUT_OUT = 7;
/** Points: a reader takes it for a line. */
const TINY = 2;
/** Levels of 255 from which ink may be that of the paper, and of an alpha that shows nothing. */
const PALE = 225;
const CLEAR = 12;
/** Levels between the lightest and the darkest pixel by which a pale letter stands out from its ground. */
const CONTRAST = 24;

interface Looking {
  readonly document: number;
  /** A picture covers the page: words that are not painted are what another program read there. Elsewhere letters drawn as outlines have such words, bold type of browsers for one. */
  readonly isScan: boolean;
  readonly draw: () => RenderedPage;
}

/**
 * The words of a page without those that nobody sees: painted with nothing, in the colour of what lies below them, off the page, or
 * smaller than any reader could read, under an area of one colour or an opaque picture, or clipped away. A seal lies over a signature and lets it through.
 */
export function seenText(pdfium: PdfiumCharacters, page: number, { document, isScan, draw }: Looking): SeenText {
  const text = pdfium.FPDFText_LoadPage(page);
  if (text === 0) return { text: '', unseen: 0, beside: 0 };
  const found = withMemory(pdfium, 64, (memory) => look(pdfium, { document, page, text, memory, isScan }, draw));
  const seen = found.unseen + found.beside === 0 ? { ...found, text: wholeText(pdfium, text) } : found;
  pdfium.FPDFText_ClosePage(text);
  return seen;
}

interface Place {
  readonly document: number;
  readonly page: number;
  readonly text: number;
  readonly memory: number;
  readonly isScan: boolean;
}

/** `pale`: what is painted there tells. */
type Painted = 'seen' | 'pale' | 'unseen';

function look(pdfium: PdfiumCharacters, place: Place, draw: () => RenderedPage): SeenText {
  const count = Math.max(0, pdfium.FPDFText_CountChars(place.text));
  const painted = new Map<number, Painted>();
  const coverOf = count === 0 ? () => 'none' as const : coversOn(pdfium, place);
  let drawn: RenderedPage | null = null;
  let [seen, unseen, beside] = ['', 0, 0];
  for (let index = 0; index < count; index++) {
    const code = pdfium.FPDFText_GetUnicode(place.text, index);
    const letter = code === 0xd || code < 3 || code >= 0xfffe ? '' : String.fromCodePoint(code);
    if (index >= MOST_CHARACTERS || letter.trim() === '' || pdfium.FPDFText_IsGenerated(place.text, index) === 1) {
      seen += letter;
      continue;
    }
    const object = pdfium.FPDFText_GetTextObject(place.text, index);
    const how = painted.get(object) ?? paintedAs(pdfium, place, { index, object, coverOf });
    painted.set(object, how);
    const box = how === 'unseen' ? null : boxOf(pdfium, place, index);
    if (box !== null && !isOnPage(box)) beside++;
    else if (how === 'seen' || (how === 'pale' && (box === null || standsOut(box, (drawn ??= draw()))))) seen += letter;
    else unseen++;
  }
  return { text: seen.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').join('\n'), unseen, beside };
}

function paintedAs(pdfium: PdfiumCharacters, { text, memory, isScan }: Place, { index, object, coverOf }: { readonly index: number; readonly object: number; readonly coverOf: (text: number) => Cover }): Painted {
  if (object === 0) return 'seen';
  const cover = coverOf(object);
  // Words under the picture of a page are those that another program read on it.
  if (cover === 'wholly') return 'unseen';
  const fully = cover === 'maybe' ? 'pale' : 'seen';
  const mode = pdfium.FPDFTextObj_GetTextRenderMode(object);
  if (mode === UNPAINTED || mode === CUT_OUT) return isScan ? 'unseen' : 'pale';
  if (pdfium.FPDFText_GetMatrix(text, index, memory)) {
    const [a, b, c, d] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(memory + at, 'float')) as [number, number, number, number];
    const size = pdfium.FPDFText_GetFontSize(text, index) * Math.sqrt(Math.abs(a * d - b * c));
    if (size > 0 && size < TINY && isTiny(pdfium, text, index, memory)) return 'unseen';
  }
  if (mode !== 0 || !pdfium.FPDFText_GetFillColor(text, index, memory, memory + 4, memory + 8, memory + 12)) return fully;
  const [red, green, blue, alpha] = [0, 4, 8, 12].map((at) => pdfium.pdfium.getValue(memory + at, 'i32')) as [number, number, number, number];
  if (alpha < CLEAR) return isScan ? 'unseen' : 'pale';
  return Math.min(red, green, blue) >= PALE ? 'pale' : fully;
}

/** Faces drawn by the file itself may have letters larger than their size. */
function isTiny(pdfium: PdfiumCharacters, text: number, index: number, memory: number): boolean {
  const box = charBox(pdfium, text, index, memory);
  return box === null || Math.max(box.right - box.left, box.top - box.bottom) < TINY;
}

/** Of a letter, in the page's own space. */
function charBox(pdfium: PdfiumCharacters, text: number, index: number, memory: number): PdfBox | null {
  if (!pdfium.FPDFText_GetCharBox(text, index, memory, memory + 8, memory + 16, memory + 24)) return null;
  const [left, right, bottom, top] = [0, 8, 16, 24].map((at) => pdfium.pdfium.getValue(memory + at, 'double')) as [number, number, number, number];
  return { left, right, bottom, top };
}

/** Fractions of the page as seen, from the left top. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(pdfium: PdfiumCharacters, { page, text, memory }: Place, index: number): Box | null {
  const box = charBox(pdfium, text, index, memory);
  if (!box) return null;
  const one = seenAt(pdfium, page, { x: box.left, y: box.top, memory });
  const other = seenAt(pdfium, page, { x: box.right, y: box.bottom, memory });
  return { left: Math.min(one.x, other.x), right: Math.max(one.x, other.x), top: Math.min(one.y, other.y), bottom: Math.max(one.y, other.y) };
}

function isOnPage({ left, right, top, bottom }: Box): boolean {
  return right > 0 && left < 1 && bottom > 0 && top < 1;
}

function standsOut(box: Box, { width, height, data }: RenderedPage): boolean {
  const [fromX, toX] = [Math.max(0, Math.floor(box.left * width)), Math.min(width - 1, Math.ceil(box.right * width))];
  const [fromY, toY] = [Math.max(0, Math.floor(box.top * height)), Math.min(height - 1, Math.ceil(box.bottom * height))];
  for (let channel = 0; channel < 3; channel++) {
    let [least, most] = [255, 0];
    for (let y = fromY; y <= toY; y++) {
      for (let x = fromX; x <= toX; x++) {
        const level = data[(y * width + x) * 3 + channel] as number;
        least = Math.min(least, level);
        most = Math.max(most, level);
      }
    }
    if (most - least >= CONTRAST) return true;
  }
  return false;
}
