import type { BodyBlock } from '../../model/facts.js';
import { openContainer, type Container } from '../container.js';
import { drawingOf, drawnParts, type DrawnFile } from '../drawn-parts.js';
import { entryFacts } from '../entries.js';
import { figuresInRows } from '../figures.js';
import { Unreadable, unreadable, type FormatReader } from '../format.js';
import { hasMacroPart, macroProblem } from '../macro.js';
import { readSheet, type SharedString, type Sheet, type SheetContext } from '../xlsx-sheet.js';
import { cellSights, withoutPale, type CellSight } from '../cell-sight.js';
import { cellFormat, SHIFT_1904, type CellFormat } from '../cell-format.js';
import { sheetBlocks, toldNames } from '../sheet-blocks.js';
import { countWords } from '../words.js';
import { relationsOf } from '../relations.js';
import { child, descendants, parseXml, textOf, type XmlNode } from '../xml.js';
import { leftOut } from '../../model/left-out.js';

const MAX_SHEETS = 200;

/** Workbooks (ISO/IEC 29500): the visible sheets as tables; formulas give the value they last had, never a computation. */
const reader: FormatReader = {
  id: 'xlsx',
  formats: ['xlsx'],
  read({ bytes }) {
    if (bytes[0] === 0xd0) throw new Unreadable('encrypted');
    const container = openContainer(bytes);
    const workbook = container.read('xl/workbook.xml');
    if (!workbook && container.names.includes('xl/workbook.bin')) return { ...unreadable('unsupported-format', 'XLSB; save it as xlsx'), problems: [{ code: 'unsupported-format', page: null, detail: 'XLSB; save it as xlsx' }, ...macroProblem(hasMacroPart(container))] };
    if (!workbook) throw new Unreadable('corrupt', 'xl/workbook.xml is missing');
    const book = parseXml(workbook);
    const context = { strings: sharedStrings(container), ...stylesOf(container), dayShift: countsFrom1904(book) ? SHIFT_1904 : 0 };
    const drawn = drawnParts(container);
    const { shown, hidden } = sheetParts(book, container);
    const read = shown.slice(0, MAX_SHEETS).flatMap(({ part, name }) => sheetAt(container, part).map((sheet) => ({ ...readSheet(sheet, context), name, drawn: drawnOn(container, part, sheet, drawn) })));
    const sheets = read.filter((sheet) => sheet.rows.length > 0 || sheet.drawn.length > 0);
    const rows = sheets.map((sheet) => sheet.rows);
    const tables = rows.filter((table) => table.length > 0);
    const cells = rows.flat(2);
    const content = [...rows, ...sheets.map((sheet) => sheet.drawn.flatMap((block) => (block.type === 'paragraph' ? [[block.text]] : block.rows)))].map((table) => table.map((row) => row.join('\t')).join('\n')).filter(Boolean).join('\n');
    const hasWords = content.trim() !== '';
    // A table that was photographed and put on a sheet.
    const hasPictures = container.names.some((name) => /^xl\/(?:media|charts|diagrams|embeddings)\/./.test(name));
    const pictures = container.names.filter((name) => /^xl\/media\/[^/]+\.[^/]+$/.test(name)).length;
    const isEmpty = !hasWords && !hasPictures;
    const total = (part: keyof Sheet['leftOut']) => read.reduce((sum, sheet) => sum + sheet.leftOut[part], 0);
    return {
      readable: isEmpty ? 'no' : 'yes',
      problems: [
        ...(isEmpty ? [{ code: 'empty' as const, page: null, detail: null }] : []),
        ...(!hasWords && hasPictures ? [{ code: 'no-text' as const, page: null, detail: 'pictures or charts alone' }] : []),
        ...(total('unseen') > 0 ? [{ code: 'unseen-words' as const, page: null, detail: null }] : []),
        ...macroProblem(hasMacroPart(container)),
      ],
      text: { source: hasWords ? 'native' : 'none', characters: content.replace(/\s/g, '').length, content },
      body: toldNames(sheets).flatMap(({ rows: own, layout, name, drawn: beside }) => [...sheetBlocks(own, { layout, ...(name === undefined ? {} : { name }) }), ...beside]),
      words: countWords(cells),
      ...(pictures > 0 ? { pictures } : {}),
      ...leftOut({
        'hidden-sheet': hidden.flatMap(({ part }) => sheetAt(container, part)).filter((sheet) => readSheet(sheet, context).rows.length > 0).length, sheet: shown.length - read.length,
        'hidden-row': total('hidden-row'), 'hidden-column': total('hidden-column'), row: total('row'), column: total('column'), header: total('header') > 0 ? 1 : 0, unseen: total('unseen'), ...apartIn(container), ...drawn.leftOut(),
      }),
      ...(container.names.some((name) => name.startsWith('xl/media/')) ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : { sealVerdict: 'not-seen' as const, sealReason: null }),
      // Coloured cells are as often decoration as a mark.
      highlightVerdict: 'cannot-tell',
      ...(tables.length > 0 ? entryFacts(tables) : { entries: 0 }),
      figures: rows.flatMap((table) => figuresInRows(table)),
    };
  },
};

export default reader;

interface SheetPart {
  readonly part: string;
  readonly name: string;
}

/** Paths and names of the sheets in the order of their tabs. */
function sheetParts(workbook: XmlNode, container: Container): { readonly shown: SheetPart[]; readonly hidden: SheetPart[] } {
  const targets = relationsOf(container, 'xl/workbook.xml');
  const parts = (sheets: readonly XmlNode[]) => sheets.flatMap((sheet) => {
    const part = targets.get(sheet.attributes['id'] ?? '');
    return part ? [{ part, name: (sheet.attributes['name'] ?? '').trim() }] : [];
  });
  const all = descendants(workbook, 'sheet');
  const isHidden = (sheet: XmlNode) => /hidden/i.test(sheet.attributes['state'] ?? '');
  return { shown: parts(all.filter((sheet) => !isHidden(sheet))), hidden: parts(all.filter(isHidden).slice(0, MAX_SHEETS)) };
}

/** Words beside the cells: comments, and text boxes drawn over a sheet. */
function apartIn(container: Container): { readonly comment: number; readonly 'text-box': number } {
  const found = (name: RegExp, element: string) => container.names.filter((each) => name.test(each)).slice(0, MAX_SHEETS).reduce((sum, each) => {
    const part = container.read(each);
    return sum + (part ? descendants(parseXml(part), element).filter((node) => textOf(node).trim() !== '').length : 0);
  }, 0);
  // A comment of a thread is written a second time for programs that know no threads.
  const comments = Math.max(found(/^xl\/(?:comments\/)?comments?\d*\.xml$/, 'comment'), found(/^xl\/threadedComments\/[^/]+\.xml$/, 'threadedComment'));
  return { comment: comments, 'text-box': found(/^xl\/drawings\/drawing\d*\.xml$/, 'txBody') };
}

function sheetAt(container: Container, part: string): XmlNode[] {
  const sheet = container.read(part);
  return sheet ? [parseXml(sheet)] : [];
}

/** What the charts and SmartArt on a sheet say. */
function drawnOn(container: Container, part: string, sheet: XmlNode, drawn: DrawnFile): BodyBlock[] {
  const drawing = drawn.count > 0 ? drawingOf(container, part, sheet) : null;
  const found = drawing ? container.read(drawing) : null;
  return drawing && found ? drawn.of(drawing).within(parseXml(found)) : [];
}

function sharedStrings(container: Container): SharedString[] {
  const part = container.read('xl/sharedStrings.xml');
  // Phonetic guides (rPh) are not the text.
  const plain = (node: XmlNode): string => (node.name === 'rPh' ? '' : node.name === '#text' ? node.text : node.children.map(plain).join(''));
  return part ? parseXml(part).children.filter((node) => node.name === 'si').map((node) => {
    const bare = { ...node, children: node.children.filter((each) => each.name !== '#text') };
    return { text: plain(bare), onWhite: withoutPale(bare, plain) };
  }) : [];
}

function countsFrom1904(workbook: XmlNode): boolean {
  return /^(?:1|true)$/.test(child(workbook, 'workbookPr')?.attributes['date1904'] ?? '');
}

/** How each cell style shows numbers, and whether it shows words. */
function stylesOf(container: Container): { readonly formats: CellFormat[]; readonly sights: CellSight[] } {
  const part = container.read('xl/styles.xml');
  if (!part) return { formats: [], sights: [] };
  const styles = parseXml(part);
  const own = new Map(descendants(styles, 'numFmt').map((each) => [Number(each.attributes['numFmtId']), each.attributes['formatCode'] ?? '']));
  const formats = (child(styles, 'cellXfs')?.children ?? []).filter((each) => each.name === 'xf').map((each) => {
    const id = Number(each.attributes['numFmtId'] ?? 0);
    return cellFormat(id, own.get(id));
  });
  return { formats, sights: cellSights(styles) };
}
