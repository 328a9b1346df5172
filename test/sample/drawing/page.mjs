import { svgText, widthOf } from './glyphs.mjs';
import { sealSvg } from './seal.mjs';

/**
 * A page as a list of elements in millimetres, A4 upright unless it says otherwise. Drawn twice: as SVG for scans, and
 * as real text for PDFs.
 *
 * @typedef {{ type: 'text', text: string, x: number, y: number, size: number, face: string, fill: string, spacing: number, stretch: number }} TextElement y is the baseline
 * @typedef {{ type: 'line', x: number, y: number, width: number, height: number, fill: string }} LineElement a filled rectangle
 * @typedef {{ type: 'mark', x: number, y: number, width: number, size: number, text: string }} MarkElement words that are to be marked; y is the baseline
 * @typedef {{ type: 'seal', x: number, y: number, name: string, diameter: number, below: string, turn: number }} SealElement
 * @typedef {TextElement | LineElement | MarkElement | SealElement} Element
 * @typedef {{ width: number, height: number, elements: Element[] }} Page
 */

export const POINT = 0.352778;

/** @returns {Page} */
export function newPage(width = 210, height = 297) {
  return { width, height, elements: [] };
}

/** @param {Page} page @param {Partial<TextElement> & { text: string, x: number, y: number, size: number, anchor?: 'start'|'middle'|'end' }} text */
export function addText(page, { text, x, y, size, face = 'song', fill = '#17171b', spacing = 0, stretch = 1, anchor = 'start' }) {
  const whole = (widthOf(text, face, size) + spacing * ([...text].length - 1)) * stretch;
  const start = anchor === 'middle' ? x - whole / 2 : anchor === 'end' ? x - whole : x;
  page.elements.push({ type: 'text', text, x: start, y, size, face, fill, spacing, stretch });
  return whole;
}

export function addLine(page, x, y, width, height = 0.35, fill = '#17171b') {
  page.elements.push({ type: 'line', x, y, width, height, fill });
}

export function addSeal(page, { x, y, name, diameter = 42, below = '', turn = 0 }) {
  page.elements.push({ type: 'seal', x, y, name, diameter, below, turn });
}

/** Puts a line of `flow` on the page, with what is to be marked in it. */
export function addFlowed(page, line, { x, y, size, fill = '#17171b' }) {
  for (const run of line.runs) page.elements.push({ type: 'text', text: run.text, x: x + run.x, y, size, face: run.face, fill, spacing: run.spacing, stretch: 1 });
  for (const mark of line.marks) page.elements.push({ type: 'mark', x: x + mark.x, y, width: mark.width, size, text: '' });
}

/** The inked part of a page as SVG, without paper, seals or marks. */
export function inkSvg({ elements }) {
  return elements.map((each) => (each.type === 'text' ? svgText(each.text, each) : each.type === 'line' ? `<rect x="${each.x}" y="${each.y}" width="${each.width}" height="${each.height}" fill="${each.fill}"/>` : '')).join('');
}

export function sealsSvg({ elements }) {
  return elements.filter((each) => each.type === 'seal').map(placedSeal).join('');
}

export function placedSeal({ x, y, turn, name, diameter, below }) {
  return `<g transform="translate(${x} ${y}) rotate(${turn})">${sealSvg(name, { diameter, below })}</g>`;
}

/** Marks drawn by hand: a translucent bar, or a red line under the words. @param {'marker'|'underline'} how */
export function marksSvg({ elements }, how) {
  return elements
    .filter((each) => each.type === 'mark')
    .map(({ x, y, width, size }, index) => {
      const lean = ((index * 37) % 7) / 10 - 0.3;
      if (how === 'underline') return `<path d="M${x} ${y + size * 0.3}L${x + width} ${y + size * 0.3 + lean * 0.5}" stroke="#d4232b" stroke-width="0.75" stroke-linecap="round"/>`;
      return `<path d="M${x - 0.8} ${y - size * 0.34}L${x + width + 0.8} ${y - size * 0.34 + lean}" stroke="#ffee3c" stroke-width="${size * 1.22}" stroke-linecap="butt"/>`;
    })
    .join('');
}
