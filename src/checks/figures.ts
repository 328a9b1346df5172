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
  find: (files, { figures }) => figures.flatMap((figure) => findFigure(files, figure)),
});

type Asked = z.infer<typeof asked>;

function askZh({ name, unit, min, years }: Asked): string {
  return `${years ? `${years.join('、')} 年` : ''}${name}（${unit}${min === undefined ? '' : `，不少于 ${min}`}）`;
}

function askEn({ name, unit, min, years }: Asked): string {
  return `${name} (${unit}${min === undefined ? '' : `, at least ${min}`}${years ? `, for ${years.join(', ')}` : ''})`;
}

function findFigure(files: readonly CheckedFile<'figures'>[], figure: Asked): Finding[] {
  const { name, unit } = figure;
  const years: readonly (number | null)[] = figure.years ?? [null];
  const found = years.map((year) => ({ year, ...look(files, figure, year) }));
  const open = found.flatMap(({ year, value }) => (value === null && year !== null ? [year] : []));
  const missing = open.filter((year) => !figure.pending?.[String(year)]);
  return [
    ...(figure.years === undefined && found[0]?.value === null ? [{ code: 'missing', args: { name, unit } }] : []),
    ...(missing.length > 0 ? [{ code: 'missing-years', args: { name, unit, years: missing } }] : []),
    ...reasonsBy(open, figure.pending).map(([reason, of]) => ({ code: 'pending-years', args: { name, years: of, reason } })),
    ...found.flatMap(({ value, file }) => (value && file ? judge(value, file, figure) : [])),
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

function judge(value: StatedFigure, file: string, { name, unit, min }: Asked): Finding[] {
  const amount = inUnit(value, unit);
  if (amount === null) return [{ code: 'other-unit', file, found: value.unit ?? '', expected: unit, args: { name } }];
  if (amount < 0) return [{ code: 'negative', file, found: amount, args: { name, unit } }];
  if (min === undefined || amount >= min) return [];
  return [{ code: 'too-low', file, found: amount, expected: min, args: { name, unit } }];
}
