import type { DocumentFacts, FactProblem, Facts, ReadLine, ReadPage } from '../../../model/facts.js';
import { SURE_HAN } from '../../../model/reading.js';
import { signatureDate } from '../../dates.js';
import { isNumeralDate } from '../../days.js';
import { endsTitle } from '../../document-title.js';
import { isBeheaded } from './organs.js';
import { hasGap } from '../gap.js';
import { isPartOfName, isUpperRow } from './stacked-names.js';
import { goesOn } from './title-on-page.js';

/** Dates and numbers are short and one digit decides: the least sure character counts. */
const SURE_CHARACTER = 0.7;
/** No banner and no sign is called so. */
const NOTICE = /^(?:关于.{4,}的(?:通知|公示|决定|通报|批复|意见|函|请示|报告|公告|通告)|.{6,}名单)$/u;

const FIELDS = ['number', 'issuer', 'title', 'date', 'draft'] as const;
type Field = (typeof FIELDS)[number];

/** What the words tell, less what was read without being sure: there stands what was known before. */
export function sureOnly(facts: Facts, told: DocumentFacts, { pages, isCertificate }: { readonly pages: readonly ReadPage[]; readonly isCertificate: boolean }): { document: DocumentFacts; problems: FactProblem[] } {
  const { document: before, image, looks } = facts;
  const lines = pages.flatMap((page) => page.lines);
  // A clock in the corner, an old notice in the margin: on a screen the day in the file's name comes first.
  // When a paper was photographed says nothing of its date; but of the words on a wall, unlike those of a certificate, only a signature says more.
  const isDayNamed = image !== null && before.date?.length === 10 && (before.dateFrom === 'name' || (told.dateSureness !== 'sure' && !isCertificate));
  const isRead = (field: Field) => told[field] !== null && (told[field] !== before[field] || (field === 'date' && told.dateFrom !== before.dateFrom)) && !(field === 'date' && isDayNamed);
  const rings = pages.flatMap(({ seals = [] }) => seals);
  const read = FIELDS.filter(isRead).map((field) => [field, sureOf(field, told[field] as string, lines, rings)] as const);
  const doubtful = read.flatMap(([field, sure]) => (sure < leastSure(field, told[field] as string, lines) ? [field] : []));
  const lacksHead = isRead('issuer') && (isBeheaded(told.issuer as string) || isPartOfName(told.issuer as string, lines) || isPartOfHeading(told.issuer as string, lines) || lacksCharacter(told.issuer as string, lines)
    || isUpperRow(told.issuer as string, lines, rings.map(({ text }) => text)) || (told.issuerFrom === 'letterhead' && told.number === null && isMarkInRow(told.issuer as string, lines)));
  const isDoubted = (field: Field) => doubtful.includes(field) || (field === 'issuer' && lacksHead);
  // Any short row of a screen may end like a body’s name: only of a paper it is missed.
  const isOfScreen = image !== null && !isCertificate && (looks[0]?.kind === 'screenshot' || looks[0]?.kind === 'photo');
  const missed = doubtful.filter((field) => field !== 'issuer' || !(isOfScreen || lacksHead));
  // A screen or a photograph shows many words near its top, and none of them is a title; a sheet of paper has one, a certificate, and what is signed and dated.
  const isPaper = looks[0]?.kind === 'scan' || told.numberFrom === 'text' || isCertificate || (looks[0]?.kind !== 'screenshot' && NOTICE.test(told.title ?? ''))
    || (told.issuerFrom === 'signature' && told.dateSureness === 'sure' && endsTitle(told.title ?? ''));
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

/** How sure the lines were that a fact came from; 1 when it did not come from them. */
function sureOf(field: Field, value: string, lines: readonly ReadLine[], rings: NonNullable<ReadPage['seals']>): number {
  const from = lines.filter(({ text }) => (field === 'date' ? signatureDate([text])?.date === value || plain(text).includes(spelled(value)) : overlap(plain(text), plain(value))));
  // The same name along the seal is a second witness.
  const witnesses = field === 'issuer' ? rings.filter(({ text }) => plain(text) === plain(value)).map(({ confidence }) => confidence) : [];
  const sure = [...from.map(({ confidence, least }) => (field === 'title' ? confidence : least)), ...witnesses];
  // The same words may stand in several places; a title is as sure as its least sure line.
  return sure.length === 0 ? 1 : field === 'title' ? Math.min(...sure) : Math.max(...sure);
}

/** Steps of a whole name are at most 1.7 of their middle one, a blank within it counted. */
const NAME_GAP = 1.8;

/** 理工大党委: wherever the name stands, two of its characters are so far apart that one was lost between them. */
function lacksCharacter(name: string, lines: readonly ReadLine[]): boolean {
  const own = lines.filter(({ text, centres }) => plain(text) === plain(name) && centres.length === [...text].length);
  return own.length > 0 && own.every((line) => hasGap(line, NAME_GAP));
}

/** Headings stand in this upper part of a page. */
const HEAD = 0.4;

/** 某市海棠园 over 音乐节: the first words of a heading may end like the name of a body. */
function isPartOfHeading(name: string, lines: readonly ReadLine[]): boolean {
  return lines.some((line, index) => line.box.top < HEAD && plain(line.text) === plain(name) && goesOn(line, lines[index + 1]));
}

const LEAST_MARKS = 3;

/** Marks beside each other at the head of a certificate are of all who had a part in it; a letterhead has a row of its own, or 文件 beside it. */
function isMarkInRow(name: string, lines: readonly ReadLine[]): boolean {
  const rowOf = (index: number) => {
    const next = lines.findIndex(({ startsRow }, at) => at > index && startsRow);
    return lines.slice(lines.findLastIndex(({ startsRow }, at) => at <= index && startsRow), next < 0 ? undefined : next).filter(({ text }) => plain(text) !== '文件');
  };
  const own = lines.flatMap((line, index) => (plain(line.text) === plain(name) ? [index] : []));
  return own.length > 0 && own.every((index) => (lines[index] as ReadLine).box.top < HEAD && rowOf(index).length >= LEAST_MARKS);
}

function leastSure(field: Field, value: string, lines: readonly ReadLine[]): number {
  const isInNumerals = field === 'date' && lines.some(({ text }) => isNumeralDate(text) && signatureDate([text])?.date === value);
  return field === 'issuer' || isInNumerals ? SURE_HAN : SURE_CHARACTER;
}

function spelled(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}

function overlap(line: string, value: string): boolean {
  return line.length >= 2 && value.length >= 2 && (line.includes(value) || value.includes(line));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s〔〕\[\]()（）［］【】]/gu, '');
}
