import type { ReadLine } from '../../model/facts.js';
import { isBody } from '../issuer.js';

/** The letterhead is set larger than the title below it (GB/T 9704-2012, 7.2.4 and 7.3.1). */
const LARGER = 1.25;

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
