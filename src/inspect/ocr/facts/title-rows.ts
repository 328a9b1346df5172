import type { ReadLine } from '../../../model/facts.js';
import { isBody } from '../../issuer.js';

export interface TitleRow {
  readonly text: string;
  readonly box: ReadLine['box'];
}

/** Centres of the rows of one title lie so near each other, as a share of the page's width. */
const CENTRED = 0.07;
/** Between two rows of one title, in heights of the taller one. */
const MOST_GAP = 1.1;
/** The upper row of a title may be set smaller: 建筑业企业 over 资质证书. */
const LEAST_HEIGHT = 0.3;
const MOST_HEIGHT = 1.6;
const MOST_ROWS = 3;

/** A title with the rows over it that belong to it, and with （副本） below it. */
export function wholeTitle(row: TitleRow, rows: readonly TitleRow[]): string {
  let [text, top] = [row.text, row];
  for (let count = 1; count < MOST_ROWS; count++) {
    const above = rows.filter((other) => isBeside(other, top) && other.box.top < top.box.top).sort((a, b) => b.box.top - a.box.top)[0];
    if (!above || !isPart(above, row)) break;
    [text, top] = [above.text + text, above];
  }
  // 008年…双年展, 暨…作品赛: what stood before was not read, and half a name is none.
  if (/^(?:\d{1,3}年|暨)/u.test(text)) text = row.text;
  const below = rows.find((other) => other.box.top > row.box.top && isBeside(other, row) && /^[（(]\p{Script=Han}{1,8}[）)]$/u.test(other.text));
  return below && !/[）)]$/u.test(text) ? text + below.text : text;
}

function isBeside({ box: one }: TitleRow, { box: other }: TitleRow): boolean {
  const [upper, lower] = one.top < other.top ? [one, other] : [other, one];
  const gap = lower.top - upper.top - upper.height;
  return Math.abs(one.left + one.width / 2 - other.left - other.width / 2) <= CENTRED && gap <= MOST_GAP * Math.max(one.height, other.height);
}

/** Words that end no sentence, label nothing and name no body. */
function isPart({ text, box }: TitleRow, { box: title }: TitleRow): boolean {
  return /^[\d\p{Script=Han}、（）()“”·—-]{2,26}$/u.test(text) && /\p{Script=Han}{2}/u.test(text) && !/^(?:编号|证书号|[第]?\d+号?$)|仅供|使用$/u.test(text)
    && box.height >= title.height * LEAST_HEIGHT && box.height <= title.height * MOST_HEIGHT && !isBody(text);
}
