/** An ellipse in pixels: half axes `a` ≥ `b`, `angle` of the long one in radians. */
export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly angle: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The half axes' geometric mean. */
export function radiusOf(ellipse: Ellipse): number {
  return Math.sqrt(ellipse.a * ellipse.b);
}

/** The point on the ellipse scaled by `rho`, in the direction `phi` of its own parameter. */
export function pointAt(ellipse: Ellipse, phi: number, rho: number): Point {
  const u = ellipse.a * rho * Math.cos(phi);
  const v = ellipse.b * rho * Math.sin(phi);
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  return { x: ellipse.x + u * cos - v * sin, y: ellipse.y + u * sin + v * cos };
}

const circles = new Map<number, Float64Array>();

/** Cosine and sine, in turns, of so many directions all the way round: made once for each number, of which there are about a hundred. */
export function unitCircle(count: number): Float64Array {
  const known = circles.get(count);
  if (known) return known;
  const circle = Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? Math.cos : Math.sin)((2 * Math.PI * (i >> 1)) / count));
  circles.set(count, circle);
  return circle;
}

/** The smallest upright box around it. */
export function boxOf(ellipse: Ellipse): { left: number; top: number; right: number; bottom: number } {
  const [cos, sin] = [Math.cos(ellipse.angle), Math.sin(ellipse.angle)];
  const halfWidth = Math.hypot(ellipse.a * cos, ellipse.b * sin);
  const halfHeight = Math.hypot(ellipse.a * sin, ellipse.b * cos);
  return { left: ellipse.x - halfWidth, top: ellipse.y - halfHeight, right: ellipse.x + halfWidth, bottom: ellipse.y + halfHeight };
}

/**
 * The ellipse nearest to the points by algebraic least squares (the conic A x² + B xy + C y² + D x + E y = 1 around
 * their mean); null when the points lie on no ellipse or on fewer than six places.
 */
export function fitEllipse(points: readonly Point[]): Ellipse | null {
  if (points.length < 6) return null;
  const { x: mx, y: my } = meanOf(points);
  let squares = 0;
  for (const p of points) squares += (p.x - mx) ** 2 + (p.y - my) ** 2;
  const scale = Math.max(1e-6, Math.sqrt(squares / points.length));
  const rows = new Float64Array(points.length * 6);
  points.forEach((p, i) => {
    const [x, y] = [(p.x - mx) / scale, (p.y - my) / scale];
    rows[6 * i] = x * x;
    rows[6 * i + 1] = x * y;
    rows[6 * i + 2] = y * y;
    rows[6 * i + 3] = x;
    rows[6 * i + 4] = y;
    rows[6 * i + 5] = 1;
  });
  const conic = leastSquares(rows, 5);
  if (!conic) return null;
  const ellipse = fromConic(conic);
  return ellipse && { x: ellipse.x * scale + mx, y: ellipse.y * scale + my, a: ellipse.a * scale, b: ellipse.b * scale, angle: ellipse.angle };
}

/** The circle nearest to the points by algebraic least squares; null when they lie on a line. */
export function fitCircle(points: readonly Point[]): Ellipse | null {
  if (points.length < 4) return null;
  const { x: mx, y: my } = meanOf(points);
  const rows = new Float64Array(points.length * 4);
  points.forEach((p, i) => {
    const [x, y] = [p.x - mx, p.y - my];
    rows[4 * i] = x;
    rows[4 * i + 1] = y;
    rows[4 * i + 2] = 1;
    rows[4 * i + 3] = x ** 2 + y ** 2;
  });
  const solved = leastSquares(rows, 3);
  if (!solved) return null;
  const [x, y] = [solved[0]! / 2, solved[1]! / 2];
  const squared = solved[2]! + x * x + y * y;
  if (!(squared > 0)) return null;
  const radius = Math.sqrt(squared);
  return { x: x + mx, y: y + my, a: radius, b: radius, angle: 0 };
}

function meanOf(points: readonly Point[]): Point {
  let [x, y] = [0, 0];
  for (const p of points) {
    x += p.x;
    y += p.y;
  }
  return { x: x / points.length, y: y / points.length };
}

function fromConic(conic: readonly number[]): Ellipse | null {
  const [a, b, c, d, e] = conic as [number, number, number, number, number];
  const determinant = 4 * a * c - b * b;
  if (!(determinant > 1e-9)) return null;
  const x = (b * e - 2 * c * d) / determinant;
  const y = (b * d - 2 * a * e) / determinant;
  const level = 1 + a * x * x + b * x * y + c * y * y;
  const mean = (a + c) / 2;
  const spread = Math.hypot((a - c) / 2, b / 2);
  const [long, short] = [level / (mean - spread), level / (mean + spread)];
  if (!(long > 0) || !(short > 0)) return null;
  return { x, y, a: Math.sqrt(long), b: Math.sqrt(short), angle: 0.5 * Math.atan2(-b, c - a) };
}

/** Solves the normal equations of rows · v = targets by elimination with pivots. `rows`: n numbers and the target of each, one after the other. */
function leastSquares(rows: Float64Array, n: number): number[] | null {
  const wide = n + 1;
  const m = new Float64Array(n * wide);
  for (let at = 0; at < rows.length; at += wide) {
    for (let i = 0; i < n; i++) {
      for (let j = i; j < wide; j++) m[i * wide + j]! += rows[at + i]! * rows[at + j]!;
    }
  }
  for (let i = 1; i < n; i++) for (let j = 0; j < i; j++) m[i * wide + j] = m[j * wide + i]!;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(m[k * wide + i]!) > Math.abs(m[pivot * wide + i]!)) pivot = k;
    for (let j = 0; pivot !== i && j < wide; j++) {
      const moved = m[i * wide + j]!;
      m[i * wide + j] = m[pivot * wide + j]!;
      m[pivot * wide + j] = moved;
    }
    if (Math.abs(m[i * wide + i]!) < 1e-9) return null;
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = m[k * wide + i]! / m[i * wide + i]!;
      for (let j = i; j < wide; j++) m[k * wide + j]! -= factor * m[i * wide + j]!;
    }
  }
  return Array.from({ length: n }, (_, i) => m[i * wide + n]! / m[i * wide + i]!);
}
