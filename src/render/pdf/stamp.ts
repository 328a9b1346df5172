import type { PDFContext, PDFRef } from '../../engines/pdf-lib.js';
import type { Face, Fonts } from './fonts.js';
import { MM, num, SET_NUMBER, STAMP_STRIP, TEXT_EDGES, type Half, type Placement, type Size } from './geometry.js';
import type { ExhibitPage } from './layout.js';
import { stampFace, type StampFace } from './stamp-face.js';
import { textSetter } from './typst-text.js';

/** What a page of an exhibit is marked with. */
export interface Stamp {
  /** Two for photographs that share a page. */
  readonly exhibits: readonly ExhibitPage[];
  readonly title: string;
  readonly printed: number;
  readonly draft: boolean;
}

/** `set`: beside the running number and the draft mark that the layout itself has set. */
export type StampPlace = Placement['stamp'] | 'set';

/** The stamps' faces within one volume: only the glyphs that were used are embedded, when the volume ends. */
export interface StampFonts {
  /** Content of the stamp in page coordinates, and the faces it names. */
  draw(stamp: Stamp, at: { readonly page: Size; readonly stamp: StampPlace }): Drawing;
  /** Centred lines below `top`, for a photograph. */
  caption(lines: readonly string[], page: Size, top: number): Drawing;
  /** Lines of plain text from the middle of a page, or of a half of it, downwards. */
  write(lines: readonly string[], page: Size, half?: Half | null): Drawing;
  embed(): Promise<void>;
}

export interface Drawing {
  /** Operators in the coordinates of the page. */
  readonly content: string;
  /** Name within the page's fonts, without the prefix `Stamp`. */
  readonly fonts: ReadonlyMap<string, PDFRef>;
}

interface Run {
  readonly text: string;
  readonly face: StampFace;
  readonly width: number;
}

export async function stampFonts(context: PDFContext, fonts: Fonts): Promise<StampFonts> {
  const faces = new Map<Face, StampFace>();
  for (const [index, face] of fonts.faces.entries()) {
    faces.set(face, stampFace(context, face, `F${index + 1}`));
  }
  const setter = textSetter(fonts);
  const orderOf = (first: Face): StampFace[] => [first, ...fonts.faces.filter((face) => face !== first)].map((face) => faces.get(face) as StampFace);
  const hei = orderOf(fonts.slots.hei);
  const kai = orderOf(fonts.slots.kai);

  const line = (text: string, size: number, order: readonly StampFace[]): readonly Run[] =>
    split(setter.set(text, '').replace(/\u200b/g, ''), order).map(([part, face]) => ({ text: part, face, width: face.widthOf(part) * size }));

  // All pages of an exhibit bear one title.
  let last: { readonly title: string; readonly room: number; readonly runs: readonly Run[] } = { title: '', room: 0, runs: [] };
  const titleRuns = (title: string, room: number): readonly Run[] => {
    if (last.title !== title || last.room !== room) last = { title, room, runs: cut(title, room, (text) => line(text, 8.5, hei)) };
    return last.runs;
  };

  return {
    draw(stamp, { page, stamp: place }) {
      const { label: y, title: below, rule } = linesOf(place, page);
      const left = TEXT_EDGES.left;
      const right = page.width - TEXT_EDGES.right;
      const odd = stamp.printed % 2 === 1;
      const pen = new Pen();
      // In another face than the numbers of official documents, which may stand right above it.
      const running = line(`— ${stamp.printed} —`, 14, hei);
      const width = widthOf(running);
      // Title and label keep to the inner side, away from the running number. The label comes last: who reads the file finds it at the end of its text.
      const inner = (runs: readonly Run[]): number => (odd ? left : right - widthOf(runs));
      const title = titleRuns(stamp.title, right - left - width - 42);
      pen.put(title, 8.5, { x: inner(title), y: below, grey: 0.3 });
      if (rule !== null) {
        pen.rule(left, right, rule);
        pen.put(running, 14, { x: odd ? right - 14 - width : left + 14, y: y - 1, grey: 0 });
      }
      const labels = stamp.exhibits.map(({ number, page: n, of }) => `${number}　第${n}页／共${of}页`).join('　');
      const label = line(`${labels}${stamp.draft && rule !== null ? '　草稿' : ''}`, 9.5, hei);
      pen.put(label, 9.5, { x: inner(label), y, grey: 0.15 });
      return pen.done();
    },
    caption(lines, page, top) {
      const pen = new Pen();
      lines.forEach((text, i) => {
        const runs = cut(text, page.width - TEXT_EDGES.left - TEXT_EDGES.right, (part) => line(part, 12, kai));
        pen.put(runs, 12, { x: (page.width - widthOf(runs)) / 2, y: top - CAPTION.first - CAPTION.pitch * i, grey: 0 });
      });
      return pen.done();
    },
    write(lines, page, half) {
      const top = page.height * (half === 'upper' ? 0.8 : half === 'lower' ? 0.35 : 0.6);
      const pen = new Pen();
      lines.forEach((text, i) => {
        const runs = cut(text, page.width - 120, (part) => line(part, 14, hei));
        pen.put(runs, 14, { x: (page.width - widthOf(runs)) / 2, y: top - 28 * i, grey: 0 });
      });
      return pen.done();
    },
    async embed() {
      for (const face of faces.values()) await face.embed();
    },
  };
}

/** Baselines below a photograph, points. */
const CAPTION = { first: 18, pitch: 18 };

/** What a caption of so many lines takes up below its photograph, points. */
export function captionHeight(lines: number): number {
  return lines === 0 ? 0 : CAPTION.first + CAPTION.pitch * lines;
}

/** Between the baselines of number and title. */
const LEADING = 12;

/** Baselines of a stamp and its rule, which parts it from the page; without one the layout's own number stands beside it. */
function linesOf(place: StampPlace, page: Size): { readonly label: number; readonly title: number; readonly rule: number | null } {
  if (place === 'set') return { label: SET_NUMBER.baseline + 1, title: SET_NUMBER.baseline + 1 - LEADING, rule: null };
  if (place === 'head') {
    const title = page.height - STAMP_STRIP.rule + 2 * MM;
    return { label: title + LEADING, title, rule: page.height - STAMP_STRIP.rule };
  }
  const title = STAMP_STRIP.from + 1 * MM;
  return { label: title + LEADING, title, rule: STAMP_STRIP.rule };
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
      this.#out.push(`BT ${num(at.grey)} g /Stamp${face.name} ${num(size)} Tf ${num(x)} ${num(at.y)} Td ${face.encode(text)} Tj ET`);
      x += width;
    }
  }

  done(): Drawing {
    return { content: [...this.#out, 'Q', 'EMC'].join('\n'), fonts: this.#used };
  }
}

/** Runs of the same face: each character in the first face that has it. */
function split(text: string, order: readonly StampFace[]): [string, StampFace][] {
  const runs: [string, StampFace][] = [];
  for (const letter of text) {
    const face = order.find(({ face }) => face.has(letter.codePointAt(0) ?? 0)) ?? (order[0] as StampFace);
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
function cut(title: string, room: number, set: (text: string) => readonly Run[]): readonly Run[] {
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
