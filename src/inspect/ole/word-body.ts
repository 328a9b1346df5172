import type { BodyBlock, Highlight } from '../../model/facts.js';
import { stressedCells, type FilledCell } from '../docx/shaded-cells.js';
import { cellGrounds } from './cell-shades.js';
import { markOf, panelOf } from './run-marks.js';
import { runAt, type PropertyRun } from './sprm.js';
import { layered, type Properties, type StyleSheet } from './style-sheet.js';
import type { WordText } from './word-text.js';

export interface WordBody {
  readonly body: readonly BodyBlock[];
  readonly highlights: readonly Omit<Highlight, 'page'>[];
  /** Nearly everything is marked, so that nothing stands out. */
  readonly isAllMarked: boolean;
  /** Pictures that stand in the line of text. */
  readonly pictures: number;
}

/** Codes of the properties that are asked for ([MS-DOC] 2.6.1, 2.6.2). */
const DELETED = 0x0800;
const HIDDEN = 0x083c;
/** As the style says, and the other way round. */
const AS_STYLE = 0x80;
const UNLIKE_STYLE = 0x81;
/** The character style of a run. */
const CHARACTER_STYLE = 0x4a30;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const OUTLINE = 0x2640;

/** Characters that are no text ([MS-DOC] 2.4.1 and 2.8.25). */
const PICTURE = 0x01;
const CELL = 0x07;
const LINE = 0x0b;
const SECTION = 0x0c;
const PARAGRAPH = 0x0d;
const FIELD = { begin: 0x13, result: 0x14, end: 0x15 } as const;
const PLAIN: Readonly<Record<number, string>> = { 0x09: '\t', [LINE]: '\n', 0x0e: '\n', 0x1e: '-', 0xa0: ' ' };
/** Built-in styles 1–9 are the headings. */
const HEADINGS = 9;
/** Share of the characters: beyond, a shade came along with words copied from elsewhere. */
const MOST_MARKED = 0.9;

/** Paragraphs and tables in order, in the accepted view: insertions are text, deletions and field codes are not. */
export function readWordBody(text: WordText): WordBody {
  const writer = bodyWriter();
  const lookAt = looksIn(text);
  const fields: boolean[] = [];
  let pictures = 0;
  for (const { text: characters, place, width } of text.pieces) {
    for (let index = 0; index < characters.length; index++) {
      const at = place + index * width;
      const { isDeleted, isHidden, mark } = lookAt(at);
      const code = characters.charCodeAt(index);
      if (code === PARAGRAPH || code === CELL || code === SECTION) writer.end(code, runAt(text.paragraphs, at), isDeleted);
      else if (code === FIELD.begin) fields.push(true);
      else if (code === FIELD.result) fields[fields.length - 1] = false;
      else if (code === FIELD.end) fields.pop();
      else if (isDeleted || fields.includes(true) || isHidden) continue;
      else if (code === PICTURE) pictures++;
      else if (code >= 0x20 || PLAIN[code] !== undefined) writer.add(PLAIN[code] ?? (characters[index] as string), mark);
    }
  }
  return { ...writer.finish(), pictures };
}

/** How the characters of a stretch look: by their own properties, by their style, by that of their paragraph. */
interface Look {
  readonly start: number;
  readonly end: number;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  readonly mark: Highlight['kind'] | null;
}

/** Of the character at a place; the latest stretch is kept, for the next character is mostly of it. */
function looksIn({ characters, paragraphs, styles }: WordText): (at: number) => Look {
  let look: Look = { start: 0, end: 0, isDeleted: false, isHidden: false, mark: null };
  return (at) => {
    if (at >= look.start && at < look.end) return look;
    const none = { start: at, end: at + 1, style: 0, sprms: new Map<number, number>() };
    const [run, paragraph] = [runAt(characters, at) ?? none, runAt(paragraphs, at) ?? none];
    const below = underRun(run, paragraph, styles);
    const [own, styled] = [run.sprms.get(HIDDEN) ?? AS_STYLE, below.get(HIDDEN) === 1];
    const isHidden = own === AS_STYLE ? styled : own === UNLIKE_STYLE ? !styled : own === 1;
    look = { start: Math.max(run.start, paragraph.start), end: Math.min(run.end, paragraph.end), isDeleted: run.sprms.get(DELETED) === 1, isHidden, mark: markOf(layered(below, run.sprms)) ?? panelOf(paragraph.sprms) };
    return look;
  };
}

/** What styles say of a run. */
function underRun(run: PropertyRun, paragraph: PropertyRun, styles: StyleSheet): Properties {
  const [ofParagraph, ofRun] = [styles.get(paragraph.style), styles.get(run.sprms.get(CHARACTER_STYLE) ?? -1)];
  return layered(ofParagraph ?? NOTHING, ofRun ?? NOTHING);
}

const NOTHING: Properties = new Map();

/** Gathers paragraphs, cells and rows as their ends come by. */
function bodyWriter() {
  const body: BodyBlock[] = [];
  const highlights: Omit<Highlight, 'page'>[] = [];
  let [characters, characterMarks] = [0, 0];
  let line = '';
  let marked: { readonly kind: Highlight['kind']; text: string } | null = null;
  let cell: string[] = [];
  let row: { readonly text: string; readonly isMarked: boolean }[] = [];
  let rows: FilledCell[][] = [];
  /** Marks that were found when the last cell or paragraph ended. */
  let marksBefore = 0;
  const endMark = () => {
    if (marked && marked.text.trim() !== '') highlights.push({ kind: marked.kind, text: marked.text.trim() });
    marked = null;
  };
  const endRow = (grounds: readonly FilledCell['ground'][]) => {
    // Words that are marked themselves are not marked twice.
    if (row.length > 0) rows.push(row.map(({ text, isMarked }, index) => ({ text, ground: isMarked ? null : (grounds[index] ?? null) })));
    row = [];
  };
  const endTable = () => {
    endRow([]);
    for (const text of stressedCells(rows)) {
      highlights.push({ kind: 'shading', text });
      characterMarks += text.replace(/\s/gu, '').length;
    }
    if (rows.some((each) => each.some(({ text }) => text !== ''))) body.push({ type: 'table', rows: rows.map((each) => each.map(({ text }) => text)) });
    rows = [];
  };
  const endLine = () => {
    endMark();
    const text = line.trim();
    line = '';
    return text;
  };
  return {
    add(text: string, mark: Highlight['kind'] | null) {
      line += text;
      if (text.trim() !== '') characters++;
      if (text.trim() !== '' && mark !== null) characterMarks++;
      if (marked?.kind !== mark) endMark();
      if (mark === null) return;
      marked ??= { kind: mark, text: '' };
      marked.text += text;
    },
    end(code: number, paragraph: PropertyRun | undefined, isDeleted: boolean) {
      const { sprms } = paragraph ?? { sprms: new Map<number, number>() };
      // A row ends in a mark of its own, which looks like an empty cell but for this property.
      const isRowEnd = code === CELL && sprms.get(ROW_END) === 1;
      if (isRowEnd) {
        endRow(paragraph?.bytes ? cellGrounds(paragraph.bytes) : []);
        [line, cell] = ['', []];
      } else if (code === CELL) {
        const text = [...cell, endLine()].filter(Boolean).join('\n');
        row.push({ text, isMarked: highlights.length > marksBefore });
        [cell, marksBefore] = [[], highlights.length];
      } else if (sprms.get(IN_TABLE) === 1) {
        cell.push(endLine());
      } else if (!isDeleted || code === SECTION) {
        endTable();
        const text = endLine();
        if (text !== '') body.push({ type: 'paragraph', text, heading: headingOf(paragraph) });
        marksBefore = highlights.length;
      }
    },
    finish() {
      endTable();
      const text = [...cell, endLine()].filter(Boolean).join('\n');
      if (text !== '') body.push({ type: 'paragraph', text, heading: null });
      return { body, highlights, isAllMarked: body.length > 1 && characterMarks > MOST_MARKED * characters };
    },
  };
}

function headingOf(paragraph: PropertyRun | undefined): number | null {
  if (!paragraph) return null;
  const outline = paragraph.sprms.get(OUTLINE);
  if (outline !== undefined) return outline < HEADINGS ? outline + 1 : null;
  return paragraph.style >= 1 && paragraph.style <= HEADINGS ? paragraph.style : null;
}
