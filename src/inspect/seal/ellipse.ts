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
  const mx = points.reduce((sum, p) => sum + p.x, 0) / points.length;
  const my = points.reduce((sum, p) => sum + p.y, 0) / points.length;
  const scale = Math.max(1e-6, Math.sqrt(points.reduce((sum, p) => sum + (p.x - mx) ** 2 + (p.y - my) ** 2, 0) / points.length));
  const rows = points.map((p) => {
    const [x, y] = [(p.x - mx) / scale, (p.y - my) / scale];
    return [x * x, x * y, y * y, x, y];
  });
  const conic = leastSquares(rows);
  if (!conic) return null;
  const ellipse = fromConic(conic);
  return ellipse && { x: ellipse.x * scale + mx, y: ellipse.y * scale + my, a: ellipse.a * scale, b: ellipse.b * scale, angle: ellipse.angle };
}

/** The circle nearest to the points by algebraic least squares; null when they lie on a line. */
export function fitCircle(points: readonly Point[]): Ellipse | null {
  if (points.length < 4) return null;
  const mx = points.reduce((sum, p) => sum + p.x, 0) / points.length;
  const my = points.reduce((sum, p) => sum + p.y, 0) / points.length;
  const targets = points.map((p) => (p.x - mx) ** 2 + (p.y - my) ** 2);
  const solved = leastSquares(points.map((p) => [p.x - mx, p.y - my, 1]), targets);
  if (!solved) return null;
  const [x, y] = [solved[0]! / 2, solved[1]! / 2];
  const squared = solved[2]! + x * x + y * y;
  if (!(squared > 0)) return null;
  const radius = Math.sqrt(squared);
  return { x: x + mx, y: y + my, a: radius, b: radius, angle: 0 };
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

/** Solves the normal equations of rows · v = targets (1 by default) by elimination with pivots. */
function leastSquares(rows: readonly (readonly number[])[], targets?: readonly number[]): number[] | null {
  const n = rows[0]!.length;
  const m = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0));
  rows.forEach((row, index) => {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) m[i]![j]! += row[i]! * row[j]!;
      m[i]![n]! += row[i]! * (targets?.[index] ?? 1);
    }
  });
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(m[k]![i]!) > Math.abs(m[pivot]![i]!)) pivot = k;
    [m[i], m[pivot]] = [m[pivot]!, m[i]!];
    if (Math.abs(m[i]![i]!) < 1e-9) return null;
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = m[k]![i]! / m[i]![i]!;
      for (let j = i; j <= n; j++) m[k]![j]! -= factor * m[i]![j]!;
    }
  }
  return m.map((row, i) => row[n]! / row[i]!);
}
