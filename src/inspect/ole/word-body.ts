import type { BodyBlock, Highlight } from '../../model/facts.js';
import { markOf } from './run-marks.js';
import { runAt, type PropertyRun } from './sprm.js';
import type { WordText } from './word-text.js';

export interface WordBody {
  readonly body: readonly BodyBlock[];
  readonly highlights: readonly Omit<Highlight, 'page'>[];
  /** Pictures that stand in the line of text. */
  readonly pictures: number;
}

/** Codes of the properties that are asked for ([MS-DOC] 2.6.1, 2.6.2). */
const DELETED = 0x0800;
/** 0x81: not as its style says, and no style that is met hides words. */
const HIDDEN = 0x083c;
const IS_HIDDEN = [1, 0x81];
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

/** Paragraphs and tables in order, in the accepted view: insertions are text, deletions and field codes are not. */
export function readWordBody({ pieces, characters, paragraphs }: WordText): WordBody {
  const writer = bodyWriter();
  const fields: boolean[] = [];
  let pictures = 0;
  for (const { text, place, width } of pieces) {
    let run: PropertyRun | undefined;
    for (let index = 0; index < text.length; index++) {
      const at = place + index * width;
      if (!run || at < run.start || at >= run.end) run = runAt(characters, at) ?? { start: at, end: at + 1, style: 0, sprms: new Map() };
      const code = text.charCodeAt(index);
      const isDeleted = run.sprms.get(DELETED) === 1;
      if (code === PARAGRAPH || code === CELL || code === SECTION) writer.end(code, runAt(paragraphs, at), isDeleted);
      else if (code === FIELD.begin) fields.push(true);
      else if (code === FIELD.result) fields[fields.length - 1] = false;
      else if (code === FIELD.end) fields.pop();
      else if (isDeleted || fields.includes(true) || IS_HIDDEN.includes(run.sprms.get(HIDDEN) ?? 0)) continue;
      else if (code === PICTURE) pictures++;
      else if (code >= 0x20 || PLAIN[code] !== undefined) writer.add(PLAIN[code] ?? (text[index] as string), markOf(run.sprms));
    }
  }
  return { ...writer.finish(), pictures };
}

/** Gathers paragraphs, cells and rows as their ends come by. */
function bodyWriter() {
  const body: BodyBlock[] = [];
  const highlights: Omit<Highlight, 'page'>[] = [];
  let line = '';
  let marked: { readonly kind: Highlight['kind']; text: string } | null = null;
  let cell: string[] = [];
  let row: string[] = [];
  let rows: string[][] = [];
  const endMark = () => {
    if (marked && marked.text.trim() !== '') highlights.push({ kind: marked.kind, text: marked.text.trim() });
    marked = null;
  };
  const endTable = () => {
    if (row.length > 0) rows.push(row);
    if (rows.some((each) => each.some((text) => text !== ''))) body.push({ type: 'table', rows });
    [row, rows] = [[], []];
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
        if (row.length > 0) rows.push(row);
        [row, line, cell] = [[], '', []];
      } else if (code === CELL) {
        row.push([...cell, endLine()].filter(Boolean).join('\n'));
        cell = [];
      } else if (sprms.get(IN_TABLE) === 1) {
        cell.push(endLine());
      } else if (!isDeleted || code === SECTION) {
        endTable();
        const text = endLine();
        if (text !== '') body.push({ type: 'paragraph', text, heading: headingOf(paragraph) });
      }
    },
    finish() {
      endTable();
      const text = [...cell, endLine()].filter(Boolean).join('\n');
      if (text !== '') body.push({ type: 'paragraph', text, heading: null });
      return { body, highlights };
    },
  };
}

function headingOf(paragraph: PropertyRun | undefined): number | null {
  if (!paragraph) return null;
  const outline = paragraph.sprms.get(OUTLINE);
  if (outline !== undefined) return outline < HEADINGS ? outline + 1 : null;
  return paragraph.style >= 1 && paragraph.style <= HEADINGS ? paragraph.style : null;
}
