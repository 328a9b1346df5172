import { isAlike, type Rgb } from './mark-colours.js';
import { child, descendants, type XmlNode } from './xml.js';

/** How the words of a cell look by its style. */
export interface CellSight {
  /** In the colour of the cell, or too small for any reader. */
  readonly isUnseen: boolean;
  /** The cell is as white as paper. */
  readonly isWhite: boolean;
}

const WHITE: Rgb = [255, 255, 255];
/** Points. */
const TINY = 2;
const PALE = 235;

/** By cell style (ISO/IEC 29500-1, 18.8). Colours of a theme or a palette other than white are not worked out: what has one counts as seen. */
export function cellSights(styles: XmlNode): CellSight[] {
  const fonts = child(styles, 'fonts')?.children ?? [];
  const fills = child(styles, 'fills')?.children ?? [];
  return (child(styles, 'cellXfs')?.children ?? []).filter(({ name }) => name === 'xf').map(({ attributes }) => {
    const font = fonts[Number(attributes['fontId'] ?? 0)];
    const ground = groundOf(fills[Number(attributes['fillId'] ?? 0)]);
    const ink = inkOf(font);
    return { isUnseen: isTiny(font) || (ink !== null && ground !== null && hides(ink, ground)), isWhite: ground !== null && isPale(ground) };
  });
}

/** The text of a shared string without the pieces that are white. */
export function withoutPale(string: XmlNode, textOf: (piece: XmlNode) => string): string {
  const isPiecePale = (piece: XmlNode) => {
    const ink = inkOf(child(piece, 'rPr'));
    return (ink !== null && isPale(ink)) || isTiny(child(piece, 'rPr'));
  };
  return string.children.filter((piece) => piece.name !== 'r' || !isPiecePale(piece)).map(textOf).join('');
}

function inkOf(font: XmlNode | undefined): Rgb | null {
  return colourOf(child(font, 'color'));
}

function isTiny(font: XmlNode | undefined): boolean {
  return Number(child(font, 'sz')?.attributes['val'] ?? NaN) <= TINY;
}

function groundOf(fill: XmlNode | undefined): Rgb | null {
  const pattern = child(fill, 'patternFill');
  const type = pattern?.attributes['patternType'] ?? 'none';
  if (descendants(fill ?? EMPTY, 'gradientFill').length > 0) return null;
  return type === 'none' ? WHITE : type === 'solid' ? colourOf(child(pattern, 'fgColor')) : null;
}

const EMPTY: XmlNode = { name: '', attributes: {}, children: [], text: '' };
/** White of the theme as it is by default, and of the palette. */
const WHITE_INDICES: readonly string[] = ['1', '9'];

function colourOf(colour: XmlNode | undefined): Rgb | null {
  const { rgb, theme, indexed, tint } = colour?.attributes ?? {};
  const hex = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(rgb ?? '')?.[1];
  if (hex) return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
  return (theme === '0' && Number(tint ?? 0) === 0) || WHITE_INDICES.includes(indexed ?? '') ? WHITE : null;
}

function hides(ink: Rgb, ground: Rgb): boolean {
  return isAlike(ink, ground) || (isPale(ink) && isPale(ground));
}

function isPale(colour: Rgb): boolean {
  return Math.min(...colour) >= PALE;
}
