import type { BodyBlock } from '../../model/facts.js';
import { leftOut } from '../../model/left-out.js';
import { flowingFacts, paragraph } from '../flowing-text.js';
import type { FormatReader } from '../format.js';
import { CELL_END, readRtf } from '../rtf-text.js';

/** Rich Text Format 1.9.1: the body's paragraphs and tables; pictures are counted, not searched. */
const reader: FormatReader = {
  id: 'rtf',
  formats: ['rtf'],
  read({ bytes }) {
    const { text, pictures, isCut, apart } = readRtf(bytes);
    const facts = flowingFacts(bodyOf(text), { text, encoding: 'gb18030', hasReplacements: text.includes('\ufffd') });
    const hasText = facts.readable === 'yes';
    return {
      ...facts,
      readable: isCut && hasText ? 'repaired' : hasText || pictures > 0 ? 'yes' : 'no',
      pictures,
      ...leftOut(apart),
      ...(pictures > 0 ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : {}),
      // Colours of the text are not followed.
      highlightVerdict: 'cannot-tell',
      problems: [
        ...(isCut ? [{ code: 'truncated' as const, page: null, detail: 'the end of the file is missing' }] : []),
        ...(hasText || pictures === 0 ? (facts.problems ?? []) : [{ code: 'no-text' as const, page: null, detail: `${pictures} pictures` }]),
      ],
    };
  },
};

export default reader;

/** A line with cell ends is a row; a cell of several paragraphs runs over several lines until its row ends. */
function bodyOf(text: string): BodyBlock[] {
  const body: BodyBlock[] = [];
  let rows: string[][] = [];
  let open = '';
  const endTable = () => {
    if (rows.length > 0) body.push({ type: 'table', rows });
    rows = [];
  };
  for (const line of text.split('\n')) {
    open += line;
    if (line.endsWith(CELL_END) && open.endsWith(CELL_END + CELL_END)) {
      rows.push(open.slice(0, -2).split(CELL_END).map(tidy));
      open = '';
    } else if (open.includes(CELL_END)) {
      open += '\n';
    } else {
      endTable();
      if (tidy(open) !== '') body.push(paragraph(tidy(open)));
      open = '';
    }
  }
  endTable();
  for (const rest of open.split(CELL_END).map(tidy)) if (rest !== '') body.push(paragraph(rest));
  return body;
}

function tidy(text: string): string {
  return text.replace(/\u000b/g, '\n').trim();
}
