import type { Language } from '../../model/text.js';

/** Numbers, sizes, dates and pages as both languages write them. Pure and independent of the machine's locale. */

/** Points without needless zeros: `2`, `0.5`. */
export function points(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A judged range stays a range: `0—3`. */
export function range([low, high]: readonly [number, number]): string {
  return `${points(low)}—${points(high)}`;
}

export function pages(first: number, last: number): string {
  return first === last ? String(first) : `${first}—${last}`;
}

/** `1.2 MB`, in decimal units as file managers of upload systems count. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `2022年11月30日`, Arabic figures without leading zeros (GB/T 9704); a partial date stays partial. */
export function longDate(date: string, language: Language): string {
  if (language === 'en') return date;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

/** Names in a row: `甲、乙`. */
export function listed(names: readonly string[], language: Language): string {
  return names.join(language === 'en' ? ', ' : '、');
}
