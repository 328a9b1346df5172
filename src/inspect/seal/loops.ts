import { findComponents, type Component } from './components.js';
import type { MarkBox } from './find-marks.js';
import { paperShare } from './paper-share.js';
import type { Paper } from './paper.js';
import type { Pixels } from './pixels.js';
import { PEN, type RedMap } from './redness.js';

/** How far apart, in pixels, two pieces of one stroke may be. */
const REACH = 3;
const LEAST_WIDTH_MM = 10;
const LEAST_HEIGHT_MM = 6;
/** Share of the picture's width that a loop may take up; more is a frame of the page. */
const MOST_SHARE = 0.8;
/** Share of its box that a line drawn round words fills. */
const MOST_FILL = 0.3;
/** Rows and columns, as a share, that cross the line just twice: a table is crossed more often, writing at random. */
const LEAST_TWICE = 0.7;
/** Outer share of a loop, at either end, in which it is met but once: there it turns. */
const CAP = 0.2;
/** Share of a side that the line may follow exactly: more is the straight edge of a printed frame. */
const MOST_STRAIGHT = 0.55;

/** Lines of red pen drawn by hand round dark words, in pixels of the copy. */
export function findLoops(copy: Pixels, paper: Paper, red: RedMap, mm: number): MarkBox[] {
  return findComponents(red, PEN, REACH)
    .filter((loop) => isLoop(loop, red, mm) && holdsWords(copy, paper, loop) && paperShare(copy, paper, loop) > 0.45)
    .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
}

function isLoop(loop: Component, red: RedMap, mm: number): boolean {
  const [width, height] = [loop.right - loop.left, loop.bottom - loop.top];
  if (width * mm < LEAST_WIDTH_MM || height * mm < LEAST_HEIGHT_MM || width > MOST_SHARE * red.width) return false;
  if (loop.area > MOST_FILL * width * height) return false;
  const rows = crossings(red, loop, true);
  const columns = crossings(red, loop, false);
  return rows.twice > LEAST_TWICE && columns.twice > LEAST_TWICE && Math.max(rows.straight, columns.straight) < MOST_STRAIGHT;
}

/** Of the lines across the box: how many meet the stroke twice, or once where it turns, and how many begin at one and the same place. */
function crossings({ width, ink }: RedMap, box: Component, level: boolean): { twice: number; straight: number } {
  const [from, to, start, end] = level ? [box.top, box.bottom, box.left, box.right] : [box.left, box.right, box.top, box.bottom];
  const firsts = new Map<number, number>();
  let [twice, total] = [0, 0];
  for (let across = from; across < to; across++, total++) {
    let [pieces, before, first] = [0, false, -1];
    for (let along = start; along < end; along++) {
      const now = ink[level ? across * width + along : along * width + across]! >= PEN;
      if (now && !before) {
        pieces++;
        if (first < 0) first = along - start;
      }
      before = now;
    }
    const isCap = Math.min(across - from, to - 1 - across) < CAP * (to - from);
    if (pieces === 2 || (pieces === 1 && isCap)) twice++;
    const near = Math.round(first / 2);
    if (first >= 0) firsts.set(near, (firsts.get(near) ?? 0) + 1);
  }
  return { twice: twice / Math.max(1, total), straight: Math.max(0, ...firsts.values()) / Math.max(1, total) };
}

/** Dark strokes inside, as many as words have: a loop round nothing, or round a picture, marks no words. */
function holdsWords(copy: Pixels, paper: Paper, { left, top, right, bottom }: Component): boolean {
  const light = (paper.red + paper.green + paper.blue) * 0.6;
  let [dark, total] = [0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++, total++) {
      const at = (y * copy.width + x) * 3;
      if (copy.data[at]! + copy.data[at + 1]! + copy.data[at + 2]! < light && copy.data[at]! < 1.5 * copy.data[at + 1]!) dark++;
    }
  }
  return dark > 0.03 * total && dark < 0.4 * total;
}
