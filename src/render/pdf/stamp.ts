import * as fontkit from 'fontkit';
import { CustomFontSubsetEmbedder, type PDFContext, type PDFRef } from 'pdf-lib';
import type { Face, Fonts } from './fonts.js';
import { num, TALL_BAND, TEXT_EDGES, WIDE_BAND, type Size } from './geometry.js';
import type { ExhibitPage } from './layout.js';
import { textSetter } from './typst-text.js';

/** What a page of an exhibit is marked with. */
export interface Stamp {
  readonly exhibit: ExhibitPage;
  readonly title: string;
  readonly printed: number;
  /** The page already carries its running number and its draft mark: one that the layout set. */
  readonly numbered: boolean;
  readonly draft: boolean;
}

/** The stamps' faces within one volume: only the glyphs that were used are embedded, when the volume ends. */
export interface StampFonts {
  /** Content of the stamp in page coordinates, and the faces it names. */
  draw(stamp: Stamp, page: Size): Drawing;
  /** Centred lines below `top`, for a photograph. */
  caption(lines: readonly string[], page: Size, top: number): Drawing;
  /** Lines of plain text from the middle of a page downwards. */
  write(lines: readonly string[], page: Size): Drawing;
  embed(): Promise<void>;
}

export interface Drawing {
  /** Operators in the coordinates of the page. */
  readonly content: string;
  /** Name within the page's fonts, without the prefix `Stamp`. */
  readonly fonts: ReadonlyMap<string, PDFRef>;
}

interface EmbeddedFace {
  readonly face: Face;
  readonly embedder: CustomFontSubsetEmbedder;
  readonly ref: PDFRef;
  readonly name: string;
  readonly glyphs: Set<string>;
}

interface Run {
  readonly text: string;
  readonly face: EmbeddedFace;
  readonly width: number;
}

export async function stampFonts(context: PDFContext, fonts: Fonts): Promise<StampFonts> {
  const faces = new Map<Face, EmbeddedFace>();
  for (const [index, face] of fonts.faces.entries()) {
    const embedder = await CustomFontSubsetEmbedder.for(fontkit as never, face.bytes);
    faces.set(face, { face, embedder, ref: context.nextRef(), name: `F${index + 1}`, glyphs: new Set() });
  }
  const setter = textSetter(fonts);
  const orderOf = (first: Face): EmbeddedFace[] => [first, ...fonts.faces.filter((face) => face !== first)].map((face) => faces.get(face) as EmbeddedFace);
  const hei = orderOf(fonts.slots.hei);
  const song = orderOf(fonts.slots.song);
  const kai = orderOf(fonts.slots.kai);

  const line = (text: string, size: number, order: readonly EmbeddedFace[]): Run[] =>
    split(setter.set(text, '').replace(/\u200b/g, ''), order).map(([part, face]) => ({ text: part, face, width: face.embedder.widthOfTextAtSize(part, size) }));

  return {
    draw(stamp, page) {
      const wide = page.width > page.height;
      const band = wide ? WIDE_BAND : TALL_BAND;
      const left = TEXT_EDGES.left;
      const right = page.width - TEXT_EDGES.right;
      const odd = stamp.printed % 2 === 1;
      const pen = new Pen();
      const running = line(`— ${stamp.printed} —`, 14, song);
      const width = widthOf(running);
      if (!stamp.numbered) {
        pen.rule(left, right, band.rule);
        pen.put(running, 14, { x: odd ? right - 14 - width : left + 14, y: band.baseline, grey: 0 });
      }
      // The label keeps to the inner side, away from the running number.
      const inner = (runs: readonly Run[]): number => (odd ? left : right - widthOf(runs));
      const { number, page: n, of } = stamp.exhibit;
      const label = line(`${number}　第${n}页／共${of}页${stamp.draft && !stamp.numbered ? '　草稿' : ''}`, 9.5, hei);
      pen.put(label, 9.5, { x: inner(label), y: band.baseline + 1, grey: 0.15 });
      const title = cut(stamp.title, right - left - width - 42, (text) => line(text, 8.5, hei));
      pen.put(title, 8.5, { x: inner(title), y: band.baseline - 12, grey: 0.3 });
      return pen.done();
    },
    caption(lines, page, top) {
      const pen = new Pen();
      lines.forEach((text, i) => {
        const runs = cut(text, page.width - TEXT_EDGES.left - TEXT_EDGES.right, (part) => line(part, 12, kai));
        pen.put(runs, 12, { x: (page.width - widthOf(runs)) / 2, y: top - 20 - 19 * i, grey: 0 });
      });
      return pen.done();
    },
    write(lines, page) {
      const pen = new Pen();
      lines.forEach((text, i) => {
        const runs = cut(text, page.width - 120, (part) => line(part, 14, hei));
        pen.put(runs, 14, { x: (page.width - widthOf(runs)) / 2, y: page.height * 0.6 - 28 * i, grey: 0 });
      });
      return pen.done();
    },
    async embed() {
      for (const { embedder, ref, glyphs } of faces.values()) if (glyphs.size) await embedder.embedIntoContext(context, ref);
    },
  };
}

/** Collects operators and the faces they name. */
class Pen {
  #out = ['/Artifact BMC', 'q'];
  #used = new Map<string, PDFRef>();

  rule(left: number, right: number, y: number): void {
    this.#out.push(`0.55 G 0.4 w ${num(left)} ${num(y)} m ${num(right)} ${num(y)} l S`);
  }

  put(runs: readonly Run[], size: number, at: { readonly x: number; readonly y: number; readonly grey: number }): void {
    let x = at.x;
    for (const { face, text, width } of runs) {
      this.#used.set(face.name, face.ref);
      for (const letter of text) face.glyphs.add(letter);
      this.#out.push(`BT ${num(at.grey)} g /Stamp${face.name} ${num(size)} Tf ${num(x)} ${num(at.y)} Td ${String(face.embedder.encodeText(text))} Tj ET`);
      x += width;
    }
  }

  done(): Drawing {
    return { content: [...this.#out, 'Q', 'EMC'].join('\n'), fonts: this.#used };
  }
}

/** Runs of the same face: each character in the first face that has it. */
function split(text: string, order: readonly EmbeddedFace[]): [string, EmbeddedFace][] {
  const runs: [string, EmbeddedFace][] = [];
  for (const letter of text) {
    const face = order.find(({ face }) => face.has(letter.codePointAt(0) ?? 0)) ?? (order[0] as EmbeddedFace);
    const last = runs.at(-1);
    if (last && last[1] === face) last[0] += letter;
    else runs.push([letter, face]);
  }
  return runs;
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.width, 0);
}

/** As much of a title as fits, with … for the rest. */
function cut(title: string, room: number, set: (text: string) => Run[]): Run[] {
  const whole = set(title);
  if (widthOf(whole) <= room) return whole;
  const letters = [...title];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(set(`${letters.slice(0, middle).join('')}…`)) <= room) low = middle;
    else high = middle - 1;
  }
  return set(`${letters.slice(0, low).join('')}…`);
}
