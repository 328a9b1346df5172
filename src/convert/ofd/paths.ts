import { num } from '../../render/pdf/geometry.js';

type Point = readonly [number, number];

/** Operators after which the rest of a drawing is left out. */
const MOST_STEPS = 200_000;
const COUNTS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** AbbreviatedData (GB/T 33190, 9.1) as path operators of PDF; what it does not know ends it. */
export function pathOperators(data: string): string[] {
  const words = data.trim().split(/[\s,]+/);
  const out: string[] = [];
  let [at, start]: [Point, Point] = [[0, 0], [0, 0]];
  for (let i = 0; i < words.length && out.length < MOST_STEPS;) {
    const operator = words[i++] as string;
    const count = COUNTS[operator];
    if (count === undefined) break;
    const n = words.slice(i, i + count).map(Number);
    if (n.length < count || !n.every(Number.isFinite)) break;
    i += count;
    const end = n.slice(-2) as unknown as Point;
    if (operator === 'C') { out.push('h'); at = start; continue; }
    if (operator === 'S' || operator === 'M') { out.push(`${pair(end)} m`); start = end; }
    if (operator === 'L') out.push(`${pair(end)} l`);
    if (operator === 'Q') out.push(quadratic(at, [n[0] as number, n[1] as number], end));
    if (operator === 'B') out.push(`${n.map(num).join(' ')} c`);
    if (operator === 'A') out.push(...arc(at, end, n));
    at = end;
  }
  return out;
}

/** A curve with one control point, as one with two. */
export function quadratic([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point): string {
  const third = (a: number, b: number) => a + (2 / 3) * (b - a);
  return `${[third(x0, x1), third(y0, y1), third(x2, x1), third(y2, y1), x2, y2].map(num).join(' ')} c`;
}

function pair([x, y]: Point): string {
  return `${num(x)} ${num(y)}`;
}

/** An arc of an ellipse by its two ends, as in SVG 1.1, F.6.5; quarter turns at most become one curve each. */
function arc([x1, y1]: Point, [x2, y2]: Point, [rxIn = 0, ryIn = 0, turn = 0, large = 0, sweep = 0]: readonly number[]): string[] {
  let [rx, ry] = [Math.abs(rxIn), Math.abs(ryIn)];
  if (rx === 0 || ry === 0) return [`${pair([x2, y2])} l`];
  const phi = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const [u, v] = [cos * dx + sin * dy, -sin * dx + cos * dy];
  const grow = Math.sqrt(Math.max(1, (u / rx) ** 2 + (v / ry) ** 2));
  [rx, ry] = [rx * grow, ry * grow];
  const below = (rx * v) ** 2 + (ry * u) ** 2;
  const root = (large === sweep ? -1 : 1) * Math.sqrt(Math.max(0, ((rx * ry) ** 2 - below) / (below || 1)));
  const [cu, cv] = [(root * rx * v) / ry, (-root * ry * u) / rx];
  const [cx, cy] = [cos * cu - sin * cv + (x1 + x2) / 2, sin * cu + cos * cv + (y1 + y2) / 2];
  const from = Math.atan2((v - cv) / ry, (u - cu) / rx);
  let span = Math.atan2((-v - cv) / ry, (-u - cu) / rx) - from;
  if (sweep && span < 0) span += 2 * Math.PI;
  if (!sweep && span > 0) span -= 2 * Math.PI;
  const parts = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 2)));
  const step = span / parts;
  const k = (4 / 3) * Math.tan(step / 4);
  const on = (x: number, y: number): Point => [cx + rx * x * cos - ry * y * sin, cy + rx * x * sin + ry * y * cos];
  return Array.from({ length: parts }, (_, i) => {
    const [a, b] = [from + i * step, from + (i + 1) * step];
    const controls = [on(Math.cos(a) - k * Math.sin(a), Math.sin(a) + k * Math.cos(a)), on(Math.cos(b) + k * Math.sin(b), Math.sin(b) - k * Math.cos(b)), on(Math.cos(b), Math.sin(b))];
    return `${controls.map(pair).join(' ')} c`;
  });
}
