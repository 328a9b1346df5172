import { numbersOf } from '../../inspect/ofd/numbers.js';
import { textOf, type XmlNode } from '../../inspect/xml.js';
import { num } from '../../render/pdf/geometry.js';
import type { Canvas, OpenedFont } from './canvas.js';

/** Characters of one object that are drawn. */
const MOST_LETTERS = 100_000;
const SLANT = 0.21;
/** Of Weight, from 100 to 1000 with 400 for what is plain (GB/T 33190, 11.3). */
const BOLD = 600;

interface Letter {
  readonly text: string;
  /** Number of a glyph in the document's own font. */
  readonly glyph: number | null;
  /** Characters of the TextCode it stands for: distances count by them. */
  readonly codes: number;
}

/** Draws a TextObject (GB/T 33190, 11): each character where it says, in the object's own space. */
export function drawText(canvas: Canvas, object: XmlNode): void {
  const fonts = canvas.fontsFor(object.attributes['Font'] ?? '');
  const size = Number(object.attributes['Size']) || 3;
  const stretch = Number(object.attributes['HScale']) || 1;
  const turn = ((Number(object.attributes['CharDirection']) || 0) * Math.PI) / 180;
  const isBold = Number(object.attributes['Weight']) >= BOLD;
  const slant = object.attributes['Italic'] === 'true' ? SLANT : 0;
  const downwards = ['90', '270'].includes(object.attributes['ReadDirection'] ?? '');
  let [x, y] = [0, 0];
  let offset = 0;
  canvas.out.push('BT');
  for (const code of object.children.filter(({ name }) => name === 'TextCode')) {
    x = numberOr(code.attributes['X'], x);
    y = numberOr(code.attributes['Y'], y);
    const text = [...textOf(code).replace(/[\r\n]+/g, '')].slice(0, MOST_LETTERS);
    const [acrosses, downs] = [distances(code.attributes['DeltaX'], text.length), distances(code.attributes['DeltaY'], text.length)];
    let [u, v, position] = [x, y, 0];
    for (const letter of lettersOf(object, text, offset)) {
      const room = letter.codes === 1 && !downs && turn === 0 ? acrosses?.[position] : undefined;
      const advance = place(canvas, fonts, letter, { x: u, y: v, size, stretch, turn, slant, isBold, room });
      for (let step = 0; step < letter.codes; step++, position++) {
        const [across, down] = [acrosses?.[position], downs?.[position]];
        const isGiven = across !== undefined || down !== undefined;
        u += across ?? (isGiven || downwards ? 0 : (advance * size * stretch) / letter.codes);
        v += down ?? (isGiven || !downwards ? 0 : (advance * size) / letter.codes);
      }
    }
    [x, y] = [u, v];
    offset += text.length;
  }
  canvas.out.push('ET');
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly stretch: number;
  readonly turn: number;
  readonly slant: number;
  readonly isBold: boolean;
  /** How far away the next character stands, if it is said. */
  readonly room: number | undefined;
}

/** The advance of the letter in ems. */
function place(canvas: Canvas, fonts: readonly OpenedFont[], letter: Letter, { x, y, size, stretch, turn, slant, isBold, room }: Spot): number {
  const code = letter.text.codePointAt(0) ?? 0;
  const [first] = fonts;
  const numbered = letter.glyph !== null && first?.own && letter.glyph < first.font.numGlyphs ? { face: first, id: letter.glyph } : null;
  const face = numbered ? undefined : fonts.find(({ font }) => hasGlyph(font, code));
  const chosen = numbered ?? (face ? { face, id: face.font.glyphForCodePoint(code).id } : null);
  if (!chosen) {
    if (letter.text.trim() !== '') canvas.lose(`the character ${letter.text} (U+${code.toString(16).toUpperCase()})`);
    return letter.text.trim() === '' ? 0.5 : 1;
  }
  const { own, bold } = chosen.face;
  const bolder = !own && (bold === 'wanted' || (isBold && bold !== 'is'));
  const { face: name, hex, advance } = canvas.faces.glyph(chosen.face.font, chosen.face.key, { id: chosen.id, text: letter.text, bolder });
  canvas.useFace(name);
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size];
  // A face that stands in for a narrower one would run its letters into each other.
  const squeeze = !chosen.face.own && room !== undefined && room > 0 ? Math.min(1, room / Math.max(1e-6, advance * size * stretch)) : 1;
  // The page's y runs downwards, a glyph's upwards.
  const matrix = [cos * stretch * squeeze, sin * stretch * squeeze, sin + slant * cos, -cos + slant * sin, x, y];
  canvas.out.push(`/${name} 1 Tf ${matrix.map(num).join(' ')} Tm <${hex}> Tj`);
  return advance;
}

function hasGlyph(font: OpenedFont['font'], code: number): boolean {
  try {
    return font.hasGlyphForCodePoint(code);
  } catch {
    // A font without a table of characters.
    return false;
  }
}

/** CGTransform (GB/T 33190, 11.4): so many characters from a position are shown by these glyphs. Positions count through all TextCodes of some writers, from each one of others. */
function lettersOf(object: XmlNode, text: readonly string[], offset: number): Letter[] {
  const transforms = object.children.filter(({ name }) => name === 'CGTransform').map((each) => ({
    at: Number(each.attributes['CodePosition']) || 0, codes: Math.max(1, Number(each.attributes['CodeCount']) || 1),
    glyphs: numbersOf(each.children.find(({ name }) => name === 'Glyphs')?.children.map(textOf).join('') ?? undefined, 1) ?? [],
  }));
  const isOnly = object.children.filter(({ name }) => name === 'TextCode').length === 1;
  const letters: Letter[] = [];
  for (let i = 0; i < text.length;) {
    const transform = transforms.find(({ at }) => at === i + (isOnly ? 0 : offset));
    if (!transform || transform.glyphs.length === 0) {
      letters.push({ text: text[i] as string, glyph: null, codes: 1 });
      i += 1;
      continue;
    }
    const { codes, glyphs } = transform;
    glyphs.forEach((glyph, k) => {
      const isLast = k === glyphs.length - 1;
      const taken = text.slice(i + k, isLast ? i + codes : i + k + 1);
      letters.push({ text: taken.join(''), glyph, codes: taken.length });
    });
    i += codes;
  }
  return letters;
}

/** `g 3 2.5 4`: three times 2.5, then 4. */
function distances(text: string | undefined, count: number): number[] | null {
  if (text === undefined || text.trim() === '') return null;
  const words = text.trim().split(/\s+/);
  const found: number[] = [];
  for (let i = 0; i < words.length && found.length < count; i++) {
    if (words[i] !== 'g') { found.push(Number(words[i]) || 0); continue; }
    const [times, value] = [Number(words[i + 1]) || 0, Number(words[i + 2]) || 0];
    for (let k = 0; k < times && found.length < count; k++) found.push(value);
    i += 2;
  }
  return found;
}

function numberOr(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text !== undefined && Number.isFinite(number) ? number : otherwise;
}
