import type { Highlight } from '../../model/facts.js';
import { isColoured, isRed, isShade, type Rgb } from '../mark-colours.js';

/** Codes of what makes a run stand out ([MS-DOC] 2.6.1). */
const CODE = { marker: 0x2a0c, underline: 0x2a3e, underlineColour: 0x6877, colour: 0x6870, oldColour: 0x2a42, oldShade: 0x4866, strike: 0x0837, doubleStrike: 0x2a53 } as const;
/** The shade of a run, and of a paragraph. Their value here: four bytes of the colour below, two of the pattern. */
const SHADE = 0xca71;
const PANEL = 0xc64d;
export const SHADES: readonly number[] = [SHADE, PANEL];

/** How a run is marked by its properties. Struck-out words are done with; whatever colour lies over them stresses nothing. */
export function markOf(sprms: ReadonlyMap<number, number>): Highlight['kind'] | null {
  if (sprms.get(CODE.strike) === 1 || sprms.get(CODE.doubleStrike) === 1) return null;
  const marker = sprms.get(CODE.marker) ?? 0;
  if (marker !== 0 && marker !== BLACK && marker !== WHITE) return 'highlight';
  if (isShaded(sprms)) return 'shading';
  const underline = sprms.get(CODE.underline) ?? 0;
  const colour = underline === 0 ? null : (colourOf(sprms.get(CODE.underlineColour)) ?? colourOf(sprms.get(CODE.colour)) ?? PALETTE[sprms.get(CODE.oldColour) ?? 0]);
  return colour && isRed(colour) ? 'underline' : null;
}

/** A paragraph in a box of colour; grey ones are furniture of a page. */
export function panelOf(sprms: ReadonlyMap<number, number>): Highlight['kind'] | null {
  const shade = sprms.get(PANEL);
  const ground = shade === undefined ? null : groundOf({ pattern: Math.floor(shade / 2 ** 32), below: colourOf(shade % 2 ** 32), above: null });
  return ground !== null && isShade(ground) && isColoured(ground) ? 'shading' : null;
}

/** Numbers of the sixteen colours of old ([MS-DOC] 2.9.119); 0 is what Word thinks fit. */
const BLACK = 1;
const WHITE = 8;
export const PALETTE: readonly (Rgb | null)[] = [
  null, [0, 0, 0], [0, 0, 255], [0, 255, 255], [0, 255, 0], [255, 0, 255], [255, 0, 0], [255, 255, 0], [255, 255, 255],
  [0, 0, 128], [0, 128, 128], [0, 128, 0], [128, 0, 128], [128, 0, 0], [128, 128, 0], [128, 128, 128], [192, 192, 192],
];

/** Patterns ([MS-DOC] 2.9.121): none, full, and those so thin that they hardly show (5 %, 2.5 %, 7.5 %). */
const CLEAR = 0;
const SOLID = 1;
const THIN = [2, 35, 36, 0xffff];

function isShaded(sprms: ReadonlyMap<number, number>): boolean {
  const shade = sprms.get(SHADE);
  if (shade !== undefined) return isGround(Math.floor(shade / 2 ** 32), colourOf(shade % 2 ** 32), null);
  const old = sprms.get(CODE.oldShade);
  return old !== undefined && isGround(old >> 10, PALETTE[(old >> 5) & 31] ?? null, PALETTE[old & 31] ?? null);
}

function isGround(pattern: number, below: Rgb | null, above: Rgb | null): boolean {
  if (pattern === CLEAR) return below !== null && isShade(below);
  return pattern === SOLID ? above !== null && isShade(above) : !THIN.includes(pattern);
}

/** COLORREF: red in the lowest byte; anything in the highest means what Word thinks fit. */
export function colourOf(value: number | undefined): Rgb | null {
  return value === undefined || value >= 2 ** 24 ? null : [value & 255, (value >> 8) & 255, value >> 16];
}

/** Share of the upper colour in a pattern ([MS-DOC] 2.9.121): per cents by number, and of hatching about a third. */
const SHARES: readonly number[] = [0, 1, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9];
const HATCHED = 0.3;

/** What a pattern comes to seen from afar; null without any. `below`, `above`: its two colours, null for what Word thinks fit. */
export function groundOf({ pattern, below, above }: { readonly pattern: number; readonly below: Rgb | null; readonly above: Rgb | null }): Rgb | null {
  if (pattern === 0xffff || (pattern === CLEAR && below === null)) return null;
  const share = SHARES[pattern] ?? HATCHED;
  const [under, over] = [below ?? [255, 255, 255], above ?? [0, 0, 0]];
  const level = (at: number) => (over[at] as number) * share + (under[at] as number) * (1 - share);
  return [level(0), level(1), level(2)];
}
