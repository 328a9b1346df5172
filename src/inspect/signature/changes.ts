import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFStream, PDFString, type PDFObject, type PDFPage } from 'pdf-lib';
import type { Signature } from '../../model/facts.js';

type Change = Signature['changes'][number];

/** Larger files, and pages beyond these, are not compared: the changes are then `other`. */
const MOST_BYTES = 60 * 1024 * 1024;
const MOST_PAGES = 500;
const MOST_FIELDS = 2000;
const MOST_DEPTH = 32;

/**
 * What was added to a PDF after its first `end` bytes were signed (ISO 32000-1, 12.8.1): the document as it was is held
 * against the document as it is. `other` when they show the same and still differ, or cannot be compared.
 */
export async function changesAfter(bytes: Uint8Array, end: number, now: PDFDocument): Promise<readonly Change[]> {
  if (bytes.length > MOST_BYTES) return ['other'];
  try {
    const before = await PDFDocument.load(bytes.slice(0, end), { password: '', updateMetadata: false, throwOnInvalidObject: false });
    const changes = compare(before, now);
    return changes.length > 0 ? changes : ['other'];
  } catch {
    return ['other'];
  }
}

function compare(before: PDFDocument, now: PDFDocument): Change[] {
  const [old, own] = [before.getPages(), now.getPages()];
  const pairs = old.slice(0, MOST_PAGES).map((page, index) => [page, own[index]] as const).filter((pair): pair is readonly [PDFPage, PDFPage] => pair[1] !== undefined);
  const [oldFields, fields] = [fieldsOf(before), fieldsOf(now)];
  const signed = [...fields].filter(([name, field]) => field.isSigned && !oldFields.get(name)?.isSigned);
  return [
    ...(old.length !== own.length ? ['pages' as const] : []),
    ...(pairs.some(([one, other]) => lookOf(one) !== lookOf(other)) ? ['content' as const] : []),
    ...(pairs.some(([one, other]) => annotationsOf(one) !== annotationsOf(other)) ? ['annotations' as const] : []),
    ...([...fields].some(([name, { value }]) => value !== (oldFields.get(name)?.value ?? '')) ? ['form' as const] : []),
    ...(signed.some(([, field]) => !field.isTimestamp) ? ['signature' as const] : []),
    ...(signed.some(([, field]) => field.isTimestamp) || (now.catalog.has(PDFName.of('DSS')) && !before.catalog.has(PDFName.of('DSS'))) ? ['archive' as const] : []),
  ];
}

/** Content, box and rotation of a page in one digest; what it draws in turn (images, forms) by name and length. */
function lookOf(page: PDFPage): string {
  const digest = createHash('sha256');
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((each) => page.doc.context.lookup(each)) : [contents];
  for (const stream of streams) if (stream instanceof PDFStream) digest.update(stream.getContents()).update('\n');
  const { x, y, width, height } = page.getCropBox();
  digest.update(JSON.stringify([x, y, width, height, page.getRotation().angle]));
  for (const kind of ['XObject', 'Font']) {
    const drawn = page.node.Resources()?.lookup(PDFName.of(kind));
    if (!(drawn instanceof PDFDict)) continue;
    for (const [name, value] of drawn.entries()) digest.update(`${name.asString()} ${lengthOf(page.doc.context.lookup(value))}\n`);
  }
  return digest.digest('hex');
}

function lengthOf(value: PDFObject | undefined): number {
  return value instanceof PDFRawStream ? value.contents.length : 0;
}

/** What people add to a page; fields of forms are compared by their values. */
function annotationsOf(page: PDFPage): string {
  const list = page.node.Annots();
  const annotations = list ? list.asArray().map((each) => page.doc.context.lookup(each)) : [];
  return JSON.stringify(annotations.flatMap((each) => {
    if (!(each instanceof PDFDict)) return [];
    const kind = each.lookup(PDFName.of('Subtype'));
    const name = kind instanceof PDFName ? kind.decodeText() : '';
    return name === 'Widget' || name === 'Popup' ? [] : [[name, String(each.lookup(PDFName.of('Rect'))), textOf(each, 'Contents')]];
  }));
}

interface Field {
  readonly value: string;
  readonly isSigned: boolean;
  readonly isTimestamp: boolean;
}

function fieldsOf(document: PDFDocument): Map<string, Field> {
  const found = new Map<string, Field>();
  const walk = (list: PDFObject | undefined, prefix: string, inherited: PDFObject | undefined, depth: number): void => {
    if (!(list instanceof PDFArray) || depth > MOST_DEPTH) return;
    for (const entry of list.asArray()) {
      const field = document.context.lookup(entry);
      if (!(field instanceof PDFDict) || found.size > MOST_FIELDS) continue;
      const name = [prefix, textOf(field, 'T')].filter(Boolean).join('.');
      const type = field.lookup(PDFName.of('FT')) ?? inherited;
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
