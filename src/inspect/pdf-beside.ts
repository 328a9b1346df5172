import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFStream, PDFString, type PDFDocument, type PDFObject } from '../engines/pdf-lib.js';
import type { LeftOutPart } from '../model/left-out.js';

/** What a PDF holds besides the content of its pages. */
export interface PdfBeside {
  /** Words that fields of a form and notes written on the page show, by page from 0. */
  readonly shown: ReadonlyMap<number, readonly string[]>;
  /** What no page shows: remarks behind a mark, layers that are switched off, films, stamps that only the program which made them draws. */
  readonly leftOut: Readonly<Partial<Record<LeftOutPart, number>>>;
  /** Names of the files attached to it or pinned onto a page. */
  readonly attached: readonly string[];
  /** A folder of files in the guise of a PDF (ISO 32000-1, 12.3.5): its page is only the cover. */
  readonly isPortfolio: boolean;
}

const MOST_PAGES = 2_000;
const MOST_ANNOTATIONS = 5_000;
const MOST_ATTACHED = 10_000;
const MOST_DEPTH = 32;
/** Hidden and NoView (ISO 32000-1, table 165). */
const UNSEEN = 0x02 | 0x20;
const PASSWORD_FIELD = 1 << 13;

export function besidePages(document: PDFDocument | null): PdfBeside {
  if (!document) return { shown: new Map(), leftOut: {}, attached: [], isPortfolio: false };
  const shown = new Map<number, string[]>();
  const attached = new Map<PDFObject, string>();
  const counts = { comment: 0, media: 0, stamp: 0 };
  listFiles(document.catalog.lookup(PDFName.of('Names')), attached);
  for (const [index, page] of document.getPages().slice(0, MOST_PAGES).entries()) {
    const words: string[] = [];
    for (const annotation of seenOn(page.node.lookup(PDFName.of('Annots')))) {
      const kind = nameOf(annotation, 'Subtype');
      if (kind === 'FileAttachment') addFile(annotation.lookup(PDFName.of('FS')), attached);
      else if (MEDIA.has(kind)) counts.media++;
      else if (kind === 'Widget' || kind === 'FreeText') words.push(...wordsOf(annotation, kind));
      else if (REMARKED.has(kind) && textOf(annotation.lookup(PDFName.of('Contents'))) !== '') counts.comment++;
      // A viewer that has the stamp by this name draws it; a copy cannot.
      if (kind === 'Stamp' && !annotation.has(PDFName.of('AP'))) counts.stamp++;
    }
    if (words.length > 0) shown.set(index, words);
  }
  return {
    shown,
    leftOut: { attachment: attached.size, layer: hiddenLayers(document.catalog.lookup(PDFName.of('OCProperties'))), ...counts },
    attached: [...attached.values()],
    isPortfolio: attached.size > 0 && document.catalog.has(PDFName.of('Collection')),
  };
}

const MEDIA = new Set(['RichMedia', 'Movie', 'Sound', 'Screen', '3D']);
/** Whose words open in a window of their own; those of a FreeText stand on the page. */
const REMARKED = new Set(['Text', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Square', 'Circle', 'Line', 'Polygon', 'PolyLine', 'Ink', 'Caret', 'Stamp']);

function seenOn(annotations: PDFObject | undefined): PDFDict[] {
  if (!(annotations instanceof PDFArray)) return [];
  return Array.from({ length: Math.min(annotations.size(), MOST_ANNOTATIONS) }, (_each, index) => annotations.lookup(index)).filter((each): each is PDFDict => each instanceof PDFDict && (numberOf(each, 'F') & UNSEEN) === 0);
}

/** The value of a field that is typed or chosen; of a note what is written in it. */
function wordsOf(annotation: PDFDict, kind: string): string[] {
  const values = kind === 'FreeText' ? [annotation.lookup(PDFName.of('Contents'))] : valuesOf(annotation);
  return values.flatMap((value) => textOf(value).split(/\r\n?|\n/)).map((line) => line.trim()).filter(Boolean);
}

function valuesOf(widget: PDFDict): (PDFObject | undefined)[] {
  const type = inherited(widget, 'FT');
  const flags = inherited(widget, 'Ff');
  const isTyped = type === PDFName.of('Tx') && !(flags instanceof PDFNumber && (flags.asNumber() & PASSWORD_FIELD) !== 0);
  if (!isTyped && type !== PDFName.of('Ch')) return [];
  const value = inherited(widget, 'V');
  return value instanceof PDFArray ? value.asArray() : [value];
}

/** Of the field itself or of those it belongs to (ISO 32000-1, 12.7.3.1). */
function inherited(field: PDFDict, key: string): PDFObject | undefined {
  let at: PDFObject | undefined = field;
  for (let depth = 0; at instanceof PDFDict && depth < MOST_DEPTH; depth++) {
    const value: PDFObject | undefined = at.lookup(PDFName.of(key));
    if (value) return value;
    at = at.lookup(PDFName.of('Parent'));
  }
  return undefined;
}

/** The tree of names under EmbeddedFiles (ISO 32000-1, 7.11.4). */
function listFiles(names: PDFObject | undefined, into: Map<PDFObject, string>): void {
  const open: [PDFObject | undefined, number][] = [[names instanceof PDFDict ? names.lookup(PDFName.of('EmbeddedFiles')) : undefined, 0]];
  for (let at = open.pop(); at; at = open.pop()) {
    const [node, depth] = at;
    if (!(node instanceof PDFDict) || depth > MOST_DEPTH || into.size >= MOST_ATTACHED) continue;
    const [kids, leaves] = [node.lookup(PDFName.of('Kids')), node.lookup(PDFName.of('Names'))];
    if (kids instanceof PDFArray) for (let index = Math.min(kids.size(), MOST_ATTACHED) - 1; index >= 0; index--) open.push([kids.lookup(index), depth + 1]);
    if (leaves instanceof PDFArray) for (let index = 1; index < leaves.size() && into.size < MOST_ATTACHED; index += 2) addFile(leaves.lookup(index), into);
  }
}

/** One that is both listed and pinned onto a page is one file. */
function addFile(file: PDFObject | undefined, into: Map<PDFObject, string>): void {
  if (!(file instanceof PDFDict) || !file.has(PDFName.of('EF'))) return;
  into.set(file, textOf(file.lookup(PDFName.of('UF'))) || textOf(file.lookup(PDFName.of('F'))) || '?');
}

/** Layers that are off when the file is opened (ISO 32000-1, 8.11.4). */
function hiddenLayers(properties: PDFObject | undefined): number {
  if (!(properties instanceof PDFDict)) return 0;
  const [all, state] = [properties.lookup(PDFName.of('OCGs')), properties.lookup(PDFName.of('D'))];
  if (!(all instanceof PDFArray) || !(state instanceof PDFDict)) return 0;
  const listed = (key: string) => {
    const list = state.lookup(PDFName.of(key));
    return new Set(list instanceof PDFArray ? list.asArray() : []);
  };
  const [on, off] = [listed('ON'), listed('OFF')];
  const isOff = state.lookup(PDFName.of('BaseState')) === PDFName.of('OFF');
  return all.asArray().filter((layer) => off.has(layer) || (isOff && !on.has(layer))).length;
}

function textOf(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText().replace(/\0/g, '').trim();
  // A long value may be a stream; what it says is not read, that it is there is enough.
  return value instanceof PDFStream ? '…' : '';
}

function nameOf(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}

function numberOf(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}
