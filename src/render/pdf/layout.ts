import type { Block, Exhibit, PageMap } from '../../model/dossier.js';
import { compileTypst, type TypstEngine } from '../../engines/typst.js';
import { assetPath } from '../../io/assets.js';
import { readBytes } from '../../io/read-bytes.js';
import { withFamily } from './font-family.js';
import { LOWER_HALF } from './geometry.js';
import { pagedBlocks, type SetSpot } from './paged-blocks.js';
import { usedFonts, type Fonts, type UsedFont } from './fonts.js';
import { typstData, type TypstData } from './typst-data.js';

export interface LayoutInput {
  readonly blocks: readonly Block[];
  /** In the order of the dossier; their page counts are known from the facts. */
  readonly exhibits: readonly Exhibit[];
  readonly draft: boolean;
  readonly title: string;
  readonly author: string;
  /** `YYYY-MM-DD`: the only date in the file. */
  readonly date: string;
  readonly fonts: Fonts;
  /** What stands before the pages of some volumes, uncounted and without numbers. */
  readonly fronts?: readonly Front[];
}

/** The contents of a volume that begins amid an exhibit: a sheet of its own, for the pages of an exhibit are not parted. */
export interface Front {
  /** The printed number of the volume's first page. */
  readonly before: number;
  readonly blocks: readonly Block[];
}

/** The dossier as planned: generated pages laid out, every page numbered, nothing merged yet. */
export interface Layout {
  /** The generated pages only; its links are placeholders that `writeVolumes` resolves. */
  readonly pdf: Uint8Array;
  readonly map: PageMap;
  /** Page by page, generated and evidence alike; `sequence[i]` is printed as `i + 1`. */
  readonly sequence: readonly SequencePage[];
  /** Printed number of the first page of a volume → 0-based pages of `pdf` that stand before it. */
  readonly fronts: ReadonlyMap<number, readonly number[]>;
  readonly outline: readonly OutlineEntry[];
  /** What the placeholder link `jz:<index>` points to. */
  readonly targets: readonly Target[];
  readonly fonts: readonly UsedFont[];
  /** Characters that no font has; 〓 stands in their place. */
  readonly missingGlyphs: readonly { readonly character: string; readonly where: string }[];
  readonly draft: boolean;
  readonly title: string;
  readonly author: string;
  readonly date: string;
}

/** And the blocks with a page break wherever a page ended between two of them, or between two rows of a table: for Word. */
export interface PagedLayout extends Layout {
  readonly paged: readonly Block[];
}

export type SequencePage =
  /** `index`: 0-based page of `Layout.pdf`; `exhibit`: set when the page is one of a typeset exhibit. */
  | { readonly type: 'generated'; readonly index: number; readonly exhibit: ExhibitPage | null }
  /** `below`: the photograph of the next exhibit, in the lower half of the page. */
  | { readonly type: 'evidence'; readonly exhibit: ExhibitPage; readonly below: ExhibitPage | null };

export interface ExhibitPage {
  readonly number: string;
  /** 1-based page of the exhibit, of so many. */
  readonly page: number;
  readonly of: number;
}

export interface OutlineEntry {
  readonly title: string;
  /** 1 for an indicator, 2 for an item, and so on; an exhibit is one deeper than the heading above it. */
  readonly depth: number;
  readonly target: number;
  /** Nothing stands below it: the contents of a volume. */
  readonly opensNothing?: boolean;
}

/** A place in the dossier: a heading or the first page of an exhibit. */
export interface Target {
  readonly id: string;
  readonly type: 'heading' | 'exhibit';
  /** Printed page, and for an exhibit its last one. */
  readonly page: number;
  readonly last: number;
  /** Distance from the page's top in points; null: it is the whole page. */
  readonly top: number | null;
}

/** What the template tells of the pages it set. */
const LABELS = ['jz-mark', 'jz-end', 'jz-pages', 'jz-spots', 'jz-front', 'jz-end-pages'] as const;

/** Lays out the generated pages and numbers every page of the dossier. Same input, same bytes. `data`: that of the same input, where it was made already. */
export async function layoutDossier(input: LayoutInput, { engine, data = typstData(input) }: { readonly engine?: TypstEngine; readonly data?: TypstData } = {}): Promise<PagedLayout> {
  const main = new TextDecoder().decode(await readBytes(assetPath('templates/common/dossier.typ')));
  const fonts = input.fonts.faces.filter((face) => !face.isShipped).map((face) => withFamily(face.bytes, face.key));
  const { pdf, values } = await compileTypst({ main, data: data.json, fonts, fontFolder: assetPath('dist/fonts'), labels: LABELS }, engine);

  const marks = byNumber(values['jz-mark'] as Mark[]);
  const ends = byNumber(values['jz-end'] as Mark[]);
  const targets = data.places.map((place, n): Target => {
    const mark = marks.get(n);
    if (!mark) throw new Error(`Typst set no mark for ${place.id}.`);
    const page = mark.page + place.offset;
    const last = place.type === 'heading' ? page : place.filePages !== null ? page + place.filePages - 1 : (ends.get(n)?.page ?? 0) + place.offset;
    return { id: place.id, type: place.type, page, last, top: place.type === 'heading' ? mark.top : place.isBelow ? LOWER_HALF : null };
  });
  const exhibits = data.places.flatMap((place, n) => (place.type === 'exhibit' ? [{ number: place.id, first: targets[n]?.page ?? 0, last: targets[n]?.last ?? 0, file: place.filePages !== null, isBelow: place.isBelow }] : []));
  const generated = (values['jz-pages']?.at(-1) as number) - (data.sentinel ? 1 : 0);
  const sequence = inSequence(exhibits, generated);
  return {
    pdf,
    map: {
      pages: sequence.length,
      headings: Object.fromEntries(targets.flatMap((target) => (target.type === 'heading' ? [[target.id, target.page]] : []))),
      exhibits: Object.fromEntries(exhibits.map(({ number, first, last }) => [number, { first, last }])),
    },
    paged: pagedBlocks(input.blocks, data.spots, values['jz-spots']?.at(-1) as SetSpot[]),
    sequence,
    fronts: frontPages(input.fronts ?? [], values['jz-front'] as number[], values['jz-end-pages']?.at(-1) as number),
    outline: data.outline,
    targets,
    fonts: usedFonts(input.fonts),
    missingGlyphs: data.missingGlyphs,
    draft: input.draft,
    title: input.title,
    author: input.author,
    date: input.date,
  };
}

/** From the page on which a front begins up to the next; Typst counts from 1. */
function frontPages(fronts: readonly Front[], begins: readonly number[], end: number): Map<number, readonly number[]> {
  return new Map(fronts.map(({ before }, index) => {
    const from = begins[index] ?? end + 1;
    return [before, Array.from({ length: (begins[index + 1] ?? end + 1) - from }, (_each, page) => from - 1 + page)];
  }));
}

interface Mark {
  readonly n: number;
  /** Of Typst's own document. */
  readonly page: number;
  readonly top: number;
}

function byNumber(marks: readonly Mark[]): Map<number, Mark> {
  return new Map(marks.map((mark) => [mark.n, mark]));
}

interface ExhibitSpan {
  readonly number: string;
  readonly first: number;
  readonly last: number;
  readonly file: boolean;
  /** On the last page of the one before. */
  readonly isBelow: boolean;
}

/** Every printed page once: those of files where their exhibit stands, the generated ones around them in their order. */
function inSequence(exhibits: readonly ExhibitSpan[], generated: number): SequencePage[] {
  const sequence: SequencePage[] = [];
  let index = 0;
  const upTo = (printed: number, exhibit: ExhibitSpan | null): void => {
    while (sequence.length < printed) {
      const own = exhibit && sequence.length + 1 >= exhibit.first ? { number: exhibit.number, page: sequence.length + 2 - exhibit.first, of: exhibit.last - exhibit.first + 1 } : null;
      sequence.push({ type: 'generated', index: index++, exhibit: own });
    }
  };
  for (const exhibit of exhibits) {
    upTo(exhibit.first - 1, null);
    const shared = exhibit.isBelow ? sequence.pop() : null;
    if (shared?.type === 'evidence') {
      sequence.push({ ...shared, below: { number: exhibit.number, page: 1, of: 1 } });
    } else if (exhibit.file) {
      const of = exhibit.last - exhibit.first + 1;
      for (let page = 1; page <= of; page++) sequence.push({ type: 'evidence', exhibit: { number: exhibit.number, page, of }, below: null });
    } else {
      upTo(exhibit.last, exhibit);
    }
  }
  while (index < generated) sequence.push({ type: 'generated', index: index++, exhibit: null });
  if (index !== generated) throw new Error(`The numbering needs ${index} generated pages, Typst made ${generated}.`);
  return sequence;
}
