/** Lines of a page run on to the next when they are this full. */
const FULL = 0.85;

/**
 * The paragraphs of a PDF's text, for counting: lines are joined where one is as long as the page's lines are and does
 * not end a sentence; lines with nothing but a page number are left out.
 */
export function paragraphsOf(pages: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open = '';
  for (const page of pages) {
    const lines = page.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/^[-—–\s]*\d{1,4}[-—–\s]*$/u.test(line) && !/^第\s*\d+\s*页/u.test(line));
    const widest = Math.max(0, ...lines.map(widthOf));
    for (const line of lines) {
      open = open === '' ? line : join(open, line);
      if (widthOf(line) >= FULL * widest && !/[。！？：；!?;:]$/u.test(line)) continue;
      paragraphs.push(open);
      open = '';
    }
  }
  return open === '' ? paragraphs : [...paragraphs, open];
}

/** In half Han characters. */
function widthOf(line: string): number {
  return [...line].reduce((width, character) => width + (character > '\u2e7f' ? 2 : 1), 0);
}

/** Latin words of two lines are two words, Han characters need no blank. */
function join(before: string, after: string): string {
  return /[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(after) ? `${before} ${after}` : before + after;
}
