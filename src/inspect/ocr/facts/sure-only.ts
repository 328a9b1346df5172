import type { DocumentFacts, FactProblem, Facts, ReadLine, ReadPage } from '../../../model/facts.js';
import { SURE_HAN } from '../../../model/reading.js';
import { signatureDate } from '../../dates.js';
import { isNumeralDate } from '../../days.js';
import { endsTitle } from '../../document-title.js';
import { howSure, type ReadField } from './how-sure.js';
import { isHalf, standsHigh, sureIssuers } from './sure-issuers.js';

/** Dates and numbers are short and one digit decides: the least sure character counts. */
const SURE_CHARACTER = 0.7;
/** No banner and no sign is called so. */
const NOTICE = /^(?:关于.{4,}的(?:通知|公示|决定|通报|批复|意见|函|请示|报告|公告|通告)|.{6,}名单)$/u;

const FIELDS: readonly ReadField[] = ['number', 'issuer', 'title', 'date', 'draft'];

/** What the words tell, less what was read without being sure: there stands what was known before. */
export function sureOnly(facts: Facts, first: DocumentFacts, { pages, isCertificate }: { readonly pages: readonly ReadPage[]; readonly isCertificate: boolean }): { document: DocumentFacts; problems: FactProblem[] } {
  const { document: before, image, looks } = facts;
  const lines = pages.flatMap((page) => page.lines);
  const rings = pages.flatMap(({ seals = [] }) => seals);
  const issuers = first.issuer === null || first.issuer === before.issuer ? first.issuers : sureIssuers(first, lines, rings);
  const told = issuers[0] ? { ...first, issuer: issuers[0], issuers } : first;
  // A clock in the corner, an old notice in the margin: on a screen the day in the file's name comes first.
  // When a paper was photographed says nothing of its date; but of the words on a wall, unlike those of a certificate, only a signature says more.
  const isDayNamed = image !== null && before.date?.length === 10 && (before.dateFrom === 'name' || (told.dateSureness !== 'sure' && !isCertificate));
  const isRead = (field: ReadField) => told[field] !== null && (told[field] !== before[field] || (field === 'date' && told.dateFrom !== before.dateFrom)) && !(field === 'date' && isDayNamed);
  const read = FIELDS.filter(isRead).map((field) => [field, howSure(field, told[field] as string, lines, rings)] as const);
  const doubtful = read.flatMap(([field, sure]) => (sure < leastSure(field, told[field] as string, lines) ? [field] : []));
  // A screen or a photograph shows many words near its top, and none of them is a title; a sheet of paper has one, a certificate, and what is signed and dated.
  const isPaper = looks[0]?.kind === 'scan' || told.numberFrom === 'text' || isCertificate || (looks[0]?.kind !== 'screenshot' && NOTICE.test(told.title ?? ''))
    || (told.issuerFrom === 'signature' && told.dateSureness === 'sure' && endsTitle(told.title ?? ''));
  const isNobody = isRead('issuer') && (issuers.length === 0 || (image !== null && !isPaper && told.issuerFrom === 'signature' && standsHigh(told.issuer as string, lines)));
  const isDoubted = (field: ReadField) => doubtful.includes(field) || (field === 'issuer' && isNobody);
  // Any short row of a screen may end like a body’s name: only of a paper it is missed.
  const isOfScreen = image !== null && !isCertificate && (looks[0]?.kind === 'screenshot' || looks[0]?.kind === 'photo');
  const missed = doubtful.filter((field) => field !== 'issuer' || !(isOfScreen || isHalf(told.issuer as string, lines, rings)));
  const document: DocumentFacts = {
    ...told,
    ...(isDoubted('number') ? { number: before.number, numberFrom: before.numberFrom } : {}),
    ...(isDoubted('draft') ? { draft: before.draft } : {}),
    ...(isDoubted('issuer') ? { issuer: before.issuer, issuers: before.issuers, issuerFrom: before.issuerFrom } : {}),
    ...(isDoubted('title') || (image && !isPaper) ? { title: before.title } : {}),
    ...dateOf(before, told, isDayNamed || (isDoubted('date') && before.date !== null) ? 'before' : isDoubted('date') ? 'guess' : 'told'),
    conflicts: told.conflicts.filter(({ what }) => !(what === 'date' && (isDayNamed || isDoubted('date'))) && !(what === 'number' && isDoubted('number')) && !(what === 'issuer' && isDoubted('issuer'))),
    readConfidence: Object.fromEntries(read),
  };
  return { document, problems: missed.map((field) => ({ code: 'doubtful-reading', page: facts.pages.length > 0 ? (pages[0]?.page ?? null) : null, detail: `${field} ${told[field]}` })) };
}

function dateOf(before: DocumentFacts, told: DocumentFacts, which: 'before' | 'guess' | 'told'): Pick<DocumentFacts, 'date' | 'dateFrom' | 'dateSureness'> {
  if (which === 'before') return { date: before.date, dateFrom: before.dateFrom, dateSureness: before.dateSureness };
  const dateFrom = told.dateFrom === 'text' && before.dateFrom !== 'text' ? 'ocr' : told.dateFrom;
  return { date: told.date, dateFrom, dateSureness: which === 'guess' ? 'guess' : told.dateSureness };
}

function leastSure(field: ReadField, value: string, lines: readonly ReadLine[]): number {
  const isInNumerals = field === 'date' && lines.some(({ text }) => isNumeralDate(text) && signatureDate([text])?.date === value);
  return field === 'issuer' || isInNumerals ? SURE_HAN : SURE_CHARACTER;
}
