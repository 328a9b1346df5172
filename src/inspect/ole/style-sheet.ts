import { readSprms } from './sprm.js';

/** Property modifiers of characters by code, as readSprms gives them. */
export type Properties = ReadonlyMap<number, number>;

/** What each style, by its number, says of characters, with what it is based on; a style that says nothing is missing. */
export type StyleSheet = ReadonlyMap<number, Properties>;

/** Kinds of styles ([MS-DOC] 2.9.260); those of lists say nothing of characters. */
const KINDS = { paragraph: 1, character: 2, table: 3 } as const;
/** Of a style that stands on none. */
const NO_BASE = 0xfff;
/** Styles that stand on one another no deeper than this, and how many a sheet may have. */
const MOST_DEPTH = 20;
const MOST_STYLES = 4095;

interface Style {
  readonly base: number;
  readonly characters: Properties;
}

/** The style sheet of a Word 97 file (STSH, [MS-DOC] 2.9.271). What is damaged ends it: the styles before it count. */
export function readStyleSheet(bytes: Uint8Array): StyleSheet {
  if (bytes.length < 6) return new Map();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [count, head] = [Math.min(view.getUint16(2, true), MOST_STYLES), view.getUint16(4, true)];
  const styles = new Map<number, Style>();
  for (let number = 0, at = 2 + view.getUint16(0, true); number < count && at + 2 <= bytes.length; number++) {
    const size = view.getUint16(at, true);
    const style = size === 0 ? null : readStyle(bytes.subarray(at + 2, at + 2 + size), head);
    if (style) styles.set(number, style);
    at += 2 + size + (size % 2);
  }
  return new Map([...styles.keys()].flatMap((number) => {
    const properties = chained(number, styles);
    return properties.size === 0 ? [] : [[number, properties] as const];
  }));
}

/** A name, then what it says of paragraphs and of characters, each with its length and at an even place. */
function readStyle(bytes: Uint8Array, head: number): Style | null {
  if (head < 10 || bytes.length < head + 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [kind, base] = [view.getUint16(2, true) & 15, view.getUint16(2, true) >> 4];
  // Of a table its own properties and the paragraph's come first, of a paragraph the paragraph's.
  let before = kind === KINDS.character ? 0 : kind === KINDS.paragraph ? 1 : kind === KINDS.table ? 2 : null;
  if (before === null) return null;
  let at = head + 2 + 2 * view.getUint16(head, true) + 2;
  for (; before > 0 && at + 2 <= bytes.length; before--) at += 2 + even(view.getUint16(at, true));
  if (at + 2 > bytes.length) return { base, characters: new Map() };
  return { base, characters: readSprms(bytes.subarray(at + 2, at + 2 + view.getUint16(at, true))) };
}

function even(size: number): number {
  return size + (size % 2);
}

function chained(number: number, styles: ReadonlyMap<number, Style>): Properties {
  const chain: Style[] = [];
  for (let next = number; next !== NO_BASE && chain.length < MOST_DEPTH;) {
    const style = styles.get(next);
    if (!style || chain.includes(style)) break;
    chain.push(style);
    next = style.base;
  }
  return chain.reduceRight<Properties>((below, { characters }) => layered(below, characters), new Map());
}

/** Two ways of saying one thing: the ground of characters, their colour, each as now and as of old. */
const SAME_THING = [[0xca71, 0x4866], [0x6870, 0x2a42]] as const;

/** What is nearer goes before what lies below it, in whichever way it says it. */
export function layered(below: Properties, nearer: Properties): Properties {
  if (nearer.size === 0) return below;
  const both = new Map(below);
  for (const ways of SAME_THING) if (ways.some((code) => nearer.has(code))) for (const code of ways) both.delete(code);
  for (const [code, value] of nearer) both.set(code, value);
  return both;
}
