import type { Said, Source } from './recogniser.js';

/** What came of one case. */
export interface Answer {
  readonly name: string;
  readonly isThere: boolean;
  readonly said: Said | 'failed';
  readonly milliseconds: number;
}

export interface Row {
  readonly recogniser: string;
  readonly source: Source;
  readonly answers: readonly Answer[];
}

const HEAD = [
  '| recogniser | figures | there | recall | missed | left to a person | not there | false alarms | left to a person | ms |',
  '| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |',
];
const SOURCES: Readonly<Record<Source, string>> = { synthetic: 'drawn by the tests', corpus: '`JUANZONG_CORPUS`', real: '`JUANZONG_REAL`' };
const MOST_NAMES = 12;

/**
 * The table as Markdown and the names of what went wrong. Recall counts “cannot tell” half. A row that was not measured
 * this time stays as it stands in `before`, and its names with it.
 */
export function tableOf(rows: readonly Row[], before: string): string {
  const fresh = rows.map((row) => ({ key: keyOf(row.recogniser, row.source), about: aboutOf(row.recogniser, row.source), line: lineOf(row), names: namesOf(row) }));
  const isKept = (line: string) => !fresh.some(({ key, about }) => line.startsWith(key) || line.startsWith(about));
  const kept = before.split('\n').filter((line) => /^(?:\| (?!recogniser|---)|- )/.test(line) && isKept(line));
  const of = (start: string, measured: readonly string[]) => [...measured, ...kept.filter((line) => line.startsWith(start))].sort();
  return [...HEAD, ...of('|', fresh.map(({ line }) => line)), '', ...of('-', fresh.flatMap(({ names }) => names))].join('\n');
}

function keyOf(recogniser: string, source: Source): string {
  return `| ${recogniser} | ${SOURCES[source]} |`;
}

/** How the line of names begins. */
function aboutOf(recogniser: string, source: Source): string {
  return `- ${recogniser}, ${SOURCES[source]}:`;
}

function lineOf({ recogniser, source, answers }: Row): string {
  const there = answers.filter((answer) => answer.isThere);
  const others = answers.filter((answer) => !answer.isThere);
  const count = (of: readonly Answer[], said: Answer['said']) => of.filter((answer) => answer.said === said).length;
  const recall = there.length === 0 ? '' : percent((count(there, 'seen') + count(there, 'cannot-tell') / 2) / there.length);
  const alarms = others.length === 0 ? '' : `${count(others, 'seen')} (${percent(count(others, 'seen') / others.length)})`;
  const milliseconds = answers.map((answer) => answer.milliseconds).sort((a, b) => a - b)[answers.length >> 1] ?? 0;
  const cells = [there.length, recall, count(there, 'not-seen') + count(there, 'failed'), count(there, 'cannot-tell'), others.length, alarms, count(others, 'cannot-tell'), Math.round(milliseconds)];
  return `${keyOf(recogniser, source)} ${cells.join(' | ')} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function namesOf({ recogniser, source, answers }: Row): string[] {
  const wrong = answers.filter((answer) => (answer.isThere ? answer.said !== 'seen' : answer.said === 'seen'));
  if (wrong.length === 0) return [];
  const shown = wrong.slice(0, MOST_NAMES).map((answer) => `${answer.name}: ${answer.said}`);
  const more = wrong.length > MOST_NAMES ? `; and ${wrong.length - MOST_NAMES} more` : '';
  return [`${aboutOf(recogniser, source)} ${shown.join('; ')}${more}`];
}
