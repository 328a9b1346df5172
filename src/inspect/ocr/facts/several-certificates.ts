import type { DocumentFacts, ReadPage } from '../../../model/facts.js';
import { isSurelyRead } from '../../../model/reading.js';
import { signatureDate } from '../../dates.js';
import { issuersOf } from '../../issuer.js';
import { certificateTitle } from './certificate-title.js';
import { rowsOfPage } from './page-rows.js';

/** A cover bears the title and little else. */
const LEAST_ROWS = 5;

/**
 * The facts of a file of several certificates, which are those of the first, as its title is: a date is a guess where another one has
 * another, and who issued a later one issued not all of them. `before`: what was known without reading.
 */
export function ofSeveral(told: DocumentFacts, pages: readonly ReadPage[], before: DocumentFacts): DocumentFacts {
  const [first, ...others] = pages.filter((page) => certificateTitle(page) !== null).map(rowsOf).filter(({ length }) => length >= LEAST_ROWS).map(signedOf);
  if (!first || others.length === 0) return told;
  const isDated = told.dateFrom === before.dateFrom || others.every(({ date }) => date === null || date === first.date);
  const isIssued = told.issuer === null || first.issuers.includes(told.issuer) || others.every(({ issuers }) => !issuers.includes(told.issuer as string));
  return {
    ...told,
    ...(isDated ? {} : { dateSureness: 'guess' }),
    ...(isIssued ? {} : { issuer: before.issuer, issuers: before.issuers, issuerFrom: before.issuerFrom }),
  };
}

function rowsOf(page: ReadPage): readonly string[] {
  return rowsOfPage(page, true, isSurelyRead).map(({ text }) => text);
}

function signedOf(lines: readonly string[]): { readonly date: string | null; readonly issuers: readonly string[] } {
  const signed = signatureDate(lines);
  return { date: signed?.date ?? null, issuers: issuersOf(lines, signed).names };
}
