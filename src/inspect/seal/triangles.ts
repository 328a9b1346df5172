import type { Component } from './components.js';
import type { Point } from './ellipse.js';
import { inkAt } from './outline.js';
import type { RedMap } from './redness.js';

type Corners = readonly [Point, Point, Point];

/** Corners tried; more points on a hull only say the same. */
const MOST_CORNERS = 36;
/** Share of the hull that its largest triangle fills: 1 for a triangle, 0.5 for a square, 0.41 for a circle. */
const LEAST_SHARE = 0.8;
/** Longest side in shortest sides: real ones are all but even. */
const MOST_UNEVEN = 1.7;
const SAMPLES = 28;

/**
 * How much a patch looks like a triangular seal, 0…1: its hull is a triangle of nearly even sides, a red line runs along all
 * three, and between them there are red strokes and paper (a warning sign is filled, an arrow or a play button has no strokes).
 */
export function triangleLikeness(map: RedMap, box: Component, threshold: number): number {
  if (Math.min(box.right - box.left, box.bottom - box.top) < 16) return 0;
  const hull = hullOf(rim(map, box, threshold));
  const corners = largestTriangle(hull);
  if (!corners || areaOf(corners) < LEAST_SHARE * areaOf(hull)) return 0;
  const sides = corners.map((corner, k) => ({ from: corner, to: corners[(k + 1) % 3]! }));
  const lengths = sides.map(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y));
  if (Math.max(...lengths) > MOST_UNEVEN * Math.min(...lengths)) return 0;
  const weakest = Math.min(...sides.map((side) => lineShare(map, side, threshold)));
  const { fill, pieces } = inside(map, corners, threshold);
  if (weakest < 0.75 || fill < 0.06 || fill > 0.6 || pieces < 1) return 0;
  return Math.min(1, 0.4 + 0.6 * weakest);
}

/** The first and last red pixel of each row. */
function rim({ width, ink }: RedMap, box: Component, threshold: number): Point[] {
  const points: Point[] = [];
  for (let y = box.top; y < box.bottom; y++) {
    let [first, last] = [-1, -1];
    for (let x = box.left; x < box.right; x++) {
      if (ink[y * width + x]! < threshold) continue;
      if (first < 0) first = x;
      last = x;
    }
    if (first >= 0) points.push({ x: first, y }, { x: last, y });
  }
  return points;
}

/** Andrew's monotone chain. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((p, q) => p.x - q.x || p.y - q.y);
  const chain = (ordered: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of ordered) {
      while (kept.length > 1 && cross(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function cross(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function areaOf(polygon: readonly Point[]): number {
  return Math.abs(polygon.reduce((sum, p, k) => sum + p.x * polygon[(k + 1) % polygon.length]!.y - polygon[(k + 1) % polygon.length]!.x * p.y, 0)) / 2;
}

function largestTriangle(hull: readonly Point[]): Corners | null {
  const step = Math.max(1, hull.length / MOST_CORNERS);
  const tried = Array.from({ length: Math.min(hull.length, MOST_CORNERS) }, (_, k) => hull[Math.floor(k * step)]!);
  let [best, area]: [Corners | null, number] = [null, 0];
  for (let i = 0; i < tried.length; i++) {
    for (let j = i + 1; j < tried.length; j++) {
      for (let k = j + 1; k < tried.length; k++) {
        const found = Math.abs(cross(tried[i]!, tried[j]!, tried[k]!)) / 2;
        if (found > area) [best, area] = [[tried[i]!, tried[j]!, tried[k]!], found];
      }
    }
  }
  return best;
}

/** Share of a side, its rounded ends left out, that has red within a few pixels. */
function lineShare(map: RedMap, { from, to }: { from: Point; to: Point }, threshold: number): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [nx, ny] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  const depth = Math.max(2, 0.05 * length);
  let hits = 0;
  for (let k = 0; k < SAMPLES; k++) {
    const along = 0.12 + (0.76 * k) / (SAMPLES - 1);
    const [x, y] = [from.x + along * (to.x - from.x), from.y + along * (to.y - from.y)];
    for (let off = -depth; off <= depth; off++) {
      if (inkAt(map, x + off * nx, y + off * ny) < threshold) continue;
      hits++;
      break;
    }
  }
  return hits / SAMPLES;
}

/** Red share of the middle of the triangle, and red pieces in a row of it. */
function inside(map: RedMap, [a, b, c]: Corners, threshold: number): { fill: number; pieces: number } {
  const [x, y] = [(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3];
  // The largest circle within an even triangle is a fifth of its perimeter's third wide; less, to stay off the frame.
  const radius = 0.2 * ((Math.hypot(b.x - a.x, b.y - a.y) + Math.hypot(c.x - b.x, c.y - b.y) + Math.hypot(a.x - c.x, a.y - c.y)) / 3);
  let [red, total, pieces, rows] = [0, 0, 0, 0];
  for (let dy = -Math.floor(radius); dy <= radius; dy++, rows++) {
    let before = false;
    const half = Math.sqrt(radius * radius - dy * dy);
    for (let dx = -Math.floor(half); dx <= half; dx++, total++) {
      const now = inkAt(map, x + dx, y + dy) >= threshold;
      if (now) red++;
      if (now && !before) pieces++;
      before = now;
    }
  }
  return { fill: red / Math.max(1, total), pieces: pieces / Math.max(1, rows) };
}
