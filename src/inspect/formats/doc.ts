import type { BodyBlock } from '../../model/facts.js';
import { leftOut } from '../../model/left-out.js';
import { saysMore } from '../docx/margins.js';
import { flowingFacts } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';
import { hasMacroStream, macroProblem } from '../macro.js';
import { openCompound } from '../ole/compound.js';
import { readWhole } from '../ole/read-whole.js';
import { readWordBody } from '../ole/word-body.js';
import { readWordText, type Story } from '../ole/word-text.js';

/** Word 97–2003 and WPS Writer ([MS-DOC]): the body with tracked changes accepted; text boxes, notes and headers are read and counted apart. */
const reader: FormatReader = {
  id: 'doc',
  formats: ['doc', 'wps'],
  read({ bytes }) {
    const compound = openCompound(bytes);
    if (compound.names.length === 0) throw new Unreadable('truncated', 'the directory of the file is missing');
    if (compound.names.some((name) => WORKS.has(name)) && !compound.names.includes('WordDocument')) throw new Unreadable('unsupported-format', 'Microsoft Works; save it as docx or PDF');
    const text = readWhole(compound, () => readWordText(compound));
    const main = readWordBody(text);
    const beside = (story: Story, part: NonNullable<BodyBlock['part']>) => readWordBody({ ...text, pieces: text.stories[story] }).body.map((block): BodyBlock => ({ ...block, part }));
    const [boxes, footnotes, endnotes] = [beside('textBoxes', 'text-box'), beside('footnotes', 'footnote'), beside('endnotes', 'endnote')];
    const margins = linesOf([...beside('headers', 'text-box'), ...beside('headerBoxes', 'text-box')]);
    const { highlights, pictures, isAllMarked } = main;
    const body = [...main.body, ...boxes, ...footnotes, ...endnotes];
    const facts = flowingFacts(body, { text: '', encoding: 'utf-16le', hasReplacements: false }, { 'text-box': linesOf(boxes), note: linesOf([...footnotes, ...endnotes]), header: margins });
    const hasText = facts.readable === 'yes';
    const drawings = hasDrawings(compound.names);
    return {
      ...facts,
      outside: margins,
      readable: hasText || pictures > 0 ? 'yes' : 'no',
      pictures,
      ...leftOut({ header: margins.some(saysMore) ? 1 : 0, comment: commentsIn(text.stories.comments.map((piece) => piece.text).join('')) }),
      ...(pictures > 0 || drawings ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : {}),
      highlights: highlights.map((highlight) => ({ page: null, ...highlight })),
      // A page may have been pasted as a picture, with a mark on it.
      highlightVerdict: highlights.length > 0 && !isAllMarked ? 'seen' : highlights.length > 0 || pictures > 0 ? 'cannot-tell' : 'not-seen',
      problems: [
        ...(hasText ? [] : pictures > 0 ? [{ code: 'no-text' as const, page: null, detail: `${pictures} pictures` }] : (facts.problems ?? [])),
        ...macroProblem(hasMacroStream(compound)),
      ],
    };
  },
};

export default reader;

/** Each begins with the sign of its author ([MS-DOC] 2.3.4). */
function commentsIn(story: string): number {
  return story.split('\u0005').filter((comment) => comment.trim() !== '').length;
}

function linesOf(blocks: readonly BodyBlock[]): string[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.rows.flat()));
}

/** Streams of Microsoft Works, whose files are called .wps too. */
const WORKS = new Set(['MatOST', 'CONTENTS', 'MM']);

/** Floating pictures are kept with the tables; inline ones and embedded objects have streams of their own. */
function hasDrawings(names: readonly string[]): boolean {
  return names.includes('Data') || names.includes('ObjectPool');
}
