import * as fontkit from 'fontkit';
import { loadFonts, type Face } from '../../render/pdf/fonts.js';
import type { OpenedFont } from './canvas.js';
import type { Resources } from './resources.js';

/** The fonts that documents name, opened once. */
export interface FontShelf {
  /** A document's own font first when its file opens, then the shipped face that is nearest to its name, then the others. */
  of(resources: Resources, id: string, lose: (what: string) => void): readonly OpenedFont[];
}

export async function openFonts(): Promise<FontShelf> {
  const { faces, slots } = await loadFonts();
  const opened = new Map<Face, OpenedFont>();
  const shipped = (face: Face): OpenedFont => {
    const known = opened.get(face) ?? { font: fontkit.create(face.bytes), key: face.key, own: false };
    opened.set(face, known);
    return known;
  };
  const own = new Map<Uint8Array, OpenedFont | null>();
  return {
    of(resources, id, lose) {
      const entry = resources.fonts.get(id);
      const name = `${entry?.attributes['FontName'] ?? ''} ${entry?.attributes['FamilyName'] ?? ''}`;
      const bytes = resources.fontFiles.get(id);
      if (bytes && !own.has(bytes)) {
        const font = openFont(bytes);
        own.set(bytes, font && { font, key: `own-${own.size}`, own: true });
        // Glyph numbers without their font say nothing: the characters are set in another face, which is like any font that did not come along.
        if (!font) lose(`the glyphs of the font ${name.trim()}`);
      }
      const first = bytes ? own.get(bytes) : null;
      const isBold = entry?.attributes['Bold'] === 'true' || /bold|小标宋|xbs/i.test(name);
      const near = /kai|楷/i.test(name) ? slots.kai : /hei|黑|gothic|arial|helvetica|calibri|yahei/i.test(name) ? slots.hei : isBold ? slots.title : slots.song;
      const standing = [near, ...faces.filter((face) => face !== near)].map((face): OpenedFont => ({ ...shipped(face), bold: face === slots.title ? 'is' : isBold ? 'wanted' : null }));
      return [...(first ? [first] : []), ...standing];
    },
  };
}

const OTTO = 0x4f54544f;

/** TrueType and OpenType as they are; a bare CFF, as converters from PDF leave it, in a wrapping of its own. */
function openFont(bytes: Uint8Array): OpenedFont['font'] | null {
  for (const each of bytes[0] === 1 && bytes[1] === 0 && (bytes[2] ?? 0) <= 8 ? [wrapped(bytes)] : [bytes]) {
    try {
      const font = fontkit.create(each);
      // Collections have no glyphs of their own.
      if (Number.isFinite(font.unitsPerEm) && font.numGlyphs > 0 && font.getGlyph(0)) return font;
    } catch {
      return null;
    }
  }
  return null;
}

/** An OpenType file (ISO 14496-22) with as little as a reader of outlines asks for: head, hhea, hmtx, maxp and the CFF itself. */
function wrapped(cff: Uint8Array): Uint8Array {
  const head = Buffer.alloc(54);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt32BE(0x5f0f3cf5, 12);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt32BE(0x00010000, 0);
  hhea.writeUInt16BE(1, 34);
  const hmtx = Buffer.alloc(4 + 2 * 65_534);
  hmtx.writeUInt16BE(1000, 0);
  const maxp = Buffer.alloc(6);
  maxp.writeUInt32BE(0x00005000, 0);
  maxp.writeUInt16BE(65_535, 4);
  const tables: [string, Uint8Array][] = [['CFF ', cff], ['head', head], ['hhea', hhea], ['hmtx', hmtx], ['maxp', maxp]];
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt32BE(OTTO, 0);
  directory.writeUInt16BE(tables.length, 4);
  let at = directory.length;
  const padded = tables.map(([tag, bytes], i) => {
    directory.write(tag, 12 + 16 * i, 'latin1');
    directory.writeUInt32BE(at, 12 + 16 * i + 8);
    directory.writeUInt32BE(bytes.length, 12 + 16 * i + 12);
    const body = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    at += body.length;
    return body;
  });
  return new Uint8Array(Buffer.concat([directory, ...padded]));
}
