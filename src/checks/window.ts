import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck, type CheckContext, type CheckedFile } from './check.js';
import { isPlanned } from './body-doubts.js';
import { ownSentences } from './copied.js';
import { spanOf, yearsBefore, yearsIn, type Span } from './dates.js';
import { plain, stem } from './text.js';

type Need = 'document' | 'text';

const moment = z.union([z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/), z.int().min(1900).max(2200)]).transform(String);
const params = z.strictObject({
  from: moment.optional().describe('`2020` or `2020-01-01`, the first day included'),
  to: moment.optional().describe('The last day included. Absent: up to the project’s as-of date'),
  rollingYears: z.int().positive().optional().describe('Years counted back from the as-of date (近三年: 3)'),
});

/** Texts written for the occasion have no date of their own: what counts are the years they speak of. */
const PROSE: readonly string[] = ['summary', 'case'];
const DATED: readonly string[] = ['photo', 'screenshot'];
const YEAR_LENGTH = 4;

export default defineCheck({
  id: 'window',
  summary: 'The document’s date, or the years a summary speaks of, lie within the period asked for.',
  scope: 'each',
  params,
  needs: ['document', 'text'],
  messages: {
    outside: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”的日期是 {found}，不在要求的 {expected} 之内。', en: '“{file}” is dated {found}, outside the period asked for, {expected}.' },
      remedy: { zh: '请换成这一时期内的材料。', en: 'Hand in material of that period.' },
    },
    'partly-known': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的日期只知道是 {found}，无法确定在不在 {expected} 之内。', en: 'Of the date of “{file}” only {found} is known; whether it lies within {expected} cannot be told.' },
      remedy: { zh: '请在文件名中写明年月日，如“2022-04-28”，或由专人确认。', en: 'Write the full date into the file’s name, such as 2022-04-28, or let a person confirm it.' },
    },
    unknown: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”日期待确认：读不出成文日期，要求在 {expected} 之内。', en: 'The date of “{file}” is to be confirmed: none could be read; it must lie within {expected}.' },
      remedy: { zh: '请在文件名中写明日期，如“2022-04-28”，或由专人确认。', en: 'Write the date into the file’s name, such as 2022-04-28, or let a person confirm it.' },
    },
    unsure: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”中单独成行的日期 {found} 不在落款处，未必是成文日期，要求在 {expected} 之内。', en: 'The date {found} stands alone in “{file}”, but under no signature; it may not be the document’s, which must lie within {expected}.' },
      remedy: { zh: '请在文件名中写明成文日期，如“2022-04-28”，或由专人确认。', en: 'Write the document’s date into the file’s name, such as 2022-04-28, or let a person confirm it.' },
    },
    'only-named': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的日期只有文件名中的年份 {found}，材料上没有读到成文日期，要求在 {expected} 之内。', en: 'All that is known of the date of “{file}” is the year {found} in its name; no date of its own was read, which must lie within {expected}.' },
      remedy: { zh: '请核对材料上的日期后，在文件名中写明年月日，如“2022-04-28”，或由专人确认。', en: 'Look up the date on the material and write it into the file’s name, such as 2022-04-28, or let a person confirm it.' },
    },
    'only-copied': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”中 {expected} 之内的年份（{years}）只见于照抄的要求、引用的文件名或计划，没有写明是哪一年的情况。', en: 'In “{file}” years within {expected} ({years}) stand only in words copied from the standard, in titles of papers or in plans.' },
      remedy: { zh: '请在文中写明是哪一年的情况；已经写明的，由专人确认。', en: 'Say in the text which years it speaks of, or let a person confirm that it does.' },
    },
    'only-clock': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”上能读到的日期只有屏幕上的时钟（{found}），那是截图的日期，不是所截内容的日期（应在 {expected} 之内）。', en: 'The only day to be read on “{file}” is that of the screen’s clock ({found}): when it was taken, not when what it shows was published (to be within {expected}).' },
      remedy: { zh: '请截取能看到发布日期的页面，或把发布日期写在文件名里；由专人核对后确认。', en: 'Take one on which the day of publication is seen, or say it in the file’s name; let a person check and confirm it.' },
    },
    'no-year': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”没有写明 {expected} 之内的年份（文中年份：{years}）。', en: '“{file}” names no year within {expected} (years named: {years}).' },
      remedy: { zh: '请在文中写明是哪一年的情况。', en: 'Say in the text which years it speaks of.' },
    },
  },
  asks: ({ from, to, rollingYears }) => {
    if (rollingYears !== undefined) return { zh: `近 ${rollingYears} 年（从截止日期往回算）`, en: `the last ${rollingYears} years, counted back from the as-of date` };
    if (from !== undefined && to !== undefined) return from === to ? { zh: spoken(from), en: from } : { zh: `${spoken(from)}至 ${spoken(to)}`, en: `${from} to ${to}` };
    if (from !== undefined) return { zh: `${spoken(from)}以来`, en: `since ${from}` };
    return to === undefined ? null : { zh: `${spoken(to)}以前`, en: `up to ${to}` };
  },
  shows: (wanted, asOf) => ({ period: yearsOf(period(wanted, asOf)) }),
  find: (files, wanted, context) => files.flatMap((file) => (PROSE.includes(context.kind) ? speaksOf : isDated)(file, wanted, context)),
});

type Wanted = z.infer<typeof params>;

/** The period, first and last day included. */
function period({ from, to, rollingYears }: Wanted, asOf: string): Span {
  const earliest = rollingYears === undefined ? '' : yearsBefore(asOf, rollingYears);
  const first = from === undefined ? '' : spanOf(from).from;
  return { from: first > earliest ? first : earliest, to: to === undefined ? asOf : spanOf(to).to };
}

function isDated(file: CheckedFile<Need>, wanted: Wanted, { asOf, kind }: CheckContext): Finding[] {
  const within = period(wanted, asOf);
  const { date, dateFrom, dateSureness, number } = file.facts.document;
  const expected = shown(within);
  // When a paper was photographed says nothing about when it was issued.
  if (date === null || (dateFrom === 'exif' && !DATED.includes(kind))) return [{ code: 'unknown', file: file.path, expected }];
  if (dateSureness === 'guess') return [{ code: 'unsure', file: file.path, found: date, expected }];
  const days = spanOf(date);
  // The plan of a year is often issued in the year before; the year of a number is the one it was issued in.
  const isOnlyNamed = dateFrom === 'name' && date.length === YEAR_LENGTH && !DATED.includes(kind) && !number?.includes(`〔${date}〕`);
  if (dateFrom === 'ocr' && kind === 'screenshot' && days.from >= within.from && days.to <= within.to && isOnlyClock(file.facts.text.content, date)) return [{ code: 'only-clock', file: file.path, found: date, expected }];
  if (days.from >= within.from && days.to <= within.to) return isOnlyNamed ? [{ code: 'only-named', file: file.path, found: date, expected }] : [];
  const apart = days.to < within.from || days.from > within.to;
  return [{ code: apart ? 'outside' : 'partly-known', file: file.path, found: date, expected }];
}

/** Lines at the foot of a screen in which its clock stands. */
const FOOT_LINES = 4;

/** The day stands alone, in figures, at the foot of the screen below the time of day, and on no other line. */
function isOnlyClock(content: string, date: string): boolean {
  const [year = '', month = '', day = ''] = date.split('-');
  if (day === '') return false;
  const written = new RegExp(`${year}[年./-]0?${Number(month)}[月./-]0?${Number(day)}(?!\\d)`, 'u');
  const lines = content.split('\n').flatMap((line) => line.split('\t')).map((line) => line.normalize('NFKC').trim()).filter((line) => line !== '');
  const found = lines.flatMap((line, at) => (written.test(line) ? [at] : []));
  const [only] = found;
  return found.length === 1 && only !== undefined && only >= lines.length - FOOT_LINES && /^(?:\d{1,2}:\d{2})?[\d/ ]+$/u.test(lines[only] as string) && lines.slice(only - 2, only + 1).some((line) => /\d{1,2}:\d{2}/u.test(line));
}

function speaksOf(file: CheckedFile<Need>, wanted: Wanted, { asOf, printed }: CheckContext): Finding[] {
  const within = period(wanted, asOf);
  const years = file.facts.document.years;
  const inside = years.filter((year) => year >= Number(within.from.slice(0, 4)) && year <= Number(within.to.slice(0, 4)));
  const told = yearsIn(whatWasDone(ownSentences(`${stem(file.path)}\n${file.facts.text.content}`, printed), asOf));
  if (inside.some((year) => told.includes(year))) return [];
  if (inside.length > 0) return [{ code: 'only-copied', file: file.path, expected: shown(within), args: { years: inside } }];
  if (wanted.rollingYears !== undefined && saysLastYears(file.facts.text.content, wanted.rollingYears)) return [];
  return [{ code: 'no-year', file: file.path, expected: shown(within), args: { years: years.length > 0 ? years : ['—'] } }];
}

/** Without titles of papers, their numbers, and what is only planned. */
function whatWasDone(text: string, asOf: string): string {
  const told = plain(text.replaceAll('\n', '。')).replace(/《[^《》]{1,80}》(?:\([^()]{1,30}\))?|(?:纲要|规划|方案|计划)\([^()]{1,30}\)|[〔[(]\d{4}[〕\])]第?\d+号/gu, '');
  return told.split(/(?<=[,。;!?])/u).filter((clause) => !isPlanned(clause, asOf)).join('');
}

/** A period that is open to the past has no first year to draw. */
function yearsOf({ from, to }: Span): [number, number] | undefined {
  return from === '' ? undefined : [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
}

/** 近三年, 三年来, 最近3年. */
function saysLastYears(text: string, years: number): boolean {
  const number = `(?:${years}|${'零一二三四五六七八九十'[years] ?? years})`;
  return new RegExp(`(?:近|过去|连续)${number}年|${number}年来`, 'u').test(plain(text));
}

function shown({ from, to }: Span): string {
  return from ? `${from} — ${to}` : `≤ ${to}`;
}

function spoken(moment: string): string {
  return moment.length === 4 ? `${moment} 年` : moment;
}
