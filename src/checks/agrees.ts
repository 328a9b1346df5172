import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { amountsIn, type StatedAmount } from './amounts.js';
import { defineCheck, type CheckContext, type CheckedFile } from './check.js';
import { yearsOf } from './dates.js';
import { allStated, inUnit, stated, tidy } from './quantities.js';

type Asked = z.infer<typeof asked>;

const asked = z.strictObject({
  name: z.string().min(1).describe('As the form calls it'),
  words: z.array(z.string().min(1)).optional().describe('What the other papers call it'),
  unit: z.string().min(1).describe('In which the two are compared'),
});

export default defineCheck({
  id: 'agrees',
  summary: 'Figures of the form are the same in the other papers of the item.',
  scope: 'together',
  params: z.strictObject({
    figures: z.array(asked).min(1).describe('Each is looked for in the texts handed in for the same item'),
    years: z.array(z.int().min(1900).max(2200)).min(1).describe('Compared for each of them'),
  }),
  needs: ['figures'],
  messages: {
    differs: {
      severity: 'warning', effect: 'review',
      message: { zh: '{year} 年“{name}”两处不一：“{file}”填报 {found} {unit}，“{other}”写的是 {expected} {unit}。', en: '“{name}” for {year} is stated twice: {found} {unit} in “{file}”, {expected} {unit} in “{other}”.' },
      remedy: { zh: '请核对哪一处正确，改正另一处；口径不同的，请在文中说明。', en: 'Check which is right and mend the other; if they measure different things, say so in the text.' },
    },
    'not-compared': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{title}”的{alone}，在这一项的其他材料（{files}）里没有认出可对照的数。', en: 'For {alone} of “{title}” no number to compare with was found in the other papers of the item ({files}).' },
      remedy: { zh: '请人工对照一下简述、决算页与填报表。', en: 'Please compare summary, accounts and form by eye.' },
    },
  },
  asks: () => null,
  find: (files, { figures, years }, { siblings }) => {
    const compared = figures.flatMap((figure) => years.flatMap((year) => files.flatMap((file) => compare(file, figure, year, siblings))));
    const alone = figures.flatMap(({ name }) => {
      const own = compared.filter((each) => each.name === name);
      const missing = own.filter((each) => each.told === 0).map((each) => each.year);
      return missing.length > 0 ? [`${name}（${missing.join('、')}）`] : [];
    });
    const read = siblings.filter((file) => file.facts.text.characters > 0);
    return [...compared.flatMap((each) => each.findings), ...(alone.length > 0 && read.length > 0 ? [{ code: 'not-compared', args: { alone, files: read.map((file) => file.path) } }] : [])];
  },
});

type Sibling = CheckContext['siblings'][number];

interface Compared {
  readonly name: string;
  readonly year: number;
  /** How many of the other papers state it. */
  readonly told: number;
  readonly findings: readonly Finding[];
}

/** What one form states of a year, against what each of the other papers does, in its words or in a table. */
function compare(file: CheckedFile<'figures'>, { name, words = [], unit }: Asked, year: number, siblings: readonly Sibling[]): Compared[] {
  const own = stated(file.facts.figures, [name], year);
  const value = own && inUnit(own, unit);
  if (value === null) return [];
  const papers = siblings.map((other) => {
    const amounts = amountsIn(other.facts.text.content, [name, ...words]).filter((amount) => yearOf(amount, other) === year);
    const rows = allStated(other.facts.figures, [name, ...words], year).map((figure): StatedAmount => ({ ...figure, decimals: String(figure.value).split('.')[1]?.length ?? 0 }));
    return { other, told: [...amounts, ...rows].flatMap((amount) => shown(amount, unit)) };
  }).filter(({ told }) => told.length > 0);
  // One that fits will do: a paper may also speak of a part.
  const unlike = papers.filter(({ told }) => !told.some((each) => isSame(value, each)));
  return [{ name, year, told: papers.length, findings: unlike.map(({ other, told }) => ({ code: 'differs', file: file.path, found: value, expected: (told[0] as Shown).value, args: { name, year, unit, other: other.path } })) }];
}

interface Shown {
  readonly value: number;
  /** One in the last place as written, in the unit asked for. */
  readonly step: number;
  /** Without a unit it may be meant in tens of thousands, or in ones. */
  readonly hasUnit: boolean;
}

function shown({ value, unit, decimals }: StatedAmount, asked: string): Shown[] {
  const amount = inUnit({ value, unit }, asked);
  const step = inUnit({ value: 10 ** -decimals, unit }, asked);
  return amount === null || step === null ? [] : [{ value: amount, step, hasUnit: unit !== null }];
}

/** A text may round: half of its last place is no contradiction. */
function isSame(value: number, { value: other, step, hasUnit }: Shown): boolean {
  return (hasUnit ? [1] : [1, 1e4, 1e-4]).some((scale) => tidy(Math.abs(value - other * scale)) <= tidy(step * scale * 0.5));
}

/** A paper about one year speaks of that year where it names none. */
function yearOf(amount: StatedAmount, file: CheckedFile<'document' | 'text'>): number | null {
  const { sure } = yearsOf(file);
  return amount.year ?? (sure.length === 1 ? (sure[0] as number) : null);
}
