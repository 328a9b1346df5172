import { z } from 'zod';
import type { StatedFigure } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck, type CheckedFile } from './check.js';
import { pendingReasons } from './pending.js';
import { scaleOf, stated, tidy } from './quantities.js';

const params = z.strictObject({
  total: z.string().min(1).describe('Name of the figure that is divided'),
  words: z.array(z.string().min(1)).optional().describe('Other names of the total'),
  population: z.string().min(1).describe('Name of the figure it is divided by'),
  stated: z.string().min(1).describe('Name of the figure that states the result'),
  years: z.array(z.int().min(1900).max(2200)).min(1).describe('Recomputed for each of them'),
  pending: pendingReasons.optional(),
  rising: z.tuple([z.int(), z.int()]).optional().describe('Remark when it does not rise every year from the first to the second'),
});
type Params = z.infer<typeof params>;

/** A cent is rounding, and so is what half of the last places of the two numbers can make, up to one per cent. */
const TOLERANCE = { absolute: 0.01, mostShare: 0.01 } as const;

export default defineCheck({
  id: 'per-head',
  summary: 'A stated amount per head is the total divided by the population, year by year.',
  scope: 'together',
  params,
  needs: ['figures'],
  messages: {
    recomputed: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{title}”逐年核算“{stated}”（{total}÷{population}，括号内为比上年）：{series}。', en: '“{title}”: “{stated}” recomputed year by year ({total} ÷ {population}; in brackets, against the year before): {series}.' },
      remedy: { zh: '供核对。', en: 'For comparison.' },
    },
    differs: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”中 {year} 年“{stated}”填报为 {found}，按“{total}”除以“{population}”应为 {expected}。', en: '“{file}”: “{stated}” for {year} is stated as {found}; “{total}” divided by “{population}” makes {expected}.' },
      remedy: { zh: '请核对三个数字和它们的单位，改正填错的一个。', en: 'Check the three numbers and their units, and mend the wrong one.' },
    },
    'no-unit': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”中 {year} 年“{stated}”填报为 {found}，按“{total}”除以“{population}”是 {expected}，但有数字没有写单位，不能断定填错。', en: '“{file}”: “{stated}” for {year} is stated as {found}; “{total}” divided by “{population}” makes {expected}, but a number has no unit, so it cannot be told whether one is wrong.' },
      remedy: { zh: '请把三个数字的单位都写明（万元、万人、元）。', en: 'Give the units of all three.' },
    },
    'not-computable': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”{years} 年缺少“{total}”“{population}”或“{stated}”，无法核算人均数。', en: '“{title}”: for {years} “{total}”, “{population}” or “{stated}” is missing, so it could not be recomputed.' },
      remedy: { zh: '请在数据填报表中补齐这些年份的三个数字。', en: 'Fill in all three numbers for these years.' },
    },
    pending: {
      severity: 'notice', effect: 'pending',
      message: { zh: '“{title}”{years} 年的“{stated}”待数据补齐后核算。', en: '“{title}”: “{stated}” for {years} will be recomputed once the numbers are there.' },
      remedy: { zh: '数据形成后请补填到数据填报表中。', en: 'Fill them in as soon as they exist.' },
    },
    'not-rising': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{title}”中“{stated}”没有逐年递增：{series}。', en: '“{title}”: “{stated}” does not rise every year: {series}.' },
      remedy: { zh: '仅作提示，由专家判断；请核对数字是否填对。', en: 'A remark for the experts; check that the numbers are right.' },
    },
  },
  asks: ({ total, population, stated: result, years: of }) => ({ zh: `${of.join('、')} 年${result}＝${total}÷${population}`, en: `${result} = ${total} ÷ ${population} for ${of.join(', ')}` }),
  find: (files, wanted) => {
    const rows = wanted.years.map((year) => ({ year, ...compute(files.flatMap((file) => file.facts.figures), wanted, year) }));
    const open = rows.filter((row) => row.computed === null).map((row) => row.year);
    const waiting = open.filter((year) => wanted.pending?.[String(year)]);
    const missing = open.filter((year) => !waiting.includes(year));
    const names = { stated: wanted.stated, total: wanted.total, population: wanted.population };
    return [
      ...recomputed(rows, names),
      ...rows.flatMap((row): Finding[] => (row.computed !== null && row.said !== null && differ(row.said, row.computed, row.rounding) ? [{ code: row.hasUnits ? 'differs' : 'no-unit', file: fileOf(files, wanted.stated, row.year), found: row.said, expected: round(row.computed), args: { ...names, year: row.year } }] : [])),
      ...(missing.length > 0 ? [{ code: 'not-computable', args: { ...names, years: missing } }] : []),
      ...(waiting.length > 0 ? [{ code: 'pending', args: { ...names, years: waiting } }] : []),
      ...notRising(rows, wanted),
    ];
  },
});

/** 2020：3.55（+7.5%）: what the state's accounts make of it, and how it grew. */
function recomputed(rows: readonly Row[], names: Readonly<Record<'stated' | 'total' | 'population', string>>): Finding[] {
  const known = rows.flatMap(({ year, computed }) => (computed === null ? [] : [{ year, computed }]));
  if (known.length === 0) return [];
  const series = known.map(({ year, computed }, index) => {
    const before = known[index - 1];
    const growth = before && before.year === year - 1 && before.computed > 0 ? round((computed / before.computed - 1) * 100) : null;
    return `${year}: ${round(computed)}${growth === null ? '' : ` (${growth >= 0 ? '+' : ''}${growth}%)`}`;
  });
  return [{ code: 'recomputed', args: { ...names, series } }];
}

/** Where the result is stated. */
function fileOf(files: readonly CheckedFile<'figures'>[], name: string, year: number): string | undefined {
  return files.find((file) => stated(file.facts.figures, [name], year) !== null)?.path;
}

interface Row {
  readonly year: number;
  readonly computed: number | null;
  readonly said: number | null;
  /** By which share of itself the result may be off, for the two numbers are rounded. */
  readonly rounding: number;
  readonly hasUnits: boolean;
}

/** Both in the unit in which the result is stated; null when one of the three is missing or nobody lives there. */
function compute(figures: readonly StatedFigure[], { total, words = [], population, stated: result }: Params, year: number): Omit<Row, 'year'> {
  const [whole, heads, said] = [[total, ...words], [population], [result]].map((names) => stated(figures, names, year));
  if (!whole || !heads || !said || heads.value <= 0) return { computed: null, said: null, rounding: 0, hasUnits: true };
  const factor = (figure: StatedFigure) => (figure.unit ? scaleOf(figure.unit).factor : 1);
  const computed = tidy((whole.value * factor(whole)) / (heads.value * factor(heads)) / factor(said));
  return { computed, said: said.value, rounding: halfPlace(whole.value) + halfPlace(heads.value), hasUnits: [whole, heads, said].every((figure) => figure.unit) };
}

/** Half of the last place of a number, as a share of it. */
function halfPlace(value: number): number {
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return value === 0 ? 0 : (0.5 * 10 ** -decimals) / Math.abs(value);
}

function differ(said: number, computed: number, rounding: number): boolean {
  const gap = tidy(Math.abs(said - computed));
  return gap > TOLERANCE.absolute && gap > tidy(Math.abs(computed) * Math.min(TOLERANCE.mostShare, rounding) + TOLERANCE.absolute / 2);
}

function notRising(rows: readonly Row[], { rising, stated: result }: Params): Finding[] {
  if (!rising) return [];
  const series = rows.filter((row) => row.year >= rising[0] && row.year <= rising[1] && row.said !== null);
  const rises = series.every((row, index) => index === 0 || (row.said as number) > (series[index - 1]?.said as number));
  return rises ? [] : [{ code: 'not-rising', args: { stated: result, series: series.map((row) => `${row.year}: ${row.said}`) } }];
}

/** Two decimals; two figures of what is smaller. */
function round(value: number): number {
  return Math.abs(value) < 0.01 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100;
}
