import type { Container } from '../container.js';
import { Unreadable } from '../format.js';
import { child, descendants, parseXml, type XmlNode } from '../xml.js';

/** Colours of a document's theme as RRGGBB, by the names that shading and colours use (ISO/IEC 29500-1, 17.18.97). */
export type Theme = ReadonlyMap<string, string>;

/** What the theme calls its colours, and what documents call them; the four below that stand for paper and text by the settings. */
const NAMES: Readonly<Record<string, string>> = { dk1: 'dark1', lt1: 'light1', dk2: 'dark2', lt2: 'light2', hlink: 'hyperlink', folHlink: 'followedHyperlink' };
const MAPPED = [['bg1', 'background1', 'light1'], ['t1', 'text1', 'dark1'], ['bg2', 'background2', 'light2'], ['t2', 'text2', 'dark2']] as const;

/** The theme of a Word file, paper and text turned round where its settings say so. A part that is damaged is as good as missing. */
export function themeIn(container: Container): Theme {
  const scheme = elementIn(container, 'word/theme/theme1.xml', 'clrScheme');
  const own = new Map((scheme?.children ?? []).flatMap((colour) => {
    const hex = child(colour, 'srgbClr')?.attributes['val'] ?? child(colour, 'sysClr')?.attributes['lastClr'];
    return hex === undefined || !HEX.test(hex) ? [] : [[NAMES[colour.name] ?? colour.name, hex] as const];
  }));
  const mapping = own.size === 0 ? undefined : elementIn(container, 'word/settings.xml', 'clrSchemeMapping');
  for (const [key, name, usual] of MAPPED) {
    const hex = own.get(mapping?.attributes[key] ?? usual);
    if (hex !== undefined) own.set(name, hex);
  }
  return own;
}

function elementIn(container: Container, part: string, name: string): XmlNode | undefined {
  try {
    const bytes = container.read(part);
    return bytes === null ? undefined : descendants(parseXml(bytes), name)[0];
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const HEX = /^[0-9a-f]{6}$/i;

/** Of each element its colours and what names them by the theme. */
const COLOURS: Readonly<Record<string, readonly (readonly [value: string, theme: string])[]>> = {
  shd: [['fill', 'themeFill'], ['color', 'themeColor']], color: [['val', 'themeColor']], u: [['color', 'themeColor']],
};

/** A part of the document in which colours of the theme are written out: the theme's own goes before what a writer noted beside it. */
export function withThemeColours(node: XmlNode, theme: Theme): XmlNode {
  if (theme.size === 0) return node;
  const children = node.children.map((each) => withThemeColours(each, theme));
  const isSame = children.every((each, index) => each === node.children[index]);
  const written = (COLOURS[node.name] ?? []).flatMap(([value, name]) => {
    const hex = theme.get(node.attributes[name] ?? '');
    return hex === undefined ? [] : [[value, shaded(hex, node.attributes[`${name}Tint`], node.attributes[`${name}Shade`])]];
  });
  if (isSame && written.length === 0) return node;
  return { ...node, children: isSame ? node.children : children, attributes: { ...node.attributes, ...Object.fromEntries(written) } };
}

/** Lighter or darker, in two hexadecimal digits: so much of its lightness is left, and tint fills the rest with white. */
function shaded(hex: string, tint: string | undefined, shade: string | undefined): string {
  const levels = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const left = share(tint) ?? share(shade);
  if (left === null) return hex;
  const [most, least] = [Math.max(...levels), Math.min(...levels)];
  const before = (most + least) / 2;
  const after = before * left + (share(tint) === null ? 0 : 1 - left);
  // Hue and saturation stay: the spread of the levels is as far from grey as the lightness allows.
  const widest = (lightness: number): number => 1 - Math.abs(2 * lightness - 1);
  const scale = widest(before) === 0 ? 0 : widest(after) / widest(before);
  return levels.map((level) => Math.round(255 * (after + (level - before) * scale)).toString(16).padStart(2, '0')).join('').toUpperCase();
}

function share(digits: string | undefined): number | null {
  return digits === undefined || !/^[0-9a-f]{1,2}$/i.test(digits) ? null : Number.parseInt(digits, 16) / 255;
}
