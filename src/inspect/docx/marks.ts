import type { Highlight } from '../../model/facts.js';
import { isAlike, isColoured, isRed, isShade, type Rgb } from '../mark-colours.js';
import { child, descendants, type XmlNode } from '../xml.js';

export type Mark = Omit<Highlight, 'page'>;

/**
 * How a run stands out. What decides comes nearest first.
 * @param layers `w:rPr` of the run, of its style, of its paragraph’s style.
 * @param paragraph `w:pPr` of the paragraph, of its style.
 */
export function markOf(layers: readonly XmlNode[], paragraph: readonly XmlNode[]): Mark['kind'] | null {
  if (isStruck(layers)) return null;
  const highlight = nearest(layers, 'highlight')?.attributes['val'];
  if (highlight && !NO_MARKER.has(highlight)) return 'highlight';
  if (isShaded(nearest(layers, 'shd'))) return 'shading';
  if (isUnderlinedRed(layers)) return 'underline';
  const panel = groundOf(nearest(paragraph, 'shd'));
  return panel !== null && isColoured(panel) ? 'shading' : null;
}

/** Struck-out words are done with; whatever colour lies over them stresses nothing. */
function isStruck(layers: readonly XmlNode[]): boolean {
  return isOn(nearest(layers, 'strike')) || isOn(nearest(layers, 'dstrike'));
}

/** `<w:strike/>`, `<w:strike w:val="1"/>`; `0` and `false` switch it off. */
export function isOn(toggle: XmlNode | undefined): boolean {
  return toggle !== undefined && !/^(?:0|false|off)$/.test(toggle.attributes['val'] ?? '');
}

/** The first of these layers that says anything of it. */
export function nearest(layers: readonly XmlNode[], name: string): XmlNode | undefined {
  for (const layer of layers) {
    const found = child(layer, name);
    if (found) return found;
  }
  return undefined;
}

/** Those that show nothing, and the one that covers the words. */
const NO_MARKER = new Set(['none', 'white', 'black']);
/** 字符底纹 of Word and WPS is 15 % black on white. */
function isShaded(shading: XmlNode | undefined): boolean {
  const ground = groundOf(shading);
  return ground !== null && isShade(ground);
}

/** What a pattern comes to seen from afar (ISO/IEC 29500-1, 17.18.78): so much of its colour upon its fill; null without any. */
export function groundOf(shading: XmlNode | undefined): Rgb | null {
  const { val = '', fill, color } = shading?.attributes ?? {};
  const share = val === 'solid' ? 1 : /^pct\d+$/.test(val) ? Number(val.slice(3)) / 100 : /Stripe|Cross/.test(val) ? HATCHED : 0;
  const [below, above] = [rgb(fill) ?? WHITE, rgb(color) ?? BLACK];
  return shading === undefined || (share === 0 && rgb(fill) === null) ? null : mapRgb((at) => above[at]! * share + below[at]! * (1 - share));
}

/** Share of a hatched ground that its lines take. */
const HATCHED = 0.3;

function isUnderlinedRed(layers: readonly XmlNode[]): boolean {
  const underline = nearest(layers, 'u');
  if (!underline || underline.attributes['val'] === 'none') return false;
  const own = underline.attributes['color'];
  const colour = rgb(own && own !== 'auto' ? own : nearest(layers, 'color')?.attributes['val']);
  return colour !== null && isRed(colour);
}

/** Set off otherwise than a standard asks for: 着重号 below the characters, and red ones. Whether that was meant, a person says. */
export function isSetOff(layers: readonly XmlNode[]): boolean {
  if (isStruck(layers)) return false;
  const dots = nearest(layers, 'em')?.attributes['val'];
  const colour = rgb(nearest(layers, 'color')?.attributes['val']);
  return (dots !== undefined && dots !== 'none') || (colour !== null && isRed(colour));
}

/** Half-points up to which no reader can read. */
const TINY = 4;
/** Twentieths of a point: lines of this height cut off all that stands in them. */
const LOWEST_LINE = 60;
const PALE = 235;

/**
 * In the colour of what lies below, too small for any reader, or in a line of no height: words that are there and not seen.
 * `below` is the colour of cell or paper; null where it is not known, and then only size and height tell.
 */
export function isUnseen(layers: readonly XmlNode[], paragraph: readonly XmlNode[], below: Rgb | null): boolean {
  const size = Number(nearest(layers, 'sz')?.attributes['val'] ?? NaN);
  if (size <= TINY) return true;
  const spacing = nearest(paragraph, 'spacing')?.attributes;
  if (spacing?.['lineRule'] === 'exact' && Number(spacing['line'] ?? NaN) < LOWEST_LINE) return true;
  const effect = nearest(layers, 'textFill');
  if (effect && isClear(effect)) return true;
  const colour = rgb(effect && descendants(effect, 'srgbClr')[0]?.attributes['val']) ?? rgb(nearest(layers, 'color')?.attributes['val']);
  if (colour === null) return false;
  const marker = nearest(layers, 'highlight')?.attributes['val'];
  const ground = marker !== undefined && marker !== 'none' ? MARKERS[marker] ?? null : groundOf(nearest(layers, 'shd')) ?? groundOf(nearest(paragraph, 'shd')) ?? below;
  if (ground === null) return false;
  return isAlike(colour, ground) || (Math.min(...colour) >= PALE && Math.min(...ground) >= PALE);
}

/** Word 2010’s effects on letters: filled with nothing, or with what is all but clear. */
function isClear(effect: XmlNode): boolean {
  return child(effect, 'noFill') !== undefined || descendants(effect, 'alpha').some(({ attributes }) => Number(attributes['val']) >= CLEAR);
}

/** Thousandths of a per cent. */
const CLEAR = 95_000;

/** Of markers those that are also colours of letters. */
const MARKERS: Readonly<Record<string, Rgb>> = { white: [255, 255, 255], black: [0, 0, 0], yellow: [255, 255, 0], red: [255, 0, 0], blue: [0, 0, 255], green: [0, 255, 0] };

export const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** Colours of the theme are written out by now; where the file has none, Word and WPS note here what they come to. */
function rgb(hex: string | undefined): Rgb | null {
  if (!hex || !/^[0-9a-f]{6}$/i.test(hex)) return null;
  return mapRgb((at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

function mapRgb(level: (channel: number) => number): Rgb {
  return [level(0), level(1), level(2)];
}

/** Runs of one paragraph that are marked alike and follow each other are one mark. */
export function joinMarks(runs: readonly { readonly text: string; readonly mark: Mark['kind'] | null }[]): Mark[] {
  const marks: { kind: Mark['kind']; text: string }[] = [];
  let open: Mark['kind'] | null = null;
  for (const { text, mark } of runs) {
    const last = marks.at(-1);
    if (mark !== null && mark === open && last) last.text += text;
    else if (mark !== null) marks.push({ kind: mark, text });
    open = mark;
  }
  return marks.flatMap(({ kind, text }) => (text.trim() === '' ? [] : [{ kind, text: text.trim() }]));
}
