import type { HelperDelegate } from 'handlebars';
import { matterOf } from '../../model/matters.js';
import { KINDS, type RequirementKind } from '../../model/kinds.js';
import { OUTCOME_LABELS } from '../report/labels.js';
import { cutCaption } from './caption.js';
import { tableCells } from './table-cells.js';
import { OUTCOME_TONES } from './tones.js';
import { writeDate } from './write-date.js';
import type { Outcome } from '../../model/outcome.js';

/** The words templates can use besides their data. Each is pure; the list is complete. */
export const HELPERS: Readonly<Record<string, HelperDelegate>> = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => !value,
  and: (a: unknown, b: unknown) => Boolean(a) && Boolean(b),
  or: (a: unknown, b: unknown) => Boolean(a) || Boolean(b),
  /** True when a list has something in it. */
  some: (list: unknown) => Array.isArray(list) && list.length > 0,
  count: (list: unknown) => (Array.isArray(list) ? list.length : 0),
  /** Position in a list as people count. */
  ordinal: (index: number) => index + 1,
  /** Whether one of the texts has more characters: for what has no room in larger type. */
  longer: (most: number, ...texts: readonly unknown[]) => texts.some((text) => typeof text === 'string' && [...text].length > most),
  join: (list: readonly unknown[], separator: unknown) => (Array.isArray(list) ? list.join(typeof separator === 'string' ? separator : '、') : ''),
  /** `2022-11-30` → 2022年11月30日, `2022-11` → 2022年11月 (GB/T 9704: Arabic figures without leading zeros). */
  date: (iso: unknown) => (typeof iso === 'string' ? writeDate(iso) : ''),
  /** `2022-11-30` → 20221130, as a catalogue after DA/T 22 writes it. */
  compactDate: (iso: unknown) => (typeof iso === 'string' ? iso.replaceAll('-', '') : ''),
  /** Points without needless decimals. */
  points: (value: unknown) => (typeof value === 'number' ? String(value) : '—'),
  range: (value: unknown) => (Array.isArray(value) ? `${value[0]}—${value[1]}` : ''),
  outcome: (outcome: Outcome) => OUTCOME_LABELS[outcome].zh,
  tone: (outcome: Outcome) => OUTCOME_TONES[outcome],
  kind: (kind: RequirementKind) => KINDS[kind].zh,
  /** What a person confirmed: the name of what a check looks at. */
  matter: (check: string) => matterOf(check).zh,
  /** What is not there is shown as a dash, never as an empty cell that looks forgotten. */
  orDash: (value: unknown) => (value === null || value === undefined || value === '' ? '—' : value),
  /** Chinese numeral of a position, for headings 一、二、. */
  numeral: (index: number) => chineseNumeral(index + 1),
  /** Chinese numeral of a number. */
  chinese: (value: number) => chineseNumeral(value),
  /** Rows of a table that was read, with the cells of each: `text`, `colspan`, `rowspan`. */
  cells: (table: Parameters<typeof tableCells>[0]) => tableCells(table),
  /** Of a text that was read: a line feed in the data would be taken for one of the template's own, which mean nothing. */
  lines: (text: unknown) => String(text).split(/\r?\n/),
  /** The whole caption of a photograph under which it does not find room; empty for any other. */
  cutCaption: (exhibit: { readonly number: string; readonly caption: Parameters<typeof cutCaption>[0] | null }) => (exhibit.caption ? cutCaption(exhibit.caption, exhibit.number) : ''),
  where: (list: unknown, key: string, value: unknown) => (Array.isArray(list) ? list.filter((each: Record<string, unknown>) => each[key] === value) : []),
  sum: (list: unknown, key: string) => (Array.isArray(list) ? list.reduce((total: number, each: Record<string, unknown>) => total + (Number(each[key]) || 0), 0) : 0),
};

const DIGITS = '零一二三四五六七八九';

function chineseNumeral(value: number): string {
  if (value < 10) return DIGITS[value] as string;
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}十${value % 10 ? DIGITS[value % 10] : ''}`;
}
