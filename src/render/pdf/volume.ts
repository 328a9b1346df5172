import { PDFContext, PDFHexString, PDFName, PDFString, type PDFDict, type PDFObject, type PDFRef } from '../../engines/pdf-lib.js';
import { visibleLine } from '../report/visible.js';
import type { Layer } from './evidence.js';
import { openObjectFile, type ObjectFile } from './object-file.js';
import { LANGUAGE } from './volume-info.js';
import type { VolumeFile } from './write.js';

/** A page that stands in the volume, in order. */
export interface PlacedPage {
  readonly ref: PDFRef;
  readonly printed: number;
}

/** One entry of the bookmarks of this volume. */
export interface Bookmark {
  readonly title: string;
  readonly depth: number;
  readonly printed: number;
  /** From the page's bottom, points; null: the whole page. */
  readonly y: number | null;
}

export interface VolumeInfo {
  readonly title: string;
  readonly author: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly firstPrinted: number;
  readonly bookmarks: readonly Bookmark[];
  /** Named destinations: name → printed page and height. */
  readonly destinations: readonly { readonly name: string; readonly printed: number; readonly y: number | null }[];
  readonly layers: readonly Layer[];
  /** Root of the structure tree. */
  readonly structure?: PDFRef | null;
}

/** For documents that only exist for a while, in memory. */
export const NO_ID = '0'.repeat(32);

/** What viewers show in place of a number for pages that have none. */
const FRONT_LABEL = '目录';

const NODE_SIZE = 64;

/**
 * A PDF file that is written while it grows: objects go to the file as soon as they are made and leave memory;
 * page tree, bookmarks, labels and cross-reference table follow at the end. Nothing depends on time or chance.
 */
export class Volume {
  readonly context = PDFContext.create();
  readonly pages: PlacedPage[] = [];
  /** Pages before them, without a number. */
  readonly fronts: PDFRef[] = [];
  #file: VolumeFile;
  #objects: ObjectFile;
  #writing: Promise<void> = Promise.resolve();
  #nodes: PDFRef[] = [];

  constructor(file: VolumeFile) {
    this.#file = file;
    this.#objects = openObjectFile(file);
  }

  /** A reference for a page and the node of the tree it hangs from; the page counts as placed from now on. */
  openPage(printed: number): { readonly ref: PDFRef; readonly parent: PDFRef } {
    const opened = this.#open();
    this.pages.push({ ref: opened.ref, printed });
    return opened;
  }

  /** The same for a page without a number; before any other. */
  openFront(): { readonly ref: PDFRef; readonly parent: PDFRef } {
    const opened = this.#open();
    this.fronts.push(opened.ref);
    return opened;
  }

  #open(): { readonly ref: PDFRef; readonly parent: PDFRef } {
    const node = Math.floor((this.fronts.length + this.pages.length) / NODE_SIZE);
    const parent = (this.#nodes[node] ??= this.context.nextRef());
    return { ref: this.context.nextRef(), parent };
  }

  /** Makes everything so far into bytes at once and forgets it; done when they are written. Until then streams must stay as they are. */
  flush(): Promise<void> {
    this.spill();
    return this.#writing;
  }

  /** The same, and the next flush waits for it. */
  spill(): void {
    const objects = this.context.enumerateIndirectObjects();
    for (const [ref] of objects) this.context.delete(ref);
    this.#writing = Promise.all([this.#writing, this.#objects.write(objects)]).then(() => {});
    // Who flushes is told.
    this.#writing.catch(() => {});
  }

  /** What was written so far is not held by anybody any more. */
  async rest(): Promise<void> {
    await this.flush();
    await this.#file.rest?.();
  }

  async close(info: VolumeInfo): Promise<{ readonly pages: number; readonly bytes: number; readonly firstPage: number; readonly fronts?: number }> {
    const { context } = this;
    const root = context.register(this.#catalog(info));
    const stamp = PDFString.of(`D:${info.date.replaceAll('-', '')}000000Z`);
    const about = context.register(context.obj({
      Title: PDFHexString.fromText(visibleLine(info.title)), Author: PDFHexString.fromText(visibleLine(info.author)),
      Creator: PDFString.of('juanzong'), Producer: PDFString.of('juanzong'), CreationDate: stamp, ModDate: stamp,
    }));
    await this.flush();
    const id = (await this.#file.digest()).slice(0, 32);
    const size = context.largestObjectNumber + 1;
    const bytes = await this.#objects.end(size, context.obj({ Size: size, Root: root, Info: about, ID: [PDFHexString.of(id), PDFHexString.of(id)] }));
    await this.#file.close();
    return { pages: this.pages.length, bytes, firstPage: info.firstPrinted, ...(this.fronts.length > 0 ? { fronts: this.fronts.length } : {}) };
  }

  #catalog(info: VolumeInfo): PDFDict {
    const { context } = this;
    const catalog = context.obj({
      Type: 'Catalog', Pages: this.#pageTree(), Lang: PDFString.of(LANGUAGE), PageLayout: 'SinglePage', PageMode: 'UseOutlines',
      ViewerPreferences: { DisplayDocTitle: true },
      PageLabels: { Nums: [...(this.fronts.length > 0 ? [0, { P: PDFHexString.fromText(FRONT_LABEL) }] : []), this.fronts.length, { S: 'D', St: info.firstPrinted }] },
      Metadata: context.register(context.stream(xmp(info), { Type: 'Metadata', Subtype: 'XML' })),
    });
    if (info.structure) {
      catalog.set(PDFName.of('StructTreeRoot'), info.structure);
      catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    }
    const outlines = this.#outline(info.bookmarks);
    if (outlines) catalog.set(PDFName.of('Outlines'), outlines);
    catalog.set(PDFName.of('Names'), context.obj({ Dests: this.#destinations(info.destinations) }));
    if (info.layers.length) {
      const refs = (layers: readonly Layer[]): PDFRef[] => layers.map((layer) => layer.ref);
      catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: refs(info.layers), D: { OFF: refs(info.layers.filter((layer) => layer.hidden)) } }));
    }
    return catalog;
  }

  #pageTree(): PDFRef {
    const { context } = this;
    const root = context.nextRef();
    const all = [...this.fronts, ...this.pages.map((page) => page.ref)];
    this.#nodes.forEach((node, i) => {
      const kids = all.slice(i * NODE_SIZE, (i + 1) * NODE_SIZE);
      context.assign(node, context.obj({ Type: 'Pages', Parent: root, Kids: kids, Count: kids.length }));
    });
    context.assign(root, context.obj({ Type: 'Pages', Kids: [...this.#nodes], Count: all.length }));
    return root;
  }

  holds(printed: number): boolean {
    return this.pages[printed - (this.pages[0]?.printed ?? 0)] !== undefined;
  }

  /** `[page /XYZ left top zoom]` of a printed page in this volume; null when it stands in another one. */
  destination(printed: number, y: number | null): PDFObject | null {
    const page = this.pages[printed - (this.pages[0]?.printed ?? 0)];
    return page ? this.context.obj(y === null ? [page.ref, 'Fit'] : [page.ref, 'XYZ', null, Math.round(y * 100) / 100, null]) : null;
  }

  #destinations(all: VolumeInfo['destinations']): PDFRef {
    const { context } = this;
    const names = all
      .map(({ name, printed, y }) => ({ key: nameKey(name), to: this.destination(printed, y) }))
      .filter((entry): entry is { key: string; to: PDFObject } => entry.to !== null)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    return context.register(context.obj({ Names: names.flatMap(({ key, to }) => [PDFHexString.of(key), to]) }));
  }

  #outline(bookmarks: readonly Bookmark[]): PDFRef | null {
    if (bookmarks.length === 0) return null;
    const { context } = this;
    const root = context.nextRef();
    const items = bookmarks.map((bookmark) => ({ ...bookmark, ref: context.nextRef(), children: [] as number[], parent: -1, at: 0 }));
    const top: number[] = [];
    const open: number[] = [];
    items.forEach((item, i) => {
      while (open.length && (items[open.at(-1) as number]?.depth ?? 0) >= item.depth) open.pop();
      item.parent = open.at(-1) ?? -1;
      item.at = (item.parent < 0 ? top : (items[item.parent]?.children ?? [])).push(i) - 1;
      open.push(i);
    });
    const refOf = (i: number | undefined): PDFRef | undefined => (i === undefined ? undefined : items[i]?.ref);
    items.forEach((item, i) => {
      const siblings = item.parent < 0 ? top : (items[item.parent]?.children ?? []);
      const dict = context.obj({ Title: PDFHexString.fromText(visibleLine(item.title)), Parent: item.parent < 0 ? root : (refOf(item.parent) as PDFRef) });
      const set = (key: string, value: PDFObject | null | undefined): void => { if (value) dict.set(PDFName.of(key), value); };
      set('Dest', this.destination(item.printed, item.y));
      set('Prev', refOf(siblings[item.at - 1]));
      set('Next', refOf(siblings[item.at + 1]));
      set('First', refOf(item.children[0]));
      set('Last', refOf(item.children.at(-1)));
      // Negative: closed until the reader opens it.
      if (item.children.length) set('Count', context.obj(-item.children.length));
      context.assign(item.ref, dict);
    });
    context.assign(root, context.obj({ Type: 'Outlines', First: refOf(top[0]) as PDFRef, Last: refOf(top.at(-1)) as PDFRef, Count: top.length }));
    return root;
  }
}

/** Key of a named destination, as hexadecimal digits of its UTF-8: for ASCII names the name itself. */
export function nameKey(name: string): string {
  return Buffer.from(name, 'utf8').toString('hex').toUpperCase();
}

function xmp({ title, author, date }: VolumeInfo): Uint8Array {
  const safe = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, '').replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  return new TextEncoder().encode(`<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${safe(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${safe(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${safe(date)}</xmp:CreateDate><xmp:ModifyDate>${safe(date)}</xmp:ModifyDate><xmp:CreatorTool>juanzong</xmp:CreatorTool><pdf:Producer>juanzong</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`);
}
