import type { Facts, Highlight, ReadPage } from '../../../model/facts.js';

type Box = NonNullable<Highlight['box']>;

/** Words that stand on a red underline are above it: this share of the page's height is taken with it. */
const LINE_OF_TEXT = 0.018;
/** Of a line's height, how much must lie under the mark: neighbours above and below are touched by a broad pen too. */
const LEAST_UNDER = 0.5;
/** A pen rarely begins and ends at the edge of a character; share of the page's width. */
const SLACK = 0.006;

/** The marks on scans with the words below them, as far as those were read surely. A mark over nothing that was read stays without words. */
export function withMarkedWords(highlights: Facts['highlights'], pages: readonly ReadPage[], leastSure: number): Facts['highlights'] {
  return highlights.map((mark) => {
    const page = pages.find((each) => each.page === mark.page);
    // A page that lies on its side was marked as it lies, and read as it should stand.
    if (mark.text || !mark.box || !page || page.turn !== 0) return mark;
    const words = under(mark.kind === 'underline' ? raised(mark.box) : mark.box, page, leastSure);
    return words === '' ? mark : { ...mark, text: words };
  });
}

function raised(box: Box): Box {
  const above = Math.min(box.top, LINE_OF_TEXT);
  return { ...box, top: box.top - above, height: box.height + above };
}

function under(mark: Box, page: ReadPage, leastSure: number): string {
  const isUnder = ({ box }: ReadPage['lines'][number]) =>
    Math.min(box.top + box.height, mark.top + mark.height) - Math.max(box.top, mark.top) >= box.height * LEAST_UNDER;
  return page.lines.filter((line) => line.confidence >= leastSure && isUnder(line)).map(({ text, box, centres }) =>
    [...text].filter((_character, index) => {
      const at = box.left + (box.width * (centres[index] ?? -1_000)) / 1000;
      return at >= mark.left - SLACK && at <= mark.left + mark.width + SLACK;
    }).join('')).join('');
}
