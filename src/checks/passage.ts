import { BODY_ENDINGS } from '../model/body-endings.js';
import { plain } from './text.js';

/** A text as names are looked for in it: plain, in one run, with what was known of its lines. */
export interface Passage {
  readonly text: string;
  /** Where a line ends that was not broken for want of room. */
  readonly breaks: ReadonlySet<number>;
  /** What stands here names bodies without saying that they did anything: a title, 主送 and 抄送, a signature, 《…》. */
  readonly aside: readonly Range[];
}

type Range = readonly [from: number, to: number];

/** A line with less than this share of the longest one’s characters was ended by its writer. */
const FULL_LINE = 0.7;
const SHORTEST_FULL_LINE = 20;
const LONGEST_TITLE = 60;
const LONGEST_SIGNATURE = 40;

export function passageOf(content: string): Passage {
  const lines = content.split('\n').flatMap((line) => line.split('\t')).map(plain).filter((line) => line !== '');
  const full = Math.max(SHORTEST_FULL_LINE, FULL_LINE * Math.max(0, ...lines.map((line) => line.length)));
  const breaks = new Set<number>();
  const aside: Range[] = [];
  let at = 0;
  lines.forEach((line, index) => {
    const stands = isAside(lines, index);
    if (stands) aside.push([at, at + line.length]);
    at += line.length;
    if (stands || line.length < full) breaks.add(at);
  });
  const text = lines.join('');
  return { text, breaks, aside: [...aside, ...quotedTitles(text)] };
}

/** Where 《…》 stand. */
export function quotedTitles(text: string): readonly Range[] {
  return [...text.matchAll(/《[^《》]{1,80}》/gu)].map(({ index, 0: title }) => [index, index + title.length]);
}

function isAside(lines: readonly string[], index: number): boolean {
  const line = lines[index] as string;
  if (/^(?:主送|抄送|抄报|报送|报|送|发|印发)(?:单位|机关|范围)?[::]/u.test(line)) return true;
  const endsSentence = (text: string) => /[。;!?]/u.test(text);
  const isTitle = index === 0 && line.length <= LONGEST_TITLE && !/[。;!?:,]/u.test(line) && lines.slice(1).some(endsSentence);
  const isAddress = /^[^。,;!?]{2,}:$/u.test(line) && /、/u.test(line) && lines.slice(index + 1).some(endsSentence) && !lines.slice(0, index).some(endsSentence);
  return isTitle || isAddress || isSignature(lines, index);
}

const OURS = new RegExp(`[我本](?:${BODY_ENDINGS.join('|')}|单位|行)`, 'u');

/** Over a date. Who writes “我局开展了…” has signed for what it did. */
function isSignature(lines: readonly string[], index: number): boolean {
  const [line, next = ''] = [lines[index] as string, lines[index + 1] ?? ''];
  const isDate = /^\(?(?:(?:19|20)\d{2}|[〇零○一二三四五六七八九]{4})(?:年|[-./])[^。,;]{0,12}\)?$/u.test(next);
  return isDate && line.length <= LONGEST_SIGNATURE && !/[。;!?:,]/u.test(line) && !OURS.test(lines.join(''));
}

/** The clause around a place, and the one before it in the same sentence. */
export function clauseAt({ text, breaks }: Passage, at: number): { readonly from: number; readonly to: number } {
  let [from, to] = [at, at];
  while (from > 0 && !/[。;!?:,]/u.test(text[from - 1] as string) && !breaks.has(from)) from -= 1;
  while (to < text.length && !/[。;!?:,]/u.test(text[to] as string) && !(breaks.has(to) && to > at)) to += 1;
  return { from, to };
}

/** The clause that follows one, unless a sentence ends between them. */
export function clauseAfter(passage: Passage, to: number): { readonly from: number; readonly to: number } | null {
  return passage.text[to] === ',' ? clauseAt(passage, to + 1) : null;
}
