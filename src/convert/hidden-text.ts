import type { PDFContext, PDFRef } from '../engines/pdf-lib.js';
import type { PlacedText } from '../engines/pdfium-text.js';
import { num, type Size } from '../render/pdf/geometry.js';
import { type3Face } from './type3-face.js';

/** Characters of one face: one byte each, and code 0 stays free. */
const FACE_SIZE = 255;
const EM = 1000;

export interface HiddenText {
  readonly content: string;
  readonly fonts: ReadonlyMap<string, PDFRef>;
}

/**
 * Words that can be searched and copied but not seen, for the picture of a page. Their faces have no outlines at all
 * (Type 3 with empty glyphs), so nothing is embedded and any character of Unicode can be written.
 */
export function hiddenText(context: PDFContext, pieces: readonly PlacedText[], page: Size): HiddenText {
  const codes = new Map<string, number>();
  const codeOf = (letter: string): number => codes.get(letter) ?? (codes.set(letter, codes.size), codes.size - 1);
  const lines = pieces.map((piece) => {
    const letters = [...piece.text.replace(/\s+/g, ' ')];
    const size = Math.max(1, piece.height * page.height);
    const wide = letters.length * size;
    const stretch = (100 * piece.width * page.width) / wide;
    const shown = runsOf(letters.map(codeOf)).map(({ face, hex }) => `/H${face} ${num(size)} Tf <${hex}> Tj`);
    return `1 0 0 1 ${num(piece.left * page.width)} ${num(page.height * (1 - piece.top - piece.height))} Tm ${num(stretch)} Tz ${shown.join(' ')}`;
  });
  const letters = [...codes.keys()];
  const faces = Array.from({ length: Math.ceil(letters.length / FACE_SIZE) }, (_, face) => [`H${face}`, context.register(type3Face(context, letters.slice(face * FACE_SIZE, (face + 1) * FACE_SIZE).map((text) => ({ content: `${EM} 0 d0`, width: EM, text }))))] as const);
  return { content: lines.length ? `BT 3 Tr\n${lines.join('\n')}\nET` : '', fonts: new Map(faces) };
}

function runsOf(codes: readonly number[]): { face: number; hex: string }[] {
  const runs: { face: number; hex: string }[] = [];
  for (const code of codes) {
    const face = Math.floor(code / FACE_SIZE);
    const hex = (1 + (code % FACE_SIZE)).toString(16).padStart(2, '0');
    const last = runs.at(-1);
    if (last?.face === face) last.hex += hex;
    else runs.push({ face, hex });
  }
  return runs;
}
