import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, type PDFDocument, type PDFObject } from '../../engines/pdf-lib.js';
import { inherited } from './additions.js';

/** What those who signed a document as it was then closed to later changes. */
export interface FieldLocks {
  /** Whether the field of this full name was to stay as it was. */
  readonly isLocked: (name: string) => boolean;
  /** The strictest of the levels that a lock sets for the whole document, as DocMDP does; null for none. */
  readonly level: number | null;
}

const MOST_FIELDS = 2000;
const MOST_NAMES = 5000;
const MOST_DEPTH = 32;

/**
 * FieldMDP of each signature (ISO 32000-1, 12.8.2.4), and the lock of its field (12.7.4.5, table 233), which the signature
 * should repeat and some writers do not; ISO 32000-2 lets a lock set a level as well.
 */
export function fieldLocks(document: PDFDocument): FieldLocks {
  const locks = signedFields(document).flatMap(({ field, value }) => [...paramsOf(value), field.lookup(PDFName.of('Lock'))]).filter((each) => each instanceof PDFDict);
  const levels = locks.flatMap((lock) => {
    const level = lock.lookup(PDFName.of('P'));
    return level instanceof PDFNumber ? [level.asNumber()] : [];
  });
  const tests = locks.map(lockOf);
  return { isLocked: (name) => tests.some((test) => test(name)), level: levels.length > 0 ? Math.min(...levels) : null };
}

/** The parameters of FieldMDP in a signature's references. */
function paramsOf(value: PDFDict): (PDFObject | undefined)[] {
  const references = value.lookup(PDFName.of('Reference'));
  return (references instanceof PDFArray ? references.asArray() : []).slice(0, MOST_DEPTH).flatMap((entry) => {
    const reference = value.context.lookup(entry);
    return reference instanceof PDFDict && reference.lookup(PDFName.of('TransformMethod')) === PDFName.of('FieldMDP') ? [reference.lookup(PDFName.of('TransformParams'))] : [];
  });
}

function lockOf(lock: PDFDict): (name: string) => boolean {
  const list = lock.lookup(PDFName.of('Fields'));
  const names = (list instanceof PDFArray ? list.asArray() : []).slice(0, MOST_NAMES).flatMap((entry) => textOf(lock.context.lookup(entry)) ?? []);
  // What is said of a field goes for those below it.
  const isNamed = (name: string) => names.some((each) => name === each || name.startsWith(`${each}.`));
  const action = lock.lookup(PDFName.of('Action'));
  if (action === PDFName.of('All')) return () => true;
  return action === PDFName.of('Include') ? isNamed : action === PDFName.of('Exclude') ? (name) => !isNamed(name) : () => false;
}

function signedFields(document: PDFDocument): { readonly field: PDFDict; readonly value: PDFDict }[] {
  const found = new Map<PDFDict, PDFDict>();
  const walk = (list: PDFObject | undefined, depth: number): void => {
    for (const entry of list instanceof PDFArray && depth < MOST_DEPTH ? list.asArray() : []) {
      const field = document.context.lookup(entry);
      if (!(field instanceof PDFDict) || found.has(field) || found.size >= MOST_FIELDS) continue;
      const value = inherited(field, 'FT') === PDFName.of('Sig') ? field.lookup(PDFName.of('V')) : undefined;
      if (value instanceof PDFDict) found.set(field, value);
      walk(field.lookup(PDFName.of('Kids')), depth + 1);
    }
  };
  const form = document.catalog.lookup(PDFName.of('AcroForm'));
  if (form instanceof PDFDict) walk(form.lookup(PDFName.of('Fields')), 0);
  for (const page of document.getPages().slice(0, MOST_FIELDS)) walk(page.node.Annots(), MOST_DEPTH - 1);
  return [...found].map(([field, value]) => ({ field, value }));
}

/** The name of a field with those of its parents (ISO 32000-1, 12.7.3.2). */
export function fullName(field: PDFDict): string {
  const names: string[] = [];
  let at: PDFObject | undefined = field;
  for (let depth = 0; at instanceof PDFDict && depth < MOST_DEPTH; depth++, at = at.lookup(PDFName.of('Parent'))) {
    const name = textOf(at.lookup(PDFName.of('T')));
    if (name !== null) names.unshift(name);
  }
  return names.join('.');
}

function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText().slice(0, 500) : null;
}
