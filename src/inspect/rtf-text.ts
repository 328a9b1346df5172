/** The text of an RTF file: \n ends a paragraph, U+0007 a cell, U+0007 and \n a row. */
export interface RtfText {
  readonly text: string;
  readonly pictures: number;
  /** Groups with words that are not read. */
  readonly apart: { readonly note: number; readonly 'text-box': number; readonly header: number; readonly comment: number };
  /** A group was still open at the end: the file was cut off. */
  readonly isCut: boolean;
}

export const CELL_END = '\u0007';

/** Groups that are no text of the body (RTF 1.9.1): definitions, headers, notes, pictures and data. */
const SKIPPED = new Set([
  'fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf',
  'footnote', 'annotation', 'fldinst', 'listtable', 'listoverridetable', 'revtbl', 'rsidtbl', 'generator', 'xmlnstbl', 'themedata', 'colorschememapping',
  'datastore', 'latentstyles', 'pntext', 'pntxta', 'pntxtb', 'filetbl', 'bkmkstart', 'bkmkend', 'nonshppict', 'listtext', 'xe', 'tc', 'shp', 'do', 'template', 'operator',
]);

type ApartPart = keyof RtfText['apart'];

const APART: Readonly<Record<string, ApartPart>> = {
  footnote: 'note', annotation: 'comment', shptxt: 'text-box', header: 'header', headerl: 'header', headerr: 'header', headerf: 'header', footer: 'header', footerl: 'header', footerr: 'header', footerf: 'header',
};

/** Destinations marked `\*` that hold body text all the same. */
const KEPT = new Set(['shppict', 'upr', 'ud', 'cs']);

const SYMBOLS: Readonly<Record<string, string>> = {
  par: '\n', sect: '\n', page: '\n', line: '\u000b', tab: '\t', cell: CELL_END, nestcell: ' ', row: `${CELL_END}\n`, nestrow: ' ',
  emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', emspace: '\u2003', enspace: '\u2002',
};

/** Windows code page → label of the Encoding Standard; GBK is part of GB 18030. */
const ENCODINGS: Readonly<Record<number, string>> = { 936: 'gb18030', 54936: 'gb18030', 950: 'big5', 932: 'shift_jis', 949: 'euc-kr', 65001: 'utf-8', 874: 'windows-874', 10000: 'macintosh', 1361: 'euc-kr' };
/** \fcharset of a font → code page. */
const CHARSETS: Readonly<Record<number, number>> = { 0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 };
const MOST_DEPTH = 2_000;

interface Group {
  readonly skip: boolean;
  readonly isFontTable: boolean;
  /** Fallback characters after a \u. */
  readonly fallback: number;
  readonly codePage: number;
  readonly deleted: boolean;
  readonly hidden: boolean;
  /** Not read, and whether a word of it was met. */
  readonly apart: { readonly part: ApartPart; hasWords: boolean } | null;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

/** Reads the body text; never throws. */
export function readRtf(bytes: Uint8Array): RtfText {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const out = textWriter();
  const stack: Group[] = [];
  const fonts = new Map<number, number>();
  let group: Group = { skip: false, isFontTable: false, fallback: 1, codePage: 1252, deleted: false, hidden: false, apart: null };
  let [documentPage, font, swallow, starred, pictures] = [1252, 0, 0, false, 0];
  const apart = { note: 0, 'text-box': 0, header: 0, comment: 0 };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [, word, number, hex, symbol, brace, plain] = match;
    const visible = !group.skip && !group.deleted && !group.hidden;
    if (group.apart && !group.apart.hasWords && (hex !== undefined || (plain !== undefined && plain.trim() !== '') || (word === 'u' && number !== undefined))) {
      group.apart.hasWords = true;
      apart[group.apart.part]++;
    }
    const value = number === undefined ? null : Number(number);
    if (brace === '{') {
      if (stack.length >= MOST_DEPTH) break;
      stack.push(group);
      starred = false;
    } else if (brace === '}') {
      group = stack.pop() ?? group;
      if (stack.length === 0) break;
    } else if (word === 'bin') {
      TOKEN.lastIndex += Math.max(0, value ?? 0);
    } else if (word !== undefined) {
      // An embedded object is a picture too, as it is seen.
      if ((word === 'pict' || word === 'object') && !group.skip) pictures++;
      const part = group.apart ? undefined : APART[word];
      if (part) group = { ...group, apart: { part, hasWords: false } };
      if (word === 'fonttbl') group = { ...group, skip: true, isFontTable: true };
      else if (SKIPPED.has(word) || (starred && !KEPT.has(word))) group = { ...group, skip: true };
      else if (word === 'ansicpg' && value) group = { ...group, codePage: (documentPage = value) };
      else if (word === 'f' && value !== null) {
        font = value;
        if (!group.isFontTable) group = { ...group, codePage: fonts.get(value) ?? documentPage };
      } else if (word === 'fcharset' && group.isFontTable && value !== null && CHARSETS[value] && value !== 0) fonts.set(font, CHARSETS[value]);
      else if (word === 'uc') group = { ...group, fallback: Math.max(0, value ?? 1) };
      else if (word === 'deleted') group = { ...group, deleted: value !== 0 };
      else if (word === 'v') group = { ...group, hidden: value !== 0 };
      else if (word === 'plain') group = { ...group, hidden: false, deleted: false };
      else if (word === 'u' && value !== null) {
        if (visible) out.character(value < 0 ? value + 65_536 : value);
        swallow = group.fallback;
        starred = false;
        continue;
      } else if (visible && SYMBOLS[word] !== undefined) out.text(SYMBOLS[word]);
      starred = false;
    } else if (hex !== undefined) {
      if (swallow > 0) swallow--;
      else if (visible) out.byte(Number.parseInt(hex, 16), group.codePage);
      continue;
    } else if (symbol !== undefined) {
      if (symbol === '*') starred = true;
      else if (visible) out.text(symbol === '~' ? ' ' : symbol === '_' ? '-' : symbol === '\n' || symbol === '\r' ? '\n' : '\\{}'.includes(symbol) ? symbol : '');
    } else if (plain !== undefined && !group.skip) {
      const kept = plain.slice(swallow);
      swallow = Math.max(0, swallow - plain.length);
      if (visible) for (let at = 0; at < kept.length; at++) out.byte(kept.charCodeAt(at), group.codePage);
      continue;
    } else continue;
    swallow = 0;
  }
  return { text: out.finish(), pictures, apart, isCut: stack.length > 0 };
}

/** Bytes are gathered as long as they are of one code page: a Chinese character may be written as \'d6 and a plain letter. */
function textWriter() {
  const parts: string[] = [];
  let pending: number[] = [];
  let page = 1252;
  const flush = () => {
    if (pending.length > 0) parts.push(decoder(page).decode(Uint8Array.from(pending)));
    pending = [];
  };
  return {
    byte(value: number, codePage: number) {
      if (codePage !== page) flush();
      page = codePage;
      pending.push(value);
    },
    character(code: number) {
      flush();
      if (code > 0 && code <= 0xffff) parts.push(String.fromCharCode(code));
    },
    text(text: string) {
      flush();
      parts.push(text);
    },
    finish() {
      flush();
      return parts.join('').replace(/\p{Surrogate}/gu, '\ufffd');
    },
  };
}

const decoders = new Map<number, InstanceType<typeof TextDecoder>>();

function decoder(page: number): InstanceType<typeof TextDecoder> {
  const known = decoders.get(page);
  if (known) return known;
  const label = ENCODINGS[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  const made = new TextDecoder(label);
  decoders.set(page, made);
  return made;
}
