import type { DocumentConflict } from '../model/facts.js';

export interface Statements {
  readonly title: string | null;
  readonly textDate: string | null;
  readonly nameDate: string | null;
  readonly takenAt: string | null;
  readonly textNumber: string | null;
  readonly nameNumber: string | null;
  readonly letterhead: readonly string[];
  readonly signature: readonly string[];
}

/** What a file says of itself in two places and cannot both be so. Which of them is right is for a person. */
export function conflicts(said: Statements): readonly DocumentConflict[] {
  return [...dateConflicts(said), ...numberConflicts(said), ...issuerConflicts(said)];
}

function dateConflicts({ title, textDate, nameDate, takenAt, textNumber }: Statements): DocumentConflict[] {
  const found: DocumentConflict[] = [];
  // 2019年财政决算报告 of 2020, 2018年招聘公告 of 2017: the year in the name is the one the paper is about.
  const isSubject = nameDate?.length === 4 && title?.includes(nameDate) === true && Math.abs(Number(textDate?.slice(0, 4)) - Number(nameDate)) === 1;
  if (textDate && nameDate && !isSubject && areApart(textDate, nameDate)) found.push({ what: 'date', one: textDate, oneFrom: 'text', other: nameDate, otherFrom: 'name' });
  if (!textDate && takenAt && nameDate && areApart(takenAt, nameDate)) found.push({ what: 'date', one: takenAt, oneFrom: 'exif', other: nameDate, otherFrom: 'name' });
  const numbered = /〔(\d{4})〕/u.exec(textNumber ?? '')?.[1];
  // What is numbered in December may be signed in January.
  if (textDate && numbered && areApart(textDate, numbered)) found.push({ what: 'date', one: textDate, oneFrom: 'text', other: `${numbered}`, otherFrom: 'number' });
  return found;
}

/** Months after which a date in a name is not the same occasion. */
const SAME_OCCASION = 4;

/**
 * A year in a name may be the year a paper is about: plans are dated from the October before, reports up to the June
 * after. A month or day in a name is that of the occasion; the paper may be dated some months off.
 */
function areApart(date: string, named: string): boolean {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7) || 6)];
  const other = Number(named.slice(0, 4));
  if (named.length > 4) return Math.abs((year - other) * 12 + month - Number(named.slice(5, 7))) > SAME_OCCASION;
  if (year === other) return false;
  return !(year === other - 1 && month >= 10) && !(year === other + 1 && month <= 6);
}

function numberConflicts({ textNumber, nameNumber }: Statements): DocumentConflict[] {
  if (!textNumber || !nameNumber) return [];
  const same = tailOf(textNumber) === tailOf(nameNumber);
  return same ? [] : [{ what: 'number', one: textNumber, oneFrom: 'text', other: nameNumber, otherFrom: 'name' }];
}

/** A name may leave the code out or shorten it, and noughts before a number say nothing. */
function tailOf(number: string): string {
  return number.replace(/^.*?(?=〔)/u, '').replace(/(?<=〕第?)0+(?=\d)/u, '');
}

function issuerConflicts({ letterhead, signature }: Statements): DocumentConflict[] {
  if (letterhead.length === 0 || signature.length === 0) return [];
  const agree = letterhead.some((one) => signature.some((other) => isSameBody(one, other)));
  return agree ? [] : [{ what: 'issuer', one: letterhead.join('、'), oneFrom: 'letterhead', other: signature.join('、'), otherFrom: 'signature' }];
}

/** 区科协 is 某区科学技术协会: the characters of the short form stand in the long one in their order. */
function isSameBody(one: string, other: string): boolean {
  const [short, long] = [bare(one), bare(other)].sort((a, b) => a.length - b.length) as [string, string];
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

function bare(name: string): string {
  return name.replace(/中国共产党|中共|[()（）]/gu, '');
}
