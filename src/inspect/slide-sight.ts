import { child, descendants, type XmlNode } from './xml.js';

/** English Metric Units, from the slide's left top. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Hundredths of a point up to which no reader can read. */
const TINY = 200;
const COVERING = new Set(['sp', 'pic']);

/**
 * Whether a shape at the top of a slide's tree shows its words: not where it lies off the slide, or wholly under a later shape that is
 * filled with one colour and lets nothing through, or a photograph. One that has no place of its own takes that of its layout.
 */
export function shownShapes(tree: XmlNode, { width, height, isPhoto }: { readonly width: number; readonly height: number; readonly isPhoto: (relation: string) => boolean }): (shape: XmlNode) => boolean {
  const covers = tree.children.flatMap((shape, at) => {
    const place = COVERING.has(shape.name) && isOpaque(shape, isPhoto) ? placeOf(shape) : null;
    return place ? [{ at, place }] : [];
  });
  return (shape) => {
    const place = placeOf(shape);
    const at = tree.children.indexOf(shape);
    if (place === null || at < 0) return true;
    const isOff = width > 0 && (place.right <= 0 || place.bottom <= 0 || place.left >= width || place.top >= height);
    return !isOff && !covers.some((over) => over.at > at && over.place.left <= place.left && over.place.right >= place.right && over.place.top <= place.top && over.place.bottom >= place.bottom);
  };
}

/** Letters that nobody can read. */
export function isTinyRun(run: XmlNode): boolean {
  return Number(child(run, 'rPr')?.attributes['sz'] ?? NaN) <= TINY;
}

function placeOf(shape: XmlNode): Place | null {
  const frame = child(child(shape, 'spPr'), 'xfrm') ?? child(child(shape, 'grpSpPr'), 'xfrm') ?? child(shape, 'xfrm');
  const [x, y] = ['x', 'y'].map((name) => Number(child(frame, 'off')?.attributes[name] ?? NaN)) as [number, number];
  const [width, height] = ['cx', 'cy'].map((name) => Number(child(frame, 'ext')?.attributes[name] ?? NaN)) as [number, number];
  // Lines that are turned lie elsewhere than their box.
  if ([x, y, width, height].some(Number.isNaN) || (frame?.attributes['rot'] ?? '0') !== '0') return null;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** A rectangle in one colour; a photograph that has no clear places. */
function isOpaque(shape: XmlNode, isPhoto: (relation: string) => boolean): boolean {
  const properties = child(shape, 'spPr');
  if (descendants(shape, 'alpha').length + descendants(shape, 'alphaModFix').length > 0 || (child(properties, 'prstGeom')?.attributes['prst'] ?? 'rect') !== 'rect') return false;
  if (shape.name === 'pic') return isPhoto(child(child(shape, 'blipFill'), 'blip')?.attributes['embed'] ?? '');
  return child(properties, 'solidFill') !== undefined;
}
