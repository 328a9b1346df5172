import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFStream, PDFString, type PDFObject, type PDFPage } from '../../engines/pdf-lib.js';
import { openPdf, type PdfiumDocument } from '../../engines/pdfium.js';
import type { Signature } from '../../model/facts.js';
import { additionsOf, inherited, MOST_ANNOTATIONS, type Addition } from './additions.js';
import { drawnDigests } from './drawn-digest.js';
import { isOverlaid } from './overlay.js';
import { fullName } from './field-locks.js';
import { isForbidden, mayRefill } from './permissions.js';

type Change = Signature['changes'][number];

/** Larger files, and pages beyond these, are not compared: the changes are then `unknown`. */
const MOST_BYTES = 60 * 1024 * 1024;
const MOST_PAGES = 500;
const MOST_FIELDS = 2000;
const MOST_DEPTH = 32;

/** Pages with additions beyond these are not drawn. */
const MOST_DRAWN = 60;
/** A character of 10 pt is then 14 pixels high. */
const DPI = 100;
const MOST_PIXELS = 6_000_000;

/** `pages`: numbers, from 1, of those that `overlay` speaks of. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly pages: readonly number[];
}

/** A document as it is now, to be read and to be drawn. */
export interface Current {
  readonly document: PDFDocument;
  readonly pdf: Pick<PdfiumDocument, 'render'> | null;
}

/**
 * What was added to a PDF after its first `end` bytes were signed (ISO 32000-1, 12.8.1): the document as it was is held
 * against the document as it is. `other` when they show the same and still differ.
 */
export async function changesAfter(bytes: Uint8Array, end: number, now: Current): Promise<Changes> {
  if (bytes.length > MOST_BYTES) return { changes: ['unknown'], pages: [] };
  try {
    const signed = bytes.slice(0, end);
    const before = await PDFDocument.load(signed, { password: '', updateMetadata: false, throwOnInvalidObject: false });
    const { changes, additions, fields } = compare(before, now.document);
    const pages = [...additions.keys()];
    const overlaid = await overlaidPages(signed, now.pdf, additions).catch(() => null);
    const forbidden = isForbidden(before, changes, fields);
    const all = [
      ...changes.filter((change) => change !== 'unknown'),
      ...(overlaid !== null && overlaid.length > 0 ? ['overlay' as const] : []),
      ...(forbidden ? ['forbidden' as const] : []),
      ...(changes.includes('unknown') || overlaid === null || pages.length > MOST_DRAWN ? ['unknown' as const] : []),
    ];
    return { changes: all.length > 0 ? all : ['other'], pages: overlaid ?? [] };
  } catch {
    return { changes: ['unknown'], pages: [] };
  }
}

/** Numbers, from 1, of pages on which what was added covers or writes something. */
async function overlaidPages(signed: Uint8Array, now: Current['pdf'], additions: ReadonlyMap<number, readonly Addition[]>): Promise<number[]> {
  if (additions.size === 0) return [];
  if (!now) throw new Error('nothing draws the document');
  const before = await openPdf(signed);
  try {
    const options = { dpi: DPI, maxPixels: MOST_PIXELS };
    return [...additions].slice(0, MOST_DRAWN).flatMap(([index, added]) => (isOverlaid(before.render(index, options), now.render(index, options), added) ? [index + 1] : []));
  } finally {
    before.close();
  }
}

interface Comparison {
  readonly changes: Change[];
  readonly additions: ReadonlyMap<number, readonly Addition[]>;
  /** Full names of fields that were filled in, signed, emptied or drawn otherwise. */
  readonly fields: readonly string[];
}

function compare(before: PDFDocument, now: PDFDocument): Comparison {
  const [old, own] = [before.getPages(), now.getPages()];
  const pairs = old.slice(0, MOST_PAGES).map((page, index) => [page, own[index]] as const).filter((pair): pair is readonly [PDFPage, PDFPage] => pair[1] !== undefined);
  const seals = new Set<PDFDict>();
  const [oldFields, fields] = [fieldsOf(before), fieldsOf(now, seals)];
  let isAll = own.length <= MOST_PAGES && own.every(({ node }) => (node.Annots()?.size() ?? 0) <= MOST_ANNOTATIONS);
  const [oldDrawn, drawn] = [before, now].map(({ context }) => drawnDigests(context, () => { isAll = false; })) as [Drawn, Drawn];
  const widgets = widgetsOf(own, drawn);
  // A field that was signed or filled in before and looks otherwise now, or is gone: its value may still be the same.
  const redrawn = [...widgetsOf(old, oldDrawn)].filter(([key, widget]) => widgets.get(key)?.look !== widget.look).map(([, widget]) => widget);
  const refilled = [...new Set([...fields.keys(), ...oldFields.keys()])].filter((name) => (fields.get(name)?.value ?? '') !== (oldFields.get(name)?.value ?? ''));
  const signed = [...fields].filter(([name, field]) => field.isSigned && !oldFields.get(name)?.isSigned);
  const looks = { before: oldDrawn, now: drawn, isSeal: (widget: PDFDict) => seals.has(widget), mayRefill: mayRefill(before) };
  const added = pairs.map(([one, other]) => additionsOf(one, other, looks));
  // A layer switched on or off changes pages that stayed as they were.
  const layers = PDFName.of('OCProperties');
  const hasOtherLayers = oldDrawn(before.catalog.get(layers)) !== drawn(now.catalog.get(layers));
  const changes = [
    ...(old.length !== own.length ? ['pages' as const] : []),
    ...(redrawn.some(({ isSignature }) => isSignature) || pairs.some(([one, other]) => lookOf(one, oldDrawn) !== lookOf(other, drawn)) ? ['content' as const] : []),
    ...(added.some((each) => each.some(({ isField }) => !isField)) ? ['annotations' as const] : []),
    ...(redrawn.some(({ isSignature }) => !isSignature) || refilled.length > 0 ? ['form' as const] : []),
    ...(signed.some(([, field]) => !field.isTimestamp) ? ['signature' as const] : []),
    ...(signed.some(([, field]) => field.isTimestamp) || (now.catalog.has(PDFName.of('DSS')) && !before.catalog.has(PDFName.of('DSS'))) ? ['archive' as const] : []),
    // Known only once all else was compared.
    ...(isAll ? [] : ['unknown' as const]),
  ];
  return {
    changes,
    additions: new Map([...added.entries()].filter(([, each]) => each.length > 0 || hasOtherLayers)),
    fields: [...refilled, ...signed.filter(([, { isTimestamp }]) => !isTimestamp).map(([name]) => name), ...redrawn.map(({ name }) => name)],
  };
}

/** Content, box and rotation of a page in one digest, and everything that it draws by name. */
function lookOf(page: PDFPage, drawn: Drawn): string {
  const { x, y, width, height } = page.getCropBox();
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((each) => page.doc.context.lookup(each)) : [contents];
  const digest = createHash('sha256');
  for (const stream of streams) if (stream instanceof PDFStream) digest.update(stream.getContents()).update('\n');
  return digest.update(JSON.stringify([x, y, width, height, page.getRotation().angle, drawn(page.node.Resources())])).digest('hex');
}

type Drawn = ReturnType<typeof drawnDigests>;

interface Widget {
  /** Of the field it stands for. */
  readonly name: string;
  readonly look: string | null;
  readonly isSignature: boolean;
}

/** What each field shows, by its object; those without one of their own cannot be told apart. */
function widgetsOf(pages: readonly PDFPage[], drawn: Drawn): Map<string, Widget> {
  const found = new Map<string, Widget>();
  for (const page of pages.slice(0, MOST_PAGES)) {
    for (const entry of page.node.Annots()?.asArray() ?? []) {
      const widget = page.doc.context.lookup(entry);
      if (!(entry instanceof PDFRef) || !(widget instanceof PDFDict) || widget.lookup(PDFName.of('Subtype')) !== PDFName.of('Widget')) continue;
      const isSignature = inherited(widget, 'FT') === PDFName.of('Sig');
      const isEmpty = isSignature && !(inherited(widget, 'V') instanceof PDFDict);
      if (!isEmpty) found.set(entry.toString(), { name: fullName(widget), look: [widget.lookup(PDFName.of('Rect')), widget.lookup(PDFName.of('F'))].join(' ') + drawn(appearanceOf(widget)), isSignature });
    }
  }
  return found;
}

/** The normal appearance (ISO 32000-1, 12.5.5); those for a mouse are not what a page shows. */
function appearanceOf(widget: PDFDict): PDFObject | undefined {
  const appearance = widget.lookup(PDFName.of('AP'));
  return appearance instanceof PDFDict ? appearance.get(PDFName.of('N')) : undefined;
}

interface Field {
  readonly value: string;
  readonly isSigned: boolean;
  readonly isTimestamp: boolean;
}

/** `seals` takes in every part of a signature field, of which some writers forget to say what they are a part of. */
function fieldsOf(document: PDFDocument, seals?: Set<PDFDict>): Map<string, Field> {
  const found = new Map<string, Field>();
  const walk = (list: PDFObject | undefined, prefix: string, inherited: PDFObject | undefined, depth: number): void => {
    if (!(list instanceof PDFArray) || depth > MOST_DEPTH) return;
    for (const entry of list.asArray()) {
      const field = document.context.lookup(entry);
      if (!(field instanceof PDFDict) || found.size > MOST_FIELDS) continue;
      const name = [prefix, textOf(field, 'T')].filter(Boolean).join('.');
      const type = field.lookup(PDFName.of('FT')) ?? inherited;
      if (type === PDFName.of('Sig')) seals?.add(field);
      const value = field.lookup(PDFName.of('V'));
      const key = name || (entry instanceof PDFRef ? entry.toString() : '');
      if (field.has(PDFName.of('V'))) found.set(key, describe(type, value));
      walk(field.lookup(PDFName.of('Kids')), name, type, depth + 1);
    }
  };
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  if (form instanceof PDFDict) walk(form.lookup(PDFName.of('Fields')), '', undefined, 0);
  return found;
}

function describe(type: PDFObject | undefined, value: PDFObject | undefined): Field {
  if (type !== PDFName.of('Sig') || !(value instanceof PDFDict)) return { value: String(value ?? ''), isSigned: false, isTimestamp: false };
  const isTimestamp = value.lookup(PDFName.of('SubFilter')) === PDFName.of('ETSI.RFC3161');
  return { value: '', isSigned: true, isTimestamp };
}

function textOf(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().slice(0, 500) : '';
}
