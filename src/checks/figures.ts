import { z } from 'zod';
import type { StatedFigure } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck, type CheckedFile } from './check.js';
import { laterYears, pendingReasons, reasonsBy } from './pending.js';
import { allStated, inUnit, stated } from './quantities.js';

const asked = z.strictObject({
  name: z.string().min(1).describe('As the form calls it'),
  words: z.array(z.string().min(1)).optional().describe('Other names by which it is known'),
  unit: z.string().min(1).describe('万元, 人, %'),
  min: z.number().optional().describe('At least so much, in `unit`'),
  max: z.number().optional().describe('More, in `unit`, is a mistake or another unit'),
  years: z.array(z.int().min(1900).max(2200)).min(1).optional().describe('Asked for each of these years; once unless given'),
  pending: pendingReasons.optional(),
});

export default defineCheck({
  id: 'figures',
  summary: 'The figures asked for are stated, and reach what is asked.',
  scope: 'together',
  params: z.strictObject({ figures: z.array(asked).min(1).describe('Every one of them is to be stated') }),
  needs: ['figures'],
  messages: {
    missing: {
      severity: 'error', effect: 'fail', lacks: true,
      message: { zh: '“{title}”没有填报“{name}”。', en: '“{title}” does not state “{name}”.' },
      remedy: { zh: '请在数据填报表中填写“{name}”（单位：{unit}）。', en: 'Fill in “{name}” ({unit}) in the form.' },
    },
    'missing-years': {
      severity: 'error', effect: 'fail', lacks: true,
      message: { zh: '“{title}”没有填报 {years} 年的“{name}”。', en: '“{title}” does not state “{name}” for {years}.' },
      remedy: { zh: '请在数据填报表中逐年填写“{name}”（单位：{unit}）。', en: 'Fill in “{name}” ({unit}) for each year in the form.' },
    },
    'pending-years': {
      severity: 'notice', effect: 'pending', lacks: true,
      message: { zh: '{years} 年的“{name}”待补：{reason}。', en: '“{name}” for {years} is pending: {reason}.' },
      remedy: { zh: '数据形成后请补填到数据填报表中。', en: 'Fill it in as soon as it exists.' },
    },
    'too-low': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”填报的“{name}”是 {found} {unit}，要求不少于 {expected} {unit}。', en: '“{file}” states {found} {unit} for “{name}”; at least {expected} {unit} is asked for.' },
      remedy: { zh: '请核对数字；确实未达到的，请向科协说明。', en: 'Check the number; if it is right, tell the association.' },
    },
    'too-high': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”填报的“{name}”是 {found} {unit}，大得不合常理（{expected} {unit} 以上），单位或小数点可能有误。', en: '“{file}” states {found} {unit} for “{name}”, more than can be ({expected} {unit}); its unit or its point may be wrong.' },
      remedy: { zh: '请核对数字和单位；确实如此的，由专人确认。', en: 'Check number and unit, or let a person confirm it.' },
    },
    'not-actual': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”填报的“{name}”注明是“{found}”，可能不是要求的实际数。', en: '“{file}” says of “{name}” that it is “{found}”; it may not be the actual figure that is asked for.' },
      remedy: { zh: '请核对口径；不是实际数、不是要求的口径的请更换，是的由专人确认。', en: 'Check what it measures: exchange it, or let a person confirm that it is the figure asked for.' },
    },
    'not-ended': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”填报了 {year} 年的“{name}”，但到截止日期 {expected} 这一年还没有结束，不会是实际数。', en: '“{file}” states “{name}” for {year}, a year that has not ended by {expected}; it cannot be the actual figure.' },
      remedy: { zh: '请核对年度；是预计数或预算数的，待实际数形成后再填。', en: 'Check the year; fill it in when the actual figure exists.' },
    },
    contradicts: {
      severity: 'warning', effect: 'review',
      message: { zh: '{year}“{name}”填报了不同的数：“{file}”是 {found} {unit}，“{other}”是 {expected} {unit}。', en: '“{name}” {year} is stated twice: {found} {unit} in “{file}”, {expected} {unit} in “{other}”.' },
      remedy: { zh: '请核对哪一个正确，删去或改正另一个。', en: 'Check which is right and remove or mend the other.' },
    },
    negative: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”填报的“{name}”是 {found} {unit}，不能是负数。', en: '“{file}” states {found} {unit} for “{name}”, which cannot be below zero.' },
      remedy: { zh: '请核对数字后改正。', en: 'Mend the number.' },
    },
    'other-unit': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”填报的“{name}”单位是“{found}”，要求是“{expected}”，无法比较。', en: '“{file}” states “{name}” in “{found}”; “{expected}” is asked for, so they cannot be compared.' },
      remedy: { zh: '请按要求的单位换算后重新填写。', en: 'Convert it into the unit asked for.' },
    },
  },
  asks: ({ figures }) => ({ zh: `填报${figures.map(askZh).join('；')}`, en: `state ${figures.map(askEn).join('; ')}` }),
  shows: ({ figures }) => ({ eachOf: figures.flatMap(({ years }) => years ?? []), later: figures.flatMap(({ pending }) => laterYears(pending)) }),
  find: (files, { figures }, { asOf }) => figures.flatMap((figure) => findFigure(files, figure, asOf)),
});

type Asked = z.infer<typeof asked>;

function askZh({ name, unit, min, years }: Asked): string {
  return `${years ? `${years.join('、')} 年` : ''}${name}（${unit}${min === undefined ? '' : `，不少于 ${min}`}）`;
}

function askEn({ name, unit, min, years }: Asked): string {
  return `${name} (${unit}${min === undefined ? '' : `, at least ${min}`}${years ? `, for ${years.join(', ')}` : ''})`;
}

function findFigure(files: readonly CheckedFile<'figures'>[], figure: Asked, asOf: string): Finding[] {
  const { name, unit } = figure;
  const years: readonly (number | null)[] = figure.years ?? [null];
  const found = years.map((year) => ({ year, ...look(files, figure, year) }));
  const open = found.flatMap(({ year, value }) => (value === null && year !== null ? [year] : []));
  const missing = open.filter((year) => !figure.pending?.[String(year)]);
  return [
    ...(figure.years === undefined && found[0]?.value === null ? [{ code: 'missing', args: { name, unit } }] : []),
    ...(missing.length > 0 ? [{ code: 'missing-years', args: { name, unit, years: missing } }] : []),
    ...reasonsBy(open, figure.pending).map(([reason, of]) => ({ code: 'pending-years', args: { name, years: of, reason } })),
    ...found.flatMap(({ value, file }) => (value && file ? [...judge(value, file, figure), ...doubt(value, file, { figure, asOf })] : [])),
    ...years.flatMap((year) => contradiction(files, figure, year)),
  ];
}

/** The same figure of the same year with two values, in one form or in two. */
function contradiction(files: readonly CheckedFile<'figures'>[], { name, words = [], unit }: Asked, year: number | null): Finding[] {
  const all = files.flatMap((file) => allStated(file.facts.figures, [name, ...words], year).map((figure) => ({ file: file.path, year: figure.year, value: inUnit(figure, unit) })));
  const [first] = all;
  const other = all.find((each) => each.year === first?.year && each.value !== null && first?.value !== null && each.value !== first?.value);
  if (!first || !other) return [];
  return [{ code: 'contradicts', file: first.file, found: first.value as number, expected: other.value as number, args: { name, unit, other: other.file, year: first.year === null ? '' : String(first.year) } }];
}

function look(files: readonly CheckedFile<'figures'>[], { name, words = [] }: Asked, year: number | null): { value: StatedFigure | null; file: string | null } {
  for (const file of files) {
    const value = stated(file.facts.figures, [name, ...words], year);
    if (value) return { value, file: file.path };
  }
  return { value: null, file: null };
}

/** What is said beside a number that makes it another one: budgets, plans and guesses, and people by where they are registered. */
const NOT_ACTUAL = /户籍|预算|计划|目标|预计|估[计算]|暂估|测算|待核|未核|拟/u;

/** By the year it is of, and by what stands in brackets or beside it. A figure that may come later, or is of a later year, cannot be there before its year has ended. */
function doubt(value: StatedFigure, file: string, { figure: { name, words = [], pending }, asOf }: { readonly figure: Asked; readonly asOf: string }): Finding[] {
  const { year } = value;
  const isEarly = year !== null && (`${year}-01-01` > asOf || (pending?.[String(year)] !== undefined && `${year}-12-31` > asOf));
  if (isEarly) return [{ code: 'not-ended', file, expected: asOf, args: { name, year } }];
  const beside = [[...value.name.matchAll(/[(（]([^()（）]*)[)）]/gu)].map(([, inside]) => inside).join(' '), value.note ?? ''].find((said) => NOT_ACTUAL.test(said) && ![name, ...words].some((asked) => asked.includes(said)));
  return beside === undefined ? [] : [{ code: 'not-actual', file, found: beside, args: { name } }];
}

function judge(value: StatedFigure, file: string, { name, unit, min, max }: Asked): Finding[] {
  const amount = inUnit(value, unit);
  if (amount === null) return [{ code: 'other-unit', file, found: value.unit ?? '', expected: unit, args: { name } }];
  if (amount < 0) return [{ code: 'negative', file, found: amount, args: { name, unit } }];
  if (max !== undefined && amount > max) return [{ code: 'too-high', file, found: amount, expected: max, args: { name, unit } }];
  if (min === undefined || amount >= min) return [];
  return [{ code: 'too-low', file, found: amount, expected: min, args: { name, unit } }];
}
