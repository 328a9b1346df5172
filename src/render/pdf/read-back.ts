import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFObject } from '../../engines/pdf-lib.js';
import { openPdf } from '../../engines/pdfium.js';
import { PRINTS_PAGE } from './close-volume.js';

/** A finished volume as a reader finds it: nothing here comes from our plan. */
export interface ReadVolume {
  readonly pages: readonly ReadPage[];
  readonly outline: readonly { readonly title: string; readonly depth: number; /** 0-based page of this volume. */ readonly page: number | null }[];
  /** Named destinations: id of heading or exhibit → 0-based page of this volume. */
  readonly destinations: ReadonlyMap<string, number>;
  /** Names that lead to no page. */
  readonly lost: readonly string[];
  readonly title: string | null;
  readonly language: string | null;
}

export interface ReadPage {
  /** What viewers show as the page's number. */
  readonly label: string;
  /** The running number printed on the page, `— 12 —`; null when it carries none (a cover). */
  readonly printed: number | null;
  /** The exhibits that the stamp names: none on other pages, two where photographs share one. */
  readonly exhibits: readonly { readonly number: string; readonly page: number; readonly of: number }[];
  /** Links whose text is a page number, in their order. */
  readonly pageLinks: readonly PageLink[];
  /** The number at the end of each row of a table of contents. */
  readonly contents: readonly number[];
  /** All whole numbers of the page's text, in its order. */
  readonly numbers: readonly number[];
  readonly text: string;
}

/** A page of the same volume, or a name or page of another one; `null` when it leads nowhere. Pages are 0-based. */
export type PageLink = { readonly page: number } | { readonly file: string; readonly name: string } | { readonly file: string; readonly index: number } | null;

/** Reads a volume through PDFium (text) and pdf-lib (structure). Throws what they throw for a broken file. */
export async function readBack(bytes: Uint8Array): Promise<ReadVolume> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });
  const text = await openPdf(bytes);
  try {
    const leaves = document.getPages();
    const indexOf = new Map<PDFObject, number>(leaves.map((page, index) => [page.ref, index]));
    const labels = pageLabels(document, leaves.length);
    const language = document.catalog.lookup(PDFName.of('Lang'));
    return {
      pages: leaves.map((page, index) => ({ label: labels[index] ?? '', ...readText(text.text(index)), pageLinks: pageLinks(page.node, indexOf) })),
      outline: readOutline(document, indexOf),
      ...readDestinations(document, indexOf),
      title: document.getTitle() ?? null,
      language: textOf(language),
    };
  } finally {
    text.close();
  }
}

/**
 * The stamp of a page of evidence is drawn last: labels and running number, at one side or the other, are the last line of
 * the page's text. On a page that the layout set, the mark is drawn first, a title and a label, and the number that the
 * layout set is the last line.
 */
const LABEL = '(\\S+)[^\\S\\n]+第\\s*(\\d+)\\s*页／共\\s*(\\d+)\\s*页';
const LABELS = `(?<labels>(?:${LABEL.replaceAll('(\\', '(?:\\')}[^\\S\\n]*)+)(?:草稿)?`;
const STAMPS = [new RegExp(`—\\s*(?<printed>\\d+)\\s*—[^\\S\\n]*${LABELS}\\s*$`), new RegExp(`${LABELS}[^\\S\\n]*—\\s*(?<printed>\\d+)\\s*—\\s*$`)];
const MARK = new RegExp(`^[^\\n]*\\n?${LABEL}`);
const SET_NUMBER = /(?:^|\n)—\s*(\d+)\s*—\s*$/;
const CONTENTS_ROW = /(?:\s?\.){4,}\s*(\d+)$/;

function readText(text: string): Omit<ReadPage, 'label' | 'pageLinks'> {
  const lines = text.trim().split('\n');
  const stamp = STAMPS.map((each) => each.exec(text)?.groups).find((found) => found !== undefined);
  const labels = [...(stamp?.labels ?? MARK.exec(text.trimStart())?.[0] ?? '').matchAll(new RegExp(LABEL, 'g'))];
  const printed = stamp?.printed ?? SET_NUMBER.exec(text)?.[1];
  return {
    printed: printed === undefined ? null : Number(printed),
    exhibits: (stamp ? labels : labels.slice(-1)).map(([, number = '', page, of]) => ({ number, page: Number(page), of: Number(of) })),
    contents: lines.flatMap((line) => { const row = CONTENTS_ROW.exec(line); return row ? [Number(row[1])] : []; }),
    numbers: [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits)),
    text,
  };
}

/** Decimal labels and bare words, which is what dossiers have (ISO 32000-1, 12.4.2). */
function pageLabels(document: PDFDocument, count: number): string[] {
  const tree = document.catalog.lookup(PDFName.of('PageLabels'));
  const nums = tree instanceof PDFDict ? tree.lookup(PDFName.of('Nums')) : undefined;
  const ranges = nums instanceof PDFArray ? pairs(nums).map(([from, dict]) => ({ from: numberOf(from) ?? 0, start: dict instanceof PDFDict ? (numberOf(dict.lookup(PDFName.of('St'))) ?? 1) : 1, word: dict instanceof PDFDict && !dict.has(PDFName.of('S')) ? decoded(dict.lookup(PDFName.of('P'))) : null })) : [];
  return Array.from({ length: count }, (_, index) => {
    const range = ranges.filter(({ from }) => from <= index).at(-1);
    return range?.word ?? String(range ? range.start + index - range.from : index + 1);
  });
}

/** A link over several lines has an annotation for each: taken once. */
function pageLinks(leaf: PDFDict, indexOf: ReadonlyMap<PDFObject, number>): PageLink[] {
  const annotations = leaf.lookup(PDFName.of('Annots'));
  const links = (annotations instanceof PDFArray ? annotations.asArray() : []).flatMap((_, i) => {
    const link = (annotations as PDFArray).lookup(i);
    const name = link instanceof PDFDict ? textOf(link.lookup(PDFName.of('NM'))) : null;
    return link instanceof PDFDict && name?.startsWith(PRINTS_PAGE) ? [{ goal: goalOf(link, indexOf), name: name.replace(/-\d+$/, '') }] : [];
  });
  return links.filter(({ name }, i) => name !== links[i - 1]?.name).map(({ goal }) => goal);
}

function goalOf(link: PDFDict, indexOf: ReadonlyMap<PDFObject, number>): PageLink {
  const page = pageOf(link.lookup(PDFName.of('Dest')), indexOf);
  if (page !== null) return { page };
  const action = link.lookup(PDFName.of('A'));
  const file = action instanceof PDFDict ? action.lookup(PDFName.of('F')) : undefined;
  const name = action instanceof PDFDict ? action.lookup(PDFName.of('D')) : undefined;
  if (!(file instanceof PDFDict)) return null;
  const where = decoded(file.lookup(PDFName.of('UF'))) ?? '';
  if (name instanceof PDFHexString) return { file: where, name: utf8(name) };
  const index = name instanceof PDFArray ? numberOf(name.lookup(0)) : null;
  return index === null ? null : { file: where, index };
}

function pageOf(destination: PDFObject | undefined, indexOf: ReadonlyMap<PDFObject, number>): number | null {
  const page = destination instanceof PDFArray ? destination.get(0) : undefined;
  return page instanceof PDFRef ? (indexOf.get(page) ?? null) : null;
}

function readOutline(document: PDFDocument, indexOf: ReadonlyMap<PDFObject, number>): ReadVolume['outline'] {
  const entries: { title: string; depth: number; page: number | null }[] = [];
  const seen = new Set<PDFObject>();
  const walk = (first: PDFObject | undefined, depth: number): void => {
    for (let at = first; at instanceof PDFDict && !seen.has(at); at = at.lookup(PDFName.of('Next'))) {
      seen.add(at);
      entries.push({ title: decoded(at.lookup(PDFName.of('Title'))) ?? '', depth, page: pageOf(at.lookup(PDFName.of('Dest')), indexOf) });
      walk(at.lookup(PDFName.of('First')), depth + 1);
    }
  };
  const root = document.catalog.lookup(PDFName.of('Outlines'));
  if (root instanceof PDFDict) walk(root.lookup(PDFName.of('First')), 1);
  return entries;
}

function readDestinations(document: PDFDocument, indexOf: ReadonlyMap<PDFObject, number>): Pick<ReadVolume, 'destinations' | 'lost'> {
  const names = document.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('Dests')) : undefined;
  const list = tree instanceof PDFDict ? tree.lookup(PDFName.of('Names')) : undefined;
  const named = (list instanceof PDFArray ? pairs(list) : []).flatMap(([name, destination]) => (name instanceof PDFHexString ? [[utf8(name), pageOf(destination, indexOf)] as const] : []));
  return {
    destinations: new Map(named.flatMap(([name, page]) => (page === null ? [] : [[name, page] as const]))),
    lost: named.flatMap(([name, page]) => (page === null ? [name] : [])),
  };
}

function pairs(array: PDFArray): [PDFObject | undefined, PDFObject | undefined][] {
  return Array.from({ length: Math.floor(array.size() / 2) }, (_, i) => [array.lookup(2 * i), array.lookup(2 * i + 1)]);
}

function numberOf(value: PDFObject | undefined): number | null {
  return value instanceof PDFNumber ? value.asNumber() : null;
}

function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.asString() : null;
}

function decoded(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

function utf8(name: PDFHexString): string {
  return new TextDecoder().decode(name.asBytes());
}
