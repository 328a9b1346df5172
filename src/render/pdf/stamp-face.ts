import * as fontkit from 'fontkit';
import { CustomFontSubsetEmbedder, type PDFContext, type PDFRef } from '../../engines/pdf-lib.js';
import type { Face } from './fonts.js';

/** A face in which stamps are written within one volume: the glyphs that were used are embedded when the volume ends. */
export interface StampFace {
  readonly face: Face;
  readonly ref: PDFRef;
  readonly name: string;
  /** In shares of the type size. */
  widthOf(text: string): number;
  /** The text as a PDF string; its glyphs are embedded from now on. */
  encode(text: string): string;
  embed(): Promise<void>;
}

/**
 * Letter by letter, each looked up once: stamps repeat a few dozen letters on thousands of pages, and the whole way through
 * the tables of a font takes as long as copying the page. Nothing in a stamp is joined or kerned.
 */
export function stampFace(context: PDFContext, face: Face, name: string): StampFace {
  let opened: CustomFontSubsetEmbedder | null = null;
  const embedder = () => (opened ??= openEmbedder(face));
  const ref = context.nextRef();
  const widths = new Map<string, number>();
  const codes = new Map<string, string>();
  const remembered = <Value>(known: Map<string, Value>, letter: string, look: (letter: string) => Value): Value => {
    const value = known.get(letter) ?? look(letter);
    known.set(letter, value);
    return value;
  };
  return {
    face, ref, name,
    widthOf: (text) => [...text].reduce((sum, letter) => sum + remembered(widths, letter, (each) => embedder().widthOfTextAtSize(each, 1)), 0),
    encode: (text) => `<${[...text].map((letter) => remembered(codes, letter, (each) => embedder().encodeText(each).asString())).join('')}>`,
    embed: async () => {
      if (codes.size > 0) await embedder().embedIntoContext(context, ref);
    },
  };
}

/** What `CustomFontSubsetEmbedder.for` does, at once: a face that is never written with is never opened. */
function openEmbedder(face: Face): CustomFontSubsetEmbedder {
  const Embedder = CustomFontSubsetEmbedder as unknown as new (font: fontkit.Font, bytes: Uint8Array) => CustomFontSubsetEmbedder;
  return new Embedder(fontkit.create(face.bytes), face.bytes);
}
