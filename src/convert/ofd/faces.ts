import type { Font, Glyph } from 'fontkit';
import type { PDFContext, PDFRef } from '../../engines/pdf-lib.js';
import { num } from '../../render/pdf/geometry.js';
import { type3Face } from '../type3-face.js';
import { quadratic } from './paths.js';

/** One byte a glyph; code 0 stays free. */
const FACE_SIZE = 255;
const EM = 1000;
const BOLDER = 36;
/** Glyphs with more steps than any character has are drawings meant to fill memory. */
const MOST_STEPS = 20_000;

/** A glyph in the faces of a page: the face's name and the code as two hexadecimal digits. */
export interface PlacedGlyph {
  readonly face: string;
  readonly hex: string;
  /** In ems. */
  readonly advance: number;
}

/** The glyphs that a document uses, as faces of outlines: whatever the font file is like, only its shapes get into the dossier. */
export interface Faces {
  glyph(font: Font, fontKey: string, glyph: { readonly id: number; readonly text: string; readonly bolder?: boolean }): PlacedGlyph;
  /** Writes the faces; asked once, after the last page. The references were given before by `ref`. */
  embed(): void;
  ref(face: string): PDFRef;
}

interface Shape {
  readonly operators: string;
  readonly advance: number;
  readonly text: string;
}

export function outlineFaces(context: PDFContext): Faces {
  const faces = new Map<string, { readonly ref: PDFRef; readonly shapes: Shape[] }>();
  const known = new Map<string, PlacedGlyph>();
  return {
    glyph(font, fontKey, { id, text, bolder = false }) {
      const key = `${fontKey} ${id} ${bolder} ${text}`;
      const found = known.get(key);
      if (found) return found;
      const last = [...faces.entries()].at(-1);
      const [name, face] = last && last[1].shapes.length < FACE_SIZE ? last : open();
      const glyph = font.getGlyph(id);
      const advance = glyph.advanceWidth / font.unitsPerEm;
      face.shapes.push({ operators: outline(glyph, { k: EM / font.unitsPerEm, bolder }), advance: Number.isFinite(advance) ? advance : 1, text });
      const placed = { face: name, hex: face.shapes.length.toString(16).padStart(2, '0'), advance: Number.isFinite(advance) ? advance : 1 };
      known.set(key, placed);
      return placed;
    },
    ref: (name) => (faces.get(name) as { ref: PDFRef }).ref,
    embed() {
      for (const { ref, shapes } of faces.values()) {
        context.assign(ref, type3Face(context, shapes.map(({ operators, advance, text }) => ({ content: `${num(advance * EM)} 0 -1000 -1000 3000 3000 d1\n${operators}`, width: advance * EM, text }))));
      }
    },
  };

  function open() {
    const face = { ref: context.nextRef(), shapes: [] as Shape[] };
    const name = `G${faces.size + 1}`;
    faces.set(name, face);
    return [name, face] as const;
  }
}

/** A face without a bold one is made bolder by a line along its edges. */
function outline(glyph: Glyph, { k, bolder }: { readonly k: number; readonly bolder: boolean }): string {
  const out: string[] = [];
  let at: [number, number] = [0, 0];
  for (const { command, args } of glyph.path.commands.slice(0, MOST_STEPS)) {
    const n = args.map((each) => each * k);
    if (!n.every(Number.isFinite)) return '';
    const end = n.slice(-2) as [number, number];
    if (command === 'moveTo') out.push(`${n.map(num).join(' ')} m`);
    if (command === 'lineTo') out.push(`${n.map(num).join(' ')} l`);
    if (command === 'bezierCurveTo') out.push(`${n.map(num).join(' ')} c`);
    if (command === 'quadraticCurveTo') out.push(quadratic(at, [n[0] as number, n[1] as number], end));
    if (command === 'closePath') out.push('h');
    else at = end;
  }
  if (out.length === 0) return '';
  return bolder ? `${BOLDER} w 1 j\n${out.join('\n')}\nB` : `${out.join('\n')}\nf`;
}
