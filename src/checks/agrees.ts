import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { amountsIn, type StatedAmount } from './amounts.js';
import { defineCheck, type CheckedFile } from './check.js';
import { yearsOf } from './dates.js';
import { inUnit, stated, tidy } from './quantities.js';

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
  },
  asks: () => null,
  find: (files, { figures, years }, { siblings }) => figures.flatMap((figure) => {
    const others = siblings.map((file) => ({ file, amounts: amountsIn(file.facts.text.content, [figure.name, ...(figure.words ?? [])]) }));
    return years.flatMap((year) => files.flatMap((file): Finding[] => {
      const own = stated(file.facts.figures, [figure.name], year);
      const value = own && inUnit(own, figure.unit);
      if (value === null) return [];
      return others.flatMap(({ file: other, amounts }): Finding[] => {
        const told = amounts.filter((amount) => yearOf(amount, other) === year).flatMap((amount) => shown(amount, figure.unit));
        // One that fits will do: a paper may also speak of a part.
        if (told.length === 0 || told.some((each) => isSame(value, each))) return [];
        return [{ code: 'differs', file: file.path, found: value, expected: (told[0] as Shown).value, args: { name: figure.name, year, unit: figure.unit, other: other.path } }];
      });
    }));
  }),
});

interface Shown {
  readonly value: number;
  /** One in the last place as written, in the unit asked for. */
  readonly step: number;
}

function shown({ value, unit, decimals }: StatedAmount, asked: string): Shown[] {
  const amount = inUnit({ value, unit }, asked);
  const step = inUnit({ value: 10 ** -decimals, unit }, asked);
  return amount === null || step === null ? [] : [{ value: amount, step }];
}

/** A text may round: half of its last place is no contradiction. */
function isSame(value: number, { value: other, step }: Shown): boolean {
  return tidy(Math.abs(value - other)) <= tidy(step * 0.5);
}

/** A paper about one year speaks of that year where it names none. */
function yearOf(amount: StatedAmount, file: CheckedFile<'document' | 'text'>): number | null {
  const { sure } = yearsOf(file);
  return amount.year ?? (sure.length === 1 ? (sure[0] as number) : null);
}
