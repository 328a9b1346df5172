import type { Addition, Allowance } from './additions.js';

/** RGB, rows from the top, no padding. */
interface Drawn {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels a side; at 100 dpi a character of 16 pt is about two tiles high. */
const TILE = 12;
/** A step of brightness between neighbours that the eye reads by, and what is left of it when it can no longer be read. */
const EDGE = 60;
const FLAT = 20;
/** A channel that differs by less is the same. */
const SAME = 24;
/** Darker than this, without colour, and not as dark before: it reads as print. */
const DARK = 120;
const COLOURLESS = 40;
const DARKER = 50;
/** Pixels of a tile. */
const MOST_LOST = 7;
const MOST_WRITTEN = 7;
/** Boxes reach this much further, for lines have a width. */
const MARGIN = 3;

/**
 * Whether what was added to a page covers what could be read there, or writes something: the page as it was is held
 * against the page as it is, tile by tile, and each tile is held to what lies there.
 */
export function isOverlaid(before: Drawn, now: Drawn, additions: readonly Addition[]): boolean {
  if (additions.some(({ isOverlay }) => isOverlay) || before.width !== now.width || before.height !== now.height) return true;
  const brightness = [before, now].map(brightnessOf) as [Uint8Array, Uint8Array];
  const { width, height } = before;
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const found = lookAtTile({ before, now, brightness }, left, top);
      if (found.changed === 0) continue;
      const allowed = allowanceAt(additions, { left, top, right: Math.min(left + TILE, width), bottom: Math.min(top + TILE, height) }, before);
      if (!ALLOWED[allowed](found)) return true;
    }
  }
  return false;
}

interface Tile {
  readonly changed: number;
  /** Pixels that could be told from their neighbours, and no longer can; and those of them that have no colour now. */
  readonly lost: number;
  readonly blanked: number;
  /** Pixels that became dark print. */
  readonly written: number;
}

const ALLOWED: Readonly<Record<Allowance, (tile: Tile) => boolean>> = {
  mark: ({ lost, written }) => lost <= MOST_LOST && written <= MOST_WRITTEN,
  note: ({ lost }) => lost <= MOST_LOST,
  // A seal lies over signature and date, as it does on paper; white over words does not.
  seal: ({ blanked }) => blanked <= MOST_LOST,
  fill: ({ lost }) => lost <= MOST_LOST,
  refill: () => true,
  nothing: ({ changed }) => changed <= MOST_LOST,
};
const STRICTNESS: readonly Allowance[] = ['nothing', 'mark', 'note', 'fill', 'seal', 'refill'];

/** The strictest of what touches the tile; where nothing lies, nothing may change. */
function allowanceAt(additions: readonly Addition[], tile: { left: number; top: number; right: number; bottom: number }, { width, height }: Drawn): Allowance {
  const there = additions.filter(({ box }) => box.left * width - MARGIN < tile.right && (box.left + box.width) * width + MARGIN > tile.left && box.top * height - MARGIN < tile.bottom && (box.top + box.height) * height + MARGIN > tile.top);
  return STRICTNESS.find((each) => there.some(({ allowance }) => allowance === each)) ?? 'nothing';
}

function lookAtTile({ before, now, brightness: [old, own] }: { before: Drawn; now: Drawn; brightness: readonly [Uint8Array, Uint8Array] }, left: number, top: number): Tile {
  const { width, height } = before;
  let [changed, lost, blanked, written] = [0, 0, 0, 0];
  for (let y = top; y < Math.min(top + TILE, height); y++) {
    for (let x = left; x < Math.min(left + TILE, width); x++) {
      const at = y * width + x;
      const [r, g, b] = [now.data[at * 3]!, now.data[at * 3 + 1]!, now.data[at * 3 + 2]!];
      if (Math.abs(before.data[at * 3]! - r) < SAME && Math.abs(before.data[at * 3 + 1]! - g) < SAME && Math.abs(before.data[at * 3 + 2]! - b) < SAME) continue;
      changed++;
      const isColourless = Math.max(r, g, b) - Math.min(r, g, b) < COLOURLESS;
      if (own[at]! < DARK && old[at]! - own[at]! > DARKER && isColourless) written++;
      if (contrast(old, { x, y, width, height }) < EDGE || contrast(own, { x, y, width, height }) >= FLAT) continue;
      lost++;
      if (isColourless) blanked++;
    }
  }
  return { changed, lost, blanked, written };
}

/** Between the brightest and the darkest of a pixel and its neighbours. */
function contrast(brightness: Uint8Array, { x, y, width, height }: { x: number; y: number; width: number; height: number }): number {
  let [least, most] = [255, 0];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
      const value = brightness[row * width + column]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return most - least;
}

function brightnessOf({ data, width, height }: Drawn): Uint8Array {
  const brightness = new Uint8Array(width * height);
  for (let at = 0; at < brightness.length; at++) brightness[at] = (data[at * 3]! * 299 + data[at * 3 + 1]! * 587 + data[at * 3 + 2]! * 114) / 1000;
  return brightness;
}
