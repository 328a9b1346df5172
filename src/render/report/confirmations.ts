import { matterOf } from '../../model/matters.js';
import type { Problem } from '../../model/outcome.js';
import type { Declaration } from '../../model/project.js';
import type { Result } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { longDate } from './wording.js';

export type Confirmed = Extract<Declaration, { type: 'confirmed' }>;

/** The declaration by which a person settled a problem; null while nobody has. */
export function confirmationOf(problem: Problem, { declarations }: Pick<Result, 'declarations'>): Confirmed | null {
  if (problem.confirmedBy === undefined) return null;
  const check = problem.code.split('/')[0];
  const mine = declarations.filter((each) => each.type === 'confirmed').filter((each) => each.by === problem.confirmedBy && each.what === check);
  return mine.find((each) => each.file === problem.file) ?? mine[0] ?? null;
}

/** A person's word on a problem, with name and day: `阮某 2022年11月22日确认：…`. */
export function confirmationLine(problem: Problem, result: Pick<Result, 'declarations'>, language: Language): string | null {
  const confirmed = confirmationOf(problem, result);
  return confirmed && say(confirmed.note ? WITH_NOTE : PLAIN, language, { what: say(matterOf(confirmed.what), language), by: confirmed.by, date: longDate(confirmed.date, language), note: confirmed.note ?? '' });
}

const PLAIN: Text = { zh: '人工确认（{what}）：{by}，{date}', en: 'Confirmed ({what}) by {by} on {date}' };
const WITH_NOTE: Text = { zh: '人工确认（{what}）：{by}，{date}。{note}', en: 'Confirmed ({what}) by {by} on {date}: {note}' };
