/** A rectangle on a picture, in pixels: centre, sides, and by how much its long reading direction is turned, in radians clockwise. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

export type Point = readonly [x: number, y: number];

/**
 * The smallest rectangle around some points. `width` lies along the side that is nearer to the horizontal, so that the
 * angle is within ±45°.
 */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = convexHull(points);
  let best: Rectangle | null = null;
  for (let index = 0; index < hull.length; index++) {
    const [from, to] = [hull[index] as Point, hull[(index + 1) % hull.length] as Point];
    const candidate = rectangleAlong(hull, quarter(Math.atan2(to[1] - from[1], to[0] - from[0])));
    if (!best || candidate.width * candidate.height < best.width * best.height - 1e-9) best = candidate;
  }
  return best ?? rectangleAlong(points, 0);
}

/** The rectangle around some points whose sides lie at a given angle. */
export function rectangleAlong(points: readonly Point[], angle: number): Rectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    const [along, across] = [x * cos + y * sin, y * cos - x * sin];
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const [along, across] = [(left + right) / 2, (top + bottom) / 2];
  return { x: along * cos - across * sin, y: along * sin + across * cos, width: right - left, height: bottom - top, angle };
}

/** The same direction of sides, within ±45°. */
function quarter(angle: number): number {
  const turn = Math.PI / 2;
  return angle - Math.round(angle / turn) * turn;
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const chain = (along: readonly Point[]) => {
    const kept: Point[] = [];
    for (const point of along) {
      while (kept.length >= 2 && cross(kept.at(-2) as Point, kept.at(-1) as Point, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function cross(origin: Point, a: Point, b: Point): number {
  return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0]);
}
