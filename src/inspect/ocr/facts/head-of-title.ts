import type { ReadLine } from '../../../model/facts.js';
import { endsTitle } from '../../document-title.js';
import { isBody } from '../../issuer.js';

/** The letterhead is set larger than the title below it (GB/T 9704-2012, 7.2.4 and 7.3.1). */
const LARGER = 1.25;

/** A title stands in the middle of its line (GB/T 9704-2012, 7.3.1); marks and addresses stand at a side. */
const MIDDLE = [0.35, 0.65] as const;

/** Longer ones that end as titles do are titles wherever they stand. */
const SHORT = 6;

/** A first line that is a title only because nothing else is, or a word or two, and stands at a side of the page: none. */
export function centredTitle(title: string | null, lines: readonly ReadLine[]): string | null {
  const line = title === null || (endsTitle(title) && title.length > SHORT) ? undefined : lines.find(({ text }) => bare(text) === bare(title));
  const middle = line ? line.box.left + line.box.width / 2 : 0.5;
  return middle >= MIDDLE[0] && middle <= MIDDLE[1] ? title : null;
}

/** 某委员会 over 关于…的公示: part of the title where both are of one size, the letterhead where it is larger. */
export function titleBelowHead(title: string | null, lines: readonly ReadLine[]): string | null {
  const at = lines.findIndex(({ text }) => isBody(bare(text)));
  const [head, next] = [lines[at], lines[at + 1]];
  if (!head || !next || !title?.startsWith(`${bare(head.text)}关于`) || !bare(next.text).startsWith('关于')) return title;
  return head.box.height >= next.box.height * LARGER ? title.slice(bare(head.text).length) : title;
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
