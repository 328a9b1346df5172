import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';

/**
 * Text as outlines. The machine that makes the sample may have no Chinese font at all, so letters are drawn from the
 * faces in dist/fonts, handwriting (行书, 草书) from its packages, and never asked of the system.
 */
const FOLDER = new URL('../../../dist/fonts/', import.meta.url);
const HANDS = '../../node_modules/@expo-google-fonts';
const FILES = {
  song: 'NotoSerifSC-Regular.ttf', bold: 'NotoSerifSC-Bold.ttf', hei: 'NotoSansSC-Medium.ttf', kai: 'LXGWWenKai-Regular.ttf',
  running: `${HANDS}/zhi-mang-xing/400Regular/ZhiMangXing_400Regular.ttf`, grass: `${HANDS}/liu-jian-mao-cao/LiuJianMaoCao_400Regular.ttf`,
};
const FALLBACK = ['song', 'hei', 'kai'];

const bytes = {};
const faces = {};
const outlines = new Map();

/** @param {keyof typeof FILES} name @returns {Uint8Array} the whole font file */
export function fontBytes(name) {
  return (bytes[name] ??= new Uint8Array(readFileSync(fileURLToPath(new URL(FILES[name], FOLDER)))));
}

function face(name) {
  return (faces[name] ??= fontkit.create(Buffer.from(fontBytes(name))));
}

/** @returns {{ d: string, advance: number }} outline and width of one character, in em, y upwards */
function outline(name, character) {
  const key = name + character;
  const known = outlines.get(key);
  if (known) return known;
  const code = character.codePointAt(0);
  const owner = [name, ...FALLBACK].find((each) => face(each).hasGlyphForCodePoint(code));
  if (!owner) throw new Error(`no face has “${character}” (U+${code.toString(16)})`);
  const glyph = face(owner).glyphForCodePoint(code);
  const made = { d: glyph.path.toSVG(), advance: glyph.advanceWidth / face(owner).unitsPerEm, perEm: face(owner).unitsPerEm };
  outlines.set(key, made);
  return made;
}

/** Width of a text, in the unit of `size`. */
export function widthOf(text, name, size) {
  let sum = 0;
  for (const character of text) sum += outline(name, character).advance;
  return sum * size;
}

/**
 * One line of text as SVG, its baseline beginning at x, y.
 * @param {string} text
 * @param {{ x: number, y: number, size: number, face?: keyof typeof FILES, fill?: string, spacing?: number, anchor?: 'start'|'middle'|'end', stretch?: number, opacity?: number }} style
 */
export function svgText(text, { x, y, size, face: name = 'song', fill = '#000', spacing = 0, anchor = 'start', stretch = 1, opacity = 1 }) {
  const characters = [...text];
  const whole = (widthOf(text, name, size) + spacing * (characters.length - 1)) * stretch;
  const start = anchor === 'middle' ? x - whole / 2 : anchor === 'end' ? x - whole : x;
  let at = 0;
  let body = '';
  for (const character of characters) {
    const { d, advance, perEm } = outline(name, character);
    if (d) body += `<path transform="translate(${round(at)} 0) scale(${round(size / perEm, 6)} ${round(-size / perEm, 6)})" d="${d}"/>`;
    at += advance * size + spacing;
  }
  const scale = stretch === 1 ? '' : ` scale(${stretch} 1)`;
  return `<g fill="${fill}"${opacity < 1 ? ` opacity="${opacity}"` : ''} transform="translate(${round(start)} ${round(y)})${scale}">${body}</g>`;
}

/**
 * Text along the inside of a circle, upright at the top, as on a seal.
 * @param {{ radius: number, size: number, face?: keyof typeof FILES, sweep: number, squeeze?: number }} style radius of the baseline; sweep in degrees
 */
export function svgRing(text, { radius, size, face: name = 'song', sweep, squeeze = 1 }) {
  const characters = [...text];
  const step = characters.length > 1 ? sweep / (characters.length - 1) : 0;
  return characters
    .map((character, index) => {
      const { d, advance, perEm } = outline(name, character);
      const angle = -sweep / 2 + index * step;
      const scale = size / perEm;
      return `<path transform="rotate(${round(angle)}) translate(${round((-advance * size * squeeze) / 2)} ${-radius}) scale(${round(scale * squeeze, 6)} ${round(-scale, 6)})" d="${d}"/>`;
    })
    .join('');
}

/** Breaks at a width, in the unit of `size`; only for screens and notices, where lines need not be justified. */
export function wrap(text, name, size, width) {
  const lines = [''];
  let at = 0;
  for (const character of text) {
    const advance = outline(name, character).advance * size;
    if (character === '\n' || (at + advance > width && !'，。、；：？！”》）'.includes(character))) {
      lines.push('');
      at = 0;
      if (character === '\n') continue;
    }
    lines[lines.length - 1] += character;
    at += advance;
  }
  return lines;
}

function round(value, digits = 3) {
  return Number(value.toFixed(digits));
}
