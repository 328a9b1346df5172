import { flowingFacts } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';
import { leftOut } from '../../model/left-out.js';
import { hasMacroStream, macroProblem } from '../macro.js';
import { sheetBlocks, toldNames } from '../sheet-blocks.js';
import { openCompound } from '../ole/compound.js';
import { readWhole } from '../ole/read-whole.js';
import { readWorkbook } from '../ole/workbook.js';

/** Excel 97–2003 and WPS Spreadsheets ([MS-XLS]): the visible sheets as tables. */
const reader: FormatReader = {
  id: 'xls',
  formats: ['xls'],
  read({ bytes }) {
    const compound = openCompound(bytes);
    const stream = compound.read('Workbook') ?? compound.read('Book');
    if (!stream) throw new Unreadable(compound.names.length === 0 ? 'truncated' : 'corrupt', 'no Workbook stream');
    const { sheets, leftOut: left, hasPictures, hasMacroSheet } = readWhole(compound, () => readWorkbook(stream));
    const facts = flowingFacts(toldNames(sheets).flatMap(({ rows, name }) => sheetBlocks(rows, { name })), { text: '', encoding: 'utf-16le', hasReplacements: false });
    const isPicture = hasPictures && facts.readable === 'no';
    return {
      ...facts,
      ...leftOut({ ...left, picture: hasPictures ? 1 : 0 }),
      ...(isPicture ? { readable: 'yes' as const } : {}),
      entries: facts.entries ?? 0,
      ...(hasPictures ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : {}),
      // Coloured cells are as often decoration as a mark.
      highlightVerdict: 'cannot-tell',
      problems: [...(isPicture ? [{ code: 'no-text' as const, page: null, detail: 'pictures alone' }] : (facts.problems ?? [])), ...macroProblem(hasMacroSheet || hasMacroStream(compound))],
    };
  },
};

export default reader;
