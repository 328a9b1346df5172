import type { PDFRef } from '../../engines/pdf-lib.js';
import type { Exhibit } from '../../model/dossier.js';
import type { ReadPage } from '../../model/facts.js';
import { captionLines } from '../blocks/caption.js';
import { contentStream } from './content-stream.js';
import type { EvidenceCopy, EvidencePage } from './evidence.js';
import { A4, cm, num, type Half, type Matrix, type Placement } from './geometry.js';
import type { ExhibitPage, SequencePage } from './layout.js';
import type { OpenVolume } from './open-volume.js';
import type { OpenedPage, Placer } from './place-pages.js';
import type { Stamp } from './stamp.js';
import { readingOf } from './page-reading.js';
import { straightenedPage } from './straighten-page.js';
import { textLayer } from './text-layer.js';
import { Written, writtenDict } from './written.js';

export interface EvidenceSlot extends OpenedPage {
  readonly page: Extract<SequencePage, { type: 'evidence' }>;
}

/** What became of one page of evidence. */
export interface PageReport {
  readonly exhibit: string;
  readonly page: number;
  readonly method: EvidencePage['method'] | 'missing';
  readonly detail: string | null;
}

/** The pages of one exhibit that stand in this volume; its last one may carry the photograph of the next exhibit too. */
export async function placeEvidence(placer: Placer, into: OpenVolume, slots: readonly EvidenceSlot[]): Promise<PageReport[]> {
  const below = slots.at(-1)?.page.below ?? null;
  const exhibit = exhibitOf(placer, slots[0]?.page.exhibit.number ?? '');
  const copies = await copiesOf(placer, into, { exhibit, half: below ? 'upper' : null, slots });
  const lower = below && exhibitOf(placer, below.number);
  const lowerCopies = lower ? await copiesOf(placer, into, { exhibit: lower, half: 'lower', slots: slots.slice(-1) }) : [];
  const reports: PageReport[] = [];
  for (const slot of slots) {
    const parts = [await makePart(placer, { exhibit, copies, at: slot.page.exhibit })];
    if (slot.page.below && lower) parts.push(await makePart(placer, { exhibit: lower, copies: lowerCopies, at: slot.page.below }));
    assignPage(into, slot, { parts, draft: placer.layout.draft });
    reports.push(...parts.map(({ made, at, detail }) => ({ exhibit: at.number, page: at.page, method: made?.method ?? ('missing' as const), detail })));
  }
  keepBookmarks(into, slots, { number: exhibit.number, copies });
  into.layers.push(...copies.flatMap((copy) => copy.layers()));
  return reports;
}

function exhibitOf({ exhibits }: Placer, number: string): Exhibit {
  const exhibit = exhibits.get(number);
  if (!exhibit) throw new Error(`The layout names exhibit ${number}, which was not given.`);
  return exhibit;
}

async function copiesOf(placer: Placer, into: OpenVolume, { exhibit, half, slots }: { readonly exhibit: Exhibit; readonly half: Half | null; readonly slots: readonly EvidenceSlot[] }): Promise<readonly EvidenceCopy[]> {
  const pageRefs = new Map(slots.map((slot) => [slot.page.exhibit.page - 1, slot.ref]));
  return (await placer.sources(exhibit, half)).map((source) => source.into(into.volume.context, pageRefs));
}

function keepBookmarks(into: OpenVolume, slots: readonly EvidenceSlot[], { number, copies }: { readonly number: string; readonly copies: readonly EvidenceCopy[] }): void {
  const own = copies.map((copy) => copy.bookmarks()).find((each) => each.length > 0) ?? [];
  const printedOf = new Map(slots.map((slot) => [slot.page.exhibit.page - 1, slot.printed]));
  const bookmarks = own.flatMap(({ title, depth, index, y }) => { const printed = printedOf.get(index); return printed === undefined ? [] : [{ title, depth, printed, y }]; });
  into.bookmarks.set(number, [...(into.bookmarks.get(number) ?? []), ...bookmarks]);
}

/** What one exhibit brings onto a page: all of it, or half where two photographs share it. */
interface Part {
  readonly exhibit: Exhibit;
  readonly at: ExhibitPage;
  /** Null: it could not be made, and the page says so. */
  readonly made: EvidencePage | null;
  /** Makes its lines level; null where they are. */
  readonly level: Matrix | null;
  readonly detail: string | null;
  readonly read: ReadPage | null;
}

async function makePart({ readings }: Placer, { exhibit, copies, at }: { readonly exhibit: Exhibit; readonly copies: readonly EvidenceCopy[]; readonly at: ExhibitPage }): Promise<Part> {
  const { page: copied, detail } = await firstThatWorks(copies, at.page - 1);
  if (!copied) return { exhibit, at, made: null, level: null, detail, read: null };
  const read = readingOf(exhibit, readings.get(exhibit.path) ?? [], at.page);
  const { page: made, level } = straightenedPage(copied, exhibit.straightened?.[at.page] ?? AS_IT_LIES);
  // Words were placed on the upright page: over one that stays on its side they would lie wrong.
  const fits = read && (read.turn === 0 ? made === copied : made !== copied);
  return { exhibit, at, made, level, detail, read: fits ? read : null };
}

const AS_IT_LIES = { quarterTurns: 0, degrees: 0 } as const;

/** Climbs the ladder for one page: copied, else rendered, else not at all; with the reason why not copied. */
async function firstThatWorks(copies: readonly EvidenceCopy[], index: number): Promise<{ readonly page: EvidencePage | null; readonly detail: string | null }> {
  const reasons: string[] = [];
  for (const copy of copies) {
    try {
      const page = await copy.page(index);
      return { page, detail: [...reasons, ...(page.detail ? [page.detail] : [])].join('; ') || null };
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { page: null, detail: reasons.join('; ') || 'the file cannot be opened' };
}

function assignPage(into: OpenVolume, slot: EvidenceSlot, { parts, draft }: { readonly parts: readonly Part[]; readonly draft: boolean }): void {
  const { context } = into.volume;
  const placed: Pick<Placement, 'page' | 'stamp'> = parts.find((part) => part.made)?.made?.placement ?? { page: A4, stamp: 'band' };
  const stamp: Stamp = { exhibits: parts.map(({ at }) => at), title: parts.map(({ exhibit }) => exhibit.title).join('；'), printed: slot.printed, draft };
  const words = parts.map((part, index) => wordsOf(into, part, { size: placed.page, half: parts.length === 1 ? null : index === 0 ? 'upper' : 'lower' }));
  const mark = into.fonts.draw(stamp, placed);
  const unseen = parts.map(({ made, read }) => (made && read ? textLayer(read, made.placement.area, 'StampWords') : ''));
  const hasWords = unseen.some(Boolean);
  const fonts = new Map([...[...words, mark].flatMap((drawing) => [...drawing.fonts]), ...(hasWords ? [['Words', into.wordsFont()] as const] : [])]);
  const shown = parts.flatMap(({ made }) => (made ? [made] : []));
  // A picture without words says what it is; where there are words, they are what is read out.
  const alt = shown.some((made) => made.method === 'copied') || hasWords ? null : parts.map(({ at, exhibit }) => `${at.number}　${exhibit.title}　第${at.page}页`).join('；');
  const key = shown.length > 0 ? into.tags.evidence({ ref: slot.ref, printed: slot.printed, alt }) : null;
  const marked = shown.length > 0 ? [`/${alt === null ? 'Sect' : 'Figure'} <</MCID 0>> BDC`, ...parts.flatMap(({ made, level }, index) => (made ? levelled([made.content, unseen[index] ?? ''], level) : [])), 'EMC'] : [];
  const annotations = shown.flatMap((made) => made.annotations);
  const group = shown.find((made) => made.group)?.group;
  context.assign(slot.ref, new Written(writtenDict([
    ['Type', '/Page'], ['Parent', slot.parent], ['MediaBox', `[0 0 ${num(placed.page.width)} ${num(placed.page.height)}]`],
    ['Resources', writtenDict([
      ['Font', writtenDict([...fonts].map(([name, font]): [string, PDFRef] => [`Stamp${name}`, font]))],
      ['XObject', writtenDict(shown.flatMap((made) => [...made.xObjects]))],
    ])],
    // The stamp comes last: a scan that takes the whole sheet lies under it. What shows a page is a form, so nothing it leaves open reaches the stamp.
    ['Contents', context.register(contentStream(context, [...words.map((drawing) => drawing.content), ...marked, mark.content].join('\n')))],
    ...(key === null ? [] : [['StructParents', key] as const]),
    ...(annotations.length === 0 ? [] : [['Annots', `[${annotations.join(' ')}]`] as const]),
    ...(group ? [['Group', group] as const] : []),
  ])));
}

function levelled(content: readonly string[], level: Matrix | null): readonly string[] {
  return level ? ['q', cm(level), ...content, 'Q'] : content;
}

/** A photograph's caption; or, where nothing could be made, what is missing: nothing is ever dropped in silence. */
function wordsOf(into: OpenVolume, { exhibit, at, made }: Part, { size, half }: { readonly size: Placement['page']; readonly half: Half | null }) {
  if (made) return into.fonts.caption(exhibit.caption ? captionLines(exhibit.caption, half && at.number) : [], size, made.placement.area.y);
  return into.fonts.write(['此页无法从原文件取出', `${at.number}　第${at.page}页`, exhibit.path, '原件随卷宗另附，请核对原件。'], size, half);
}
