import type { StatedFigure } from '../model/facts.js';
import { plain } from './text.js';

const SCALES: readonly (readonly [prefix: string, factor: number])[] = [['亿', 1e8], ['千万', 1e7], ['百万', 1e6], ['万', 1e4], ['千', 1e3]];

/** 万元 is 元 times ten thousand; `base` is what is left of the unit: nothing of 总人口（万）. */
export function scaleOf(unit: string): { readonly base: string; readonly factor: number } {
  const name = plain(unit).replaceAll('％', '%').replace(/\/人$/, '');
  const scale = SCALES.find(([prefix]) => name.startsWith(prefix));
  return scale ? { base: name.slice(scale[0].length), factor: scale[1] } : { base: name, factor: 1 };
}

/** A value in the unit that is asked for; null when the two units measure different things. */
export function inUnit(figure: Pick<StatedFigure, 'value' | 'unit'>, unit: string): number | null {
  if (figure.unit === null || figure.unit.trim() === '') return figure.value;
  const stated = scaleOf(figure.unit);
  const asked = scaleOf(unit);
  return stated.base === asked.base || stated.base === '' ? tidy((figure.value * stated.factor) / asked.factor) : null;
}

/** Without the dust that binary fractions leave. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** The figure of that name, its other names included; of a year, or the latest when no year is asked for. */
export function stated(figures: readonly StatedFigure[], names: readonly string[], year: number | null): StatedFigure | null {
  return allStated(figures, names, year)[0] ?? null;
}

/** Wherever it is stated for that year; of the latest year when none is asked for. */
export function allStated(figures: readonly StatedFigure[], names: readonly string[], year: number | null): readonly StatedFigure[] {
  const wanted = names.map(bare);
  const named = figures.filter((figure) => wanted.includes(bare(figure.name)));
  if (year !== null) return named.filter((figure) => figure.year === year);
  const latest = named.reduce((most, figure) => Math.max(most, figure.year ?? Infinity), 0);
  return named.filter((figure) => (figure.year ?? Infinity) === latest);
}

/** 人均科普经费（元） is 人均科普经费. */
function bare(name: string): string {
  return plain(name).replace(/[（(][^（()）]*[)）]$/u, '').replace(/[:：]$/u, '');
}
