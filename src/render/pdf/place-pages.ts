import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFObjectCopier, PDFRef, PDFString, type PDFObject } from 'pdf-lib';
import { captionLines } from '../blocks/caption.js';
import type { Exhibit } from '../../model/dossier.js';
import type { ReadPage } from '../../model/facts.js';
import type { Readings } from '../../model/reading.js';
import { blankFont } from './blank-font.js';
import type { EvidenceCopy, EvidencePage, EvidenceSource, Layer } from './evidence.js';
import { A4, type Size } from './geometry.js';
import type { Layout, SequencePage } from './layout.js';
import { rectangle } from './copy-pdf.js';
import { stampFonts, type Stamp, type StampFonts } from './stamp.js';
import type { Fonts } from './fonts.js';
import { openTags, type Tags } from './tags.js';
import { textLayer } from './text-layer.js';
import { turnedPage } from './turn-page.js';
import { Volume } from './volume.js';
import type { VolumeFile } from './write.js';

/** A page of the sequence with its printed number. */
export interface NumberedPage {
  readonly page: SequencePage;
  readonly printed: number;
}

/** A link on a generated page, resolved when all volumes are known. */
export interface OpenLink {
  readonly ref: PDFRef;
  readonly rect: readonly number[];
  /** Its key in the parent tree of the volume's structure. */
  readonly tag: number | null;
  readonly target: number;
  /** Its text is the printed number of the page it leads to. */
  readonly printsPage: boolean;
}

/** A volume under way, with everything that is shared by its pages. */
export interface OpenVolume {
  readonly file: string;
  readonly volume: Volume;
  readonly fonts: StampFonts;
  readonly links: OpenLink[];
  readonly layers: Layer[];
  readonly tags: Tags;
  /** Bookmarks that files brought along, by exhibit. */
  readonly bookmarks: Map<string, readonly { readonly title: string; readonly depth: number; readonly printed: number; readonly y: number | null }[]>;
  /** The font of words that lie unseen over pictures; made when the first page needs it. */
  readonly wordsFont: () => PDFRef;
  /** Copies generated pages; their fonts are shared by all pages of the volume. */
  readonly generated: () => PDFObjectCopier;
}

/** What became of one page of evidence. */
export interface PageReport {
  readonly exhibit: string;
  readonly page: number;
  readonly method: EvidencePage['method'] | 'missing';
  readonly detail: string | null;
}

export interface Placer {
  readonly layout: Layout;
  readonly layoutDocument: PDFDocument;
  readonly exhibits: ReadonlyMap<string, Exhibit>;
  /** Ways to make an exhibit's pages, best first. */
  readonly sources: (exhibit: Exhibit) => Promise<readonly EvidenceSource[]>;
  /** What was read of scanned pages. */
  readonly readings: Readings;
}

export async function openVolume(placer: Placer, file: string, target: VolumeFile, fonts: Fonts): Promise<OpenVolume> {
  const volume = new Volume(target);
  const copier = PDFObjectCopier.for(placer.layoutDocument.context, volume.context);
  let words: PDFRef | null = null;
  return {
    file, volume, fonts: await stampFonts(volume.context, fonts), links: [], layers: [], bookmarks: new Map(), tags: openTags(placer.layoutDocument, volume.context),
    wordsFont: () => (words ??= blankFont(volume.context)),
    generated: () => copier,
  };
}

/** Makes pages in a volume's memory; nothing is written. */
export async function placePages(placer: Placer, into: OpenVolume, pages: readonly NumberedPage[]): Promise<PageReport[]> {
  const reports: PageReport[] = [];
  const opened = pages.map(({ printed }) => into.volume.openPage(printed));
  for (let i = 0; i < pages.length;) {
    const { page, printed } = pages[i] as NumberedPage;
    if (page.type === 'generated') {
      placeGenerated(placer, into, { page, printed, ...(opened[i] as Opened) });
      i += 1;
      continue;
    }
    const run = pages.slice(i).findIndex((next) => next.page.type !== 'evidence' || next.page.exhibit.number !== page.exhibit.number);
    const end = run < 0 ? pages.length : i + run;
    const slots = pages.slice(i, end).map((next, k) => ({ page: next.page as EvidenceSlot['page'], printed: next.printed, ...(opened[i + k] as Opened) }));
    reports.push(...(await placeEvidence(placer, into, slots)));
    i = end;
  }
  return reports;
}

interface Opened {
  readonly ref: PDFRef;
  readonly parent: PDFRef;
}

interface GeneratedSlot extends Opened {
  readonly page: Extract<SequencePage, { type: 'generated' }>;
  readonly printed: number;
}

interface EvidenceSlot extends Opened {
  readonly page: Extract<SequencePage, { type: 'evidence' }>;
  readonly printed: number;
}

function placeGenerated({ layout, layoutDocument, exhibits }: Placer, into: OpenVolume, { page, printed, ref, parent }: GeneratedSlot): void {
  const { context } = into.volume;
  const leaf = layoutDocument.getPage(page.index).node;
  const contents: PDFObject[] = [];
  let resources = into.generated().copy(leaf.getInheritableAttribute(PDFName.of('Resources')) as PDFObject);
  if (page.exhibit) {
    const exhibit = exhibits.get(page.exhibit.number);
    const drawn = into.fonts.draw({ exhibit: page.exhibit, title: exhibit?.title ?? '', printed, numbered: true, draft: layout.draft }, A4);
    contents.push(context.register(context.flateStream(drawn.content)));
    resources = withFonts(into, resources, drawn.fonts);
  }
  const own = leaf.get(PDFName.of('Contents'));
  if (own) contents.push(into.generated().copy(own));
  const key = into.tags.generated({ source: layoutDocument.getPage(page.index).ref, ref, parents: integer(leaf, 'StructParents'), printed });
  const links = linksOf(layoutDocument, leaf).map(({ source, parent: from, ...found }) => {
    const link = context.nextRef();
    into.links.push({ ref: link, tag: source ? into.tags.link({ source, ref: link, parent: from }) : null, ...found });
    return link;
  });
  const dict = context.obj({ Type: 'Page', Parent: parent, MediaBox: [0, 0, A4.width, A4.height], Contents: contents, Annots: links, StructParents: key, Tabs: 'S' });
  dict.set(PDFName.of('Resources'), resources);
  context.assign(ref, dict);
}

/** Shared resources plus the stamp's faces, for one page. */
function withFonts({ volume: { context } }: OpenVolume, resources: PDFObject, fonts: ReadonlyMap<string, PDFRef>): PDFObject {
  const base = context.lookup(resources) ?? resources;
  const own = base instanceof PDFDict ? base.clone(context) : context.obj({});
  const shared = context.lookup(own.get(PDFName.of('Font')));
  const faces = shared instanceof PDFDict ? shared.clone(context) : context.obj({});
  for (const [name, ref] of fonts) faces.set(PDFName.of(`Stamp${name}`), ref);
  own.set(PDFName.of('Font'), faces);
  return own;
}

/** `jz:<place>`, with `#page` where the link's own text is the printed number of that page. */
const PLACEHOLDER = /^jz:(\d+)(#page)?$/;

function integer(dict: PDFDict, key: string): number | null {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

function linksOf(document: PDFDocument, leaf: PDFDict): (Omit<OpenLink, 'ref' | 'tag'> & { readonly source: PDFRef | null; readonly parent: number | null })[] {
  const annotations = document.context.lookup(leaf.get(PDFName.of('Annots')));
  return (annotations instanceof PDFArray ? annotations.asArray() : []).flatMap((entry) => {
    const annotation = document.context.lookup(entry);
    const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('A')) : undefined;
    const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
    const found = uri instanceof PDFString ? PLACEHOLDER.exec(uri.asString()) : null;
    const box = annotation instanceof PDFDict ? rectangle(annotation.lookup(PDFName.of('Rect'))) : null;
    return found && box && annotation instanceof PDFDict ? [{ source: entry instanceof PDFRef ? entry : null, parent: integer(annotation, 'StructParent'), rect: [box.x, box.y, box.x + box.width, box.y + box.height], target: Number(found[1]), printsPage: found[2] !== undefined }] : [];
  });
}

async function placeEvidence(placer: Placer, into: OpenVolume, slots: readonly EvidenceSlot[]): Promise<PageReport[]> {
  const number = slots[0]?.page.exhibit.number ?? '';
  const exhibit = placer.exhibits.get(number);
  if (!exhibit) throw new Error(`The layout names exhibit ${number}, which was not given.`);
  const { context } = into.volume;
  const pageRefs = new Map(slots.map((slot) => [slot.page.exhibit.page - 1, slot.ref]));
  const copies = (await placer.sources(exhibit)).map((source) => source.into(context, pageRefs));
  const reports: PageReport[] = [];
  for (const slot of slots) {
    const stamp: Stamp = { exhibit: slot.page.exhibit, title: exhibit.title, printed: slot.printed, numbered: false, draft: placer.layout.draft };
    const made = await firstThatWorks(copies, slot.page.exhibit.page - 1);
    if (made.page) {
      const index = slot.page.exhibit.page;
      const read = exhibit.source.type === 'text' ? undefined : placer.readings.get(exhibit.path)?.find((each) => each.page === index);
      const page = turnedPage(made.page, exhibit.turns?.[index] ?? 0);
      assignPage(into, slot, { page, stamp, caption: exhibit.caption ? captionLines(exhibit.caption) : [], read: read && isUpright(read, page, made.page) ? read : null });
      reports.push({ exhibit: number, page: stamp.exhibit.page, method: made.page.method, detail: made.detail });
    } else {
      assignMissing(into, slot, { stamp, path: exhibit.path });
      reports.push({ exhibit: number, page: stamp.exhibit.page, method: 'missing', detail: made.detail });
    }
  }
  const own = copies.map((copy) => copy.bookmarks()).find((each) => each.length > 0) ?? [];
  const printedOf = new Map(slots.map((slot) => [slot.page.exhibit.page - 1, slot.printed]));
  const bookmarks = own.flatMap(({ title, depth, index, y }) => { const printed = printedOf.get(index); return printed === undefined ? [] : [{ title, depth, printed, y }]; });
  into.bookmarks.set(number, [...(into.bookmarks.get(number) ?? []), ...bookmarks]);
  into.layers.push(...copies.flatMap((copy) => copy.layers()));
  return reports;
}

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

/** Words were placed on the upright page: over one that stays on its side they would lie wrong. */
function isUpright(read: ReadPage, page: EvidencePage, made: EvidencePage): boolean {
  return read.turn === 0 ? page === made : page !== made;
}

interface MadePage {
  readonly page: EvidencePage;
  readonly stamp: Stamp;
  readonly caption: readonly string[];
  readonly read: ReadPage | null;
}

function assignPage(into: OpenVolume, slot: EvidenceSlot, { page, stamp, caption, read }: MadePage): void {
  const { page: size, area } = page.placement;
  const drawn = into.fonts.draw(stamp, size);
  const below = into.fonts.caption(caption, size, area.y);
  const words = read ? textLayer(read, area, 'StampWords') : '';
  const fonts = new Map([...drawn.fonts, ...below.fonts, ...(words ? [['Words', into.wordsFont()] as const] : [])]);
  // A picture without words says what it is; where there are words, they are what is read out.
  const alt = page.method === 'copied' || words ? null : `${stamp.exhibit.number}　${stamp.title}　第${stamp.exhibit.page}页`;
  const key = into.tags.evidence({ ref: slot.ref, printed: stamp.printed, alt });
  const marked = [`/${alt === null ? 'Sect' : 'Figure'} <</MCID 0>> BDC`, page.content, words, 'EMC'];
  assign(into, slot, { size, contents: [drawn.content, below.content, ...marked], fonts, page, key });
}

/** A page that says what is missing: nothing is ever dropped in silence. */
function assignMissing(into: OpenVolume, slot: EvidenceSlot, { stamp, path }: { stamp: Stamp; path: string }): void {
  const drawn = into.fonts.draw(stamp, A4);
  const text = into.fonts.write(['此页无法从原文件取出', `${stamp.exhibit.number}　第${stamp.exhibit.page}页`, path, '原件随卷宗另附，请核对原件。'], A4);
  assign(into, slot, { size: A4, contents: [drawn.content, text.content], fonts: new Map([...drawn.fonts, ...text.fonts]), page: null, key: null });
}

interface PageParts {
  readonly size: Size;
  /** The stamp comes first, so that nothing a page leaves open can move it. */
  readonly contents: readonly string[];
  readonly fonts: ReadonlyMap<string, PDFRef>;
  readonly page: EvidencePage | null;
  /** In the parent tree of the volume's structure. */
  readonly key: number | null;
}

function assign({ volume: { context } }: OpenVolume, { ref, parent }: Opened, { size, contents, fonts, page, key }: PageParts): void {
  const dict = context.obj({
    Type: 'Page', Parent: parent, MediaBox: [0, 0, size.width, size.height],
    Resources: {
      Font: Object.fromEntries([...fonts].map(([name, font]) => [`Stamp${name}`, font])),
      XObject: Object.fromEntries(page?.xObjects ?? []),
    },
    Contents: context.register(context.flateStream(contents.join('\n'))),
  });
  if (key !== null) dict.set(PDFName.of('StructParents'), PDFNumber.of(key));
  if (page?.annotations.length) dict.set(PDFName.of('Annots'), context.obj([...page.annotations]));
  if (page?.group) dict.set(PDFName.of('Group'), page.group);
  context.assign(ref, dict);
}
