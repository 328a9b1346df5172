import type { BodyBlock } from '../model/facts.js';
import { child, descendants, textOf, type XmlNode } from './xml.js';

const MOST_SERIES = 60;
const MOST_POINTS = 2_000;

/**
 * What a chart says: its title, the titles of its axes, and as a table the names of its series with the categories and values that
 * the program kept when it drew it last (ISO/IEC 29500-1, 21.2; chartex). Empty when it kept none.
 */
export function chartBlocks(chart: XmlNode): BodyBlock[] {
  const titles = descendants(chart, 'title').map((title) => descendants(title, 't').map(textOf).join('').trim() || cached(title).join(' ')).filter(Boolean);
  const series = [...descendants(chart, 'ser').slice(0, MOST_SERIES).map(seriesOf), ...extendedSeries(chart)].filter(({ points }) => points.length > 0);
  const lines = [...new Set(titles)].map((text): BodyBlock => ({ type: 'paragraph', text, heading: null, part: 'drawing' }));
  return [...lines, ...(series.length > 0 ? [{ type: 'table' as const, rows: tableOf(series), part: 'drawing' as const }] : [])];
}

interface Series {
  readonly name: string;
  readonly points: readonly { readonly category: string; readonly value: string }[];
}

function seriesOf(series: XmlNode): Series {
  const name = cached(child(series, 'tx')).join(' ') || (descendants(child(series, 'tx') ?? series, 'v').map(textOf)[0] ?? '').trim();
  return { name, points: joined(pointsOf(child(series, 'cat') ?? child(series, 'xVal')), pointsOf(child(series, 'val') ?? child(series, 'yVal'))) };
}

function joined(categories: ReadonlyMap<number, string>, values: ReadonlyMap<number, string>): Series['points'] {
  const places = [...new Set([...categories.keys(), ...values.keys()])].sort((a, b) => a - b).slice(0, MOST_POINTS);
  return places.map((at) => ({ category: categories.get(at) ?? '', value: values.get(at) ?? '' }));
}

/** Newer charts keep all dimensions together: words, then numbers, by the data that a series names. */
function extendedSeries(chart: XmlNode): Series[] {
  const data = new Map(descendants(chart, 'data').map((each) => [each.attributes['id'], each]));
  return descendants(chart, 'series').slice(0, MOST_SERIES).map((series) => {
    const own = data.get(child(series, 'dataId')?.attributes['val']);
    const dimension = (name: string) => pointsOf(own && descendants(own, name)[0]);
    return { name: descendants(child(series, 'tx') ?? series, 'v').map(textOf).join(' ').trim(), points: joined(dimension('strDim'), dimension('numDim')) };
  });
}

/** Values by their place; of categories on several levels the outer stand before the inner. */
function pointsOf(node: XmlNode | undefined): Map<number, string> {
  const found = new Map<number, string>();
  if (!node) return found;
  const levels = descendants(node, 'lvl');
  for (const level of (levels.length > 0 ? levels : [node]).toReversed()) {
    for (const point of descendants(level, 'pt').slice(0, MOST_POINTS)) {
      const at = Number(point.attributes['idx'] ?? 0);
      const value = (child(point, 'v') ? textOf(child(point, 'v') as XmlNode) : textOf(point)).trim();
      found.set(at, [found.get(at), value].filter(Boolean).join(' '));
    }
  }
  return found;
}

function cached(node: XmlNode | undefined): string[] {
  return [...pointsOf(node).values()];
}

/** A column for each series; where they have other categories than the first, a column of their own before it. */
function tableOf(series: readonly Series[]): string[][] {
  const same = series.every(({ points }) => points.every(({ category }, at) => category === (series[0]?.points[at]?.category ?? '')));
  const height = Math.max(...series.map(({ points }) => points.length));
  const cells = (each: Series, at: number) => [each.points[at]?.category ?? '', tidy(each.points[at]?.value ?? '')];
  const head = series.flatMap(({ name }, at) => (same && at > 0 ? [name] : ['', name]));
  const rows = Array.from({ length: height }, (_each, at) => series.flatMap((each, place) => (same && place > 0 ? [cells(each, at)[1] as string] : cells(each, at))));
  return [head, ...rows];
}

/** Numbers are kept with all that a computer counts in: 0.30000000000000004. */
function tidy(value: string): string {
  return /^-?\d+\.\d{10,}(?:E-?\d+)?$/iu.test(value) ? String(Number(Number(value).toPrecision(12))) : value;
}
