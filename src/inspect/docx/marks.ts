import type { Highlight } from '../../model/facts.js';
import { child, type XmlNode } from '../xml.js';
import type { Style } from './styles.js';

export type Mark = Omit<Highlight, 'page'>;

/** What decides how a run looks, the nearest first: its own properties, its style’s, its paragraph’s style’s. */
export function markOf(own: XmlNode | undefined, runStyle: Style | undefined, paragraphStyle: Style | undefined, paragraph: XmlNode | undefined): Mark['kind'] | null {
  const layers = [...(own ? [own] : []), ...(runStyle?.run ?? []), ...(paragraphStyle?.run ?? [])];
  const highlight = nearest(layers, 'highlight')?.attributes['val'];
  if (highlight && highlight !== 'none' && highlight !== 'white') return 'highlight';
  if (isShaded(nearest(layers, 'shd'))) return 'shading';
  if (isUnderlinedRed(layers)) return 'underline';
  return isColoured(nearest([...(paragraph ? [paragraph] : []), ...(paragraphStyle?.paragraph ?? [])], 'shd')) ? 'shading' : null;
}

function nearest(layers: readonly XmlNode[], name: string): XmlNode | undefined {
  for (const layer of layers) {
    const found = child(layer, name);
    if (found) return found;
  }
  return undefined;
}

/** A fill that is not white, or a pattern: 字符底纹 of Word and WPS is 15 % black on white. */
function isShaded(shading: XmlNode | undefined): boolean {
  const { val = '', fill = '' } = shading?.attributes ?? {};
  return (/^[0-9a-f]{6}$/i.test(fill) && !/^f{6}$/i.test(fill)) || /^(?:pct\d+|solid|.*(?:Stripe|Cross))$/.test(val);
}

/** Grey panels are furniture of a page; a marker has a colour. */
function isColoured(shading: XmlNode | undefined): boolean {
  const colour = rgb(shading?.attributes['fill']);
  return colour !== null && Math.max(...colour) - Math.min(...colour) >= 60;
}

function isUnderlinedRed(layers: readonly XmlNode[]): boolean {
  const underline = nearest(layers, 'u');
  if (!underline || underline.attributes['val'] === 'none') return false;
  const own = underline.attributes['color'];
  const colour = rgb(own && own !== 'auto' ? own : nearest(layers, 'color')?.attributes['val']);
  return colour !== null && colour[0] > 140 && colour[0] > colour[1] + 60 && colour[0] > colour[2] + 60;
}

function rgb(hex: string | undefined): readonly [number, number, number] | null {
  if (!hex || !/^[0-9a-f]{6}$/i.test(hex)) return null;
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
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
