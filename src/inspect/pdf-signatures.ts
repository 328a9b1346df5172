import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, type PDFDocument } from '../engines/pdf-lib.js';
import type { PdfSignature } from '../engines/pdfium-signatures.js';
import type { Signature } from '../model/facts.js';
import { widgetPlace } from './pdf-widget.js';
import { changesAfter, type Current } from './signature/changes.js';
import { verifyPdfSignature } from './signature/verify-pdf.js';

const MAX_DEPTH = 32;
const MAX_FIELDS = 2000;
const MAX_SIGNATURES = 100;

/**
 * Signed signature fields (ISO 32000-1, 12.7.4.5 and 12.8.1), found by walking the form and, because some writers
 * forget to list them there, the pages. A field without a value is a place for a signature, not one.
 */
export async function pdfSignatures(now: Current, bytes: Uint8Array): Promise<Signature[]> {
  const { document } = now;
  const pages = pagesOfWidgets(document);
  const fields = new Map<PDFDict, Found>();
  const form = document.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  const top = form?.lookupMaybe(PDFName.of('Fields'), PDFArray);
  if (top) walk(top, { prefix: '', type: null, depth: 0 }, (field, name) => void fields.set(field, { name, widget: widgetOf(field, pages) }));
  for (const widget of pages.keys()) {
    if (isSignature(widget, null) && !fields.has(widget) && !widget.has(PDFName.of('Parent'))) fields.set(widget, { name: textOf(widget, 'T') ?? '', widget });
  }
  const signatures: Signature[] = [];
  for (const [field, found] of [...fields].slice(0, MAX_SIGNATURES)) signatures.push(...(await describe(field, found, { now, bytes, pages })));
  return signatures;
}

interface Found {
  readonly name: string;
  /** What stands on a page for it. */
  readonly widget: PDFDict | null;
}

interface Source {
  readonly now: Current;
  readonly bytes: Uint8Array;
  /** 1-based page by widget. */
  readonly pages: ReadonlyMap<PDFDict, number>;
}

/** Signatures of a document whose form cannot be walked: PDFium finds them, without name and page. */
export function unplacedSignatures(found: readonly PdfSignature[]): Signature[] {
  return found.filter((each) => each.hasContents && each.subFilter !== TIMESTAMP).map(({ subFilter }) => ({
    page: null, place: null, field: '', filter: null, subFilter, integrity: 'unverifiable', covers: 'unknown', changes: [], reason: 'the form of the document cannot be read', signer: null, signedAt: null,
  }));
}

/** A document timestamp says when, not who: it is no signature. */
const TIMESTAMP = 'ETSI.RFC3161';

function walk(list: PDFArray, at: { prefix: string; type: PDFName | null; depth: number }, found: (field: PDFDict, name: string) => void, seen = new Set<PDFDict>()): void {
  for (let index = 0; index < list.size(); index++) {
    const field = list.lookup(index);
    if (!(field instanceof PDFDict) || seen.has(field) || seen.size > MAX_FIELDS || at.depth > MAX_DEPTH) continue;
    seen.add(field);
    const own = textOf(field, 'T');
    const prefix = [at.prefix, own].filter(Boolean).join('.');
    const type = (field.lookup(PDFName.of('FT')) as PDFName | undefined) ?? at.type;
    if (isSignature(field, type) && (field.has(PDFName.of('V')) || own !== null)) found(field, prefix);
    const kids = field.lookupMaybe(PDFName.of('Kids'), PDFArray);
    if (kids) walk(kids, { prefix, type, depth: at.depth + 1 }, found, seen);
  }
}

function isSignature(field: PDFDict, inherited: PDFName | null): boolean {
  return (field.lookup(PDFName.of('FT')) ?? inherited) === PDFName.of('Sig');
}

async function describe(field: PDFDict, { name, widget }: Found, { now, bytes, pages }: Source): Promise<Signature[]> {
  const { document } = now;
  const value = field.lookup(PDFName.of('V'));
  if (!(value instanceof PDFDict)) return [];
  const contents = value.lookup(PDFName.of('Contents'));
  const signature = contents instanceof PDFHexString || contents instanceof PDFString ? contents.asBytes() : null;
  const subFilter = nameOf(value, 'SubFilter');
  // A prepared field has a place for the signature, filled with zeros.
  if (!signature?.some((byte) => byte !== 0) || subFilter === TIMESTAMP || nameOf(value, 'Type') === 'DocTimeStamp') return [];
  const { integrity, reason, signer, signedAt, covers, signedEnd } = verifyPdfSignature(bytes, { contents: signature, byteRange: numbersOf(value, 'ByteRange'), subFilter, certificate: certificateOf(value) });
  const page = (widget && pages.get(widget)) ?? pageNamed(widget ?? field, document);
  const later = signedEnd === null ? { changes: [], pages: [] } : await changesAfter(bytes, signedEnd, now);
  return [{
    page,
    place: widget && page !== null && pages.has(widget) ? widgetPlace(widget, document.getPage(page - 1)) : null,
    field: name,
    filter: nameOf(value, 'Filter'),
    subFilter,
    integrity,
    covers,
    changes: later.changes,
    ...(later.pages.length > 0 ? { overlaidPages: later.pages } : {}),
    reason,
    signer: signer ?? textOf(value, 'Name'),
    signedAt: signedAt ?? signingTime(textOf(value, 'M')),
  }];
}

/** /Cert: one string, or an array whose first is the signer's. */
function certificateOf(value: PDFDict): Uint8Array | null {
  const entry = value.lookup(PDFName.of('Cert'));
  const first = entry instanceof PDFArray && entry.size() > 0 ? entry.lookup(0) : entry;
  return first instanceof PDFHexString || first instanceof PDFString ? first.asBytes() : null;
}

function numbersOf(dictionary: PDFDict, key: string): number[] {
  const array = dictionary.lookup(PDFName.of(key));
  return array instanceof PDFArray ? array.asArray().flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : [])) : [];
}

function pagesOfWidgets(document: PDFDocument): Map<PDFDict, number> {
  const pages = new Map<PDFDict, number>();
  for (const [index, page] of document.getPages().entries()) {
    const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    for (let at = 0; annotations && at < annotations.size(); at++) {
      const annotation = annotations.lookup(at);
      if (annotation instanceof PDFDict) pages.set(annotation, index + 1);
    }
  }
  return pages;
}

/** The field itself, or the first of its parts that stands on a page. */
function widgetOf(field: PDFDict, pages: ReadonlyMap<PDFDict, number>): PDFDict | null {
  if (pages.has(field)) return field;
  const kids = field.lookupMaybe(PDFName.of('Kids'), PDFArray);
  for (let at = 0; kids && at < kids.size(); at++) {
    const kid = kids.lookup(at);
    if (kid instanceof PDFDict && pages.has(kid)) return kid;
  }
  return null;
}

/** /P of a widget that its page does not list. */
function pageNamed(widget: PDFDict, document: PDFDocument): number | null {
  const named = widget.get(PDFName.of('P'));
  const at = document.getPages().findIndex((page) => page.ref === named);
  return at < 0 ? null : at + 1;
}

function nameOf(dictionary: PDFDict, key: string): string | null {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : null;
}

function textOf(dictionary: PDFDict, key: string): string | null {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().slice(0, 200) : null;
}

/** `D:20210512093000+08'00'` → `2021-05-12T09:30:00+08:00`. */
function signingTime(text: string | null): string | null {
  const match = /^D:(\d{4})(\d{2})(\d{2})(\d{2})?(\d{2})?(\d{2})?(?:([+-])(\d{2})'?(\d{2})?|Z)?/.exec(text ?? '');
  if (!match) return null;
  const zone = match[7] ? `${match[7]}${match[8]}:${match[9] ?? '00'}` : 'Z';
  return `${match[1]}-${match[2]}-${match[3]}T${match[4] ?? '00'}:${match[5] ?? '00'}:${match[6] ?? '00'}${zone}`;
}

