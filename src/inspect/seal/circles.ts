import type { Ellipse } from './ellipse.js';
import type { RedMap } from './redness.js';

/** Radii sought, in cells of the map. */
export interface Radii {
  readonly least: number;
  readonly most: number;
}

interface Edges {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Unit vector towards more red. */
  readonly dx: Float32Array;
  readonly dy: Float32Array;
}

/** Edge points at most: the strongest are kept, so a page full of red costs no more than this. */
const MOST_EDGES = 9_000;
/** Side of a voting cell, in cells of the map. */
const CELL = 2;
/** Peaks looked at, circles per peak, and circles in all. */
const MOST_PEAKS = 26;
const CIRCLES_PER_PEAK = 3;
const MOST_CIRCLES = 30;
/** Least length of edge along a circle, in radii: a quarter of the way round; for the largest of a cut seal less is there. */
const LEAST_ARC = 1.4;

/**
 * Circles whose outer edge shows in the map, by votes: every edge point votes for the centres that lie in the
 * direction of more red. Centres may lie outside the picture by half the largest radius, so that a seal cut by the
 * page's edge is found too. Those with the longest edge first, at most MOST_CIRCLES.
 */
export function findCircles(map: RedMap, radii: Radii): Ellipse[] {
  const edges = findEdges(map);
  if (edges.count < 12) return [];
  const pad = Math.ceil(Math.min(radii.most, Math.max(map.width, map.height) / 4) / 2);
  const width = Math.ceil((map.width + 2 * pad) / CELL);
  const height = Math.ceil((map.height + 2 * pad) / CELL);
  const votes = vote(edges, radii, { pad, width, height });
  const circles: (Ellipse & { arc: number })[] = [];
  for (const peak of takePeaks(votes, width, height, Math.max(2, Math.round(radii.least / CELL / 2)))) {
    const x = (peak % width) * CELL + CELL / 2 - pad;
    const y = Math.floor(peak / width) * CELL + CELL / 2 - pad;
    for (const { radius, arc } of radiiAround(edges, x, y, radii)) circles.push({ x, y, a: radius, b: radius, angle: 0, arc });
  }
  return circles.sort((p, q) => q.arc - p.arc).slice(0, MOST_CIRCLES);
}

/** Places where red sets in, by Sobel's gradient; the threshold rises until few enough are left. */
function findEdges({ width, height, ink }: RedMap): Edges {
  const strength = new Uint16Array(width * height);
  const counts = new Uint32Array(1024);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (ink[i - 1]! + ink[i + 1]! + ink[i - width]! + ink[i + width]! + ink[i]! < 10) continue;
      const [gx, gy] = gradient(ink, i, width);
      const size = Math.min(1023, Math.sqrt(gx * gx + gy * gy)) | 0;
      strength[i] = size;
      counts[size]!++;
    }
  }
  let threshold = 1023;
  for (let kept = counts[1023]!; threshold > 26 && kept + counts[threshold - 1]! <= MOST_EDGES; ) kept += counts[--threshold]!;
  const found: number[] = [];
  for (let i = 0; i < strength.length; i++) if (strength[i]! >= threshold && found.length < MOST_EDGES) found.push(i);
  const edges = { count: found.length, x: new Float32Array(found.length), y: new Float32Array(found.length), dx: new Float32Array(found.length), dy: new Float32Array(found.length) };
  found.forEach((i, k) => {
    const [gx, gy] = gradient(ink, i, width);
    const size = Math.sqrt(gx * gx + gy * gy);
    edges.x[k] = i % width;
    edges.y[k] = Math.floor(i / width);
    edges.dx[k] = gx / size;
    edges.dy[k] = gy / size;
  });
  return edges;
}

function gradient(ink: Uint8Array, i: number, width: number): [number, number] {
  const [nw, n, ne] = [ink[i - width - 1]!, ink[i - width]!, ink[i - width + 1]!];
  const [sw, s, se] = [ink[i + width - 1]!, ink[i + width]!, ink[i + width + 1]!];
  return [ne + 2 * ink[i + 1]! + se - nw - 2 * ink[i - 1]! - sw, sw + 2 * s + se - nw - 2 * n - ne];
}

function vote(edges: Edges, radii: Radii, grid: { pad: number; width: number; height: number }): Uint16Array {
  const votes = new Uint16Array(grid.width * grid.height);
  for (let k = 0; k < edges.count; k++) {
    const [dx, dy] = [edges.dx[k]!, edges.dy[k]!];
    const [x0, y0] = [edges.x[k]! + grid.pad, edges.y[k]! + grid.pad];
    for (let r = radii.least; r <= radii.most; r += CELL) {
      const x = ((x0 + dx * r) / CELL) | 0;
      const y = ((y0 + dy * r) / CELL) | 0;
      if (x < 0 || y < 0 || x >= grid.width || y >= grid.height) break;
      votes[y * grid.width + x]!++;
    }
  }
  return votes;
}

/** The cells with most votes in their 3 × 3 neighbourhood, best first, no two within `apart` cells of each other. */
function takePeaks(votes: Uint16Array, width: number, height: number, apart: number): number[] {
  const smooth = new Uint16Array(votes.length);
  let most = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      let sum = 0;
      for (let row = i - width; row <= i + width; row += width) sum += votes[row - 1]! + votes[row]! + votes[row + 1]!;
      smooth[i] = sum;
      if (sum > most) most = sum;
    }
  }
  const peaks: number[] = [];
  const candidates: number[] = [];
  for (let i = width + 1; i < smooth.length - width - 1; i++) {
    const value = smooth[i]!;
    if (value < 14 || value * 12 < most) continue;
    if (value >= smooth[i - 1]! && value > smooth[i + 1]! && value >= smooth[i - width]! && value > smooth[i + width]!) candidates.push(i);
  }
  candidates.sort((p, q) => smooth[q]! - smooth[p]! || p - q);
  for (const candidate of candidates) {
    if (peaks.length >= MOST_PEAKS) break;
    const near = peaks.some((peak) => Math.abs((peak % width) - (candidate % width)) <= apart && Math.abs(Math.floor(peak / width) - Math.floor(candidate / width)) <= apart);
    if (!near) peaks.push(candidate);
  }
  return peaks;
}

/** The radii at which an outer edge goes round the centre the furthest. */
function radiiAround(edges: Edges, x: number, y: number, radii: Radii): { radius: number; arc: number }[] {
  const most = Math.ceil(radii.most) + 2;
  const counts = new Float32Array(most + 2);
  const [nearest, farthest] = [(radii.least * 0.9) ** 2, radii.most ** 2];
  for (let k = 0; k < edges.count; k++) {
    const rx = x - edges.x[k]!;
    const ry = y - edges.y[k]!;
    const squared = rx * rx + ry * ry;
    if (squared < nearest || squared > farthest) continue;
    const distance = Math.sqrt(squared);
    if (rx * edges.dx[k]! + ry * edges.dy[k]! < 0.85 * distance) continue;
    counts[Math.round(distance)]! += 1 / distance;
  }
  const smooth = counts.map((value, r) => value + 0.7 * ((counts[r - 1] ?? 0) + (counts[r + 1] ?? 0)));
  const peaks: number[] = [];
  for (let r = 1; r < most; r++) if (smooth[r]! > LEAST_ARC && smooth[r]! >= smooth[r - 1]! && smooth[r]! > smooth[r + 1]!) peaks.push(r);
  return peaks.sort((p, q) => smooth[q]! - smooth[p]!).slice(0, CIRCLES_PER_PEAK).map((radius) => ({ radius, arc: smooth[radius]! }));
}
