import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFDocument } from '../../engines/pdf-lib.js';
import type { Signature } from '../../model/facts.js';
import { fieldLocks } from './field-locks.js';

type Change = Signature['changes'][number];

/** What each level of DocMDP forbids (ISO 32000-1, table 254), of what is told apart here. Proof for later checking is never forbidden. */
const FORBIDDEN: Readonly<Record<number, readonly Change[]>> = { 1: ['form', 'signature', 'annotations'], 2: ['annotations'], 3: [] };
/** The level of a certification that names none. */
const USUAL = 2;
const MOST_REFERENCES = 20;

/**
 * Whether who certified the document as it was then (ISO 32000-1, 12.8.2.2), or locked fields of it by signing, allowed no such
 * changes. Those who signed without either set no bounds.
 * @param fields full names of the fields that changed.
 */
export function isForbidden(before: PDFDocument, changes: readonly Change[], fields: readonly string[]): boolean {
  const locks = fieldLocks(before);
  const isTooMuch = (level: number | null) => level !== null && (FORBIDDEN[level] ?? []).some((each) => changes.includes(each));
  return isTooMuch(levelOf(before)) || isTooMuch(locks.level) || fields.some(locks.isLocked);
}

/** Whether it allows that forms be filled in, and with that filled in otherwise; without a certification nobody said so. */
export function mayRefill(before: PDFDocument): boolean {
  return (levelOf(before) ?? 0) >= USUAL;
}

function levelOf(document: PDFDocument): number | null {
  const permissions = document.catalog.lookup(PDFName.of('Perms'));
  const certification = permissions instanceof PDFDict ? permissions.lookup(PDFName.of('DocMDP')) : undefined;
  const references = certification instanceof PDFDict ? certification.lookup(PDFName.of('Reference')) : undefined;
  for (let at = 0; references instanceof PDFArray && at < Math.min(references.size(), MOST_REFERENCES); at++) {
    const reference = references.lookup(at);
    if (!(reference instanceof PDFDict) || reference.lookup(PDFName.of('TransformMethod')) !== PDFName.of('DocMDP')) continue;
    const bounds = reference.lookup(PDFName.of('TransformParams'));
    const level = bounds instanceof PDFDict ? bounds.lookup(PDFName.of('P')) : undefined;
    return level instanceof PDFNumber ? level.asNumber() : USUAL;
  }
  return null;
}
