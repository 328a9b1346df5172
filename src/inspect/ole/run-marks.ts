import type { Highlight } from '../../model/facts.js';
import { isRed, isShade, type Rgb } from '../mark-colours.js';

/** Codes of what makes a run stand out ([MS-DOC] 2.6.1). */
const CODE = { marker: 0x2a0c, underline: 0x2a3e, underlineColour: 0x6877, colour: 0x6870, oldColour: 0x2a42, oldShade: 0x4866 } as const;
/** Its value here: four bytes of the colour below, two of the pattern. */
export const SHADE = 0xca71;

/** How a run is marked by its own properties; what its style says is not asked. */
export function markOf(sprms: ReadonlyMap<number, number>): Highlight['kind'] | null {
  const marker = sprms.get(CODE.marker) ?? 0;
  if (marker !== 0 && marker !== BLACK && marker !== WHITE) return 'highlight';
  if (isShaded(sprms)) return 'shading';
  const underline = sprms.get(CODE.underline) ?? 0;
  const colour = underline === 0 ? null : (colourOf(sprms.get(CODE.underlineColour)) ?? colourOf(sprms.get(CODE.colour)) ?? PALETTE[sprms.get(CODE.oldColour) ?? 0]);
  return colour && isRed(colour) ? 'underline' : null;
}

/** Numbers of the sixteen colours of old ([MS-DOC] 2.9.119); 0 is what Word thinks fit. */
const BLACK = 1;
const WHITE = 8;
const PALETTE: readonly (Rgb | null)[] = [
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
function colourOf(value: number | undefined): Rgb | null {
  return value === undefined || value >= 2 ** 24 ? null : [value & 255, (value >> 8) & 255, value >> 16];
}
