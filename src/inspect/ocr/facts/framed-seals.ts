import type { Facts, ReadLine, ReadPage, Seal } from '../../../model/facts.js';
import { SURE_HAN, SURE_LINE } from '../../../model/reading.js';
import { isBody } from '../../issuer.js';

/** What the words make a frame: as sure as a ring that is seen, and no surer. */
const SEEN = 0.6;
/** Share of a line that lies in the frame. */
const WITHIN = 0.8;

/** How a seal in a frame names itself. */
const NAMES_ITSELF = /(?:专用|业务|财务|合同|公|印|之)章$/u;
/** What else is stamped in a frame: what was received, paid, compared or copied, and when; the name of a person. */
const OTHER_STAMP = /\d|[〇零一二三四五六七八九十]{2}|[年月日号]|收|付讫|签|阅|审核|校[对验]|核对|相符|一致|复印|副本|原件|作废|注销|提示|样[章本]|存档|归档|密|急|发票|法[人定]|代表/u;

/**
 * A red frame looks like that of a 收文章; its words may tell. One that calls itself a seal in surely read words, and holds nothing
 * that other stamps do, counts as seen; with whose it is, where a line names a body. All others stay for a person.
 */
export function framedSeals({ seals, sealVerdict, sealReason }: Pick<Facts, 'seals' | 'sealVerdict' | 'sealReason'>, pages: readonly ReadPage[]): Pick<Facts, 'seals' | 'sealVerdict' | 'sealReason'> {
  const told = seals.map((seal) => withWords(seal, pages.find(({ page }) => page === seal.page)));
  const isTold = told.some((seal, index) => seal !== seals[index]);
  return isTold ? { seals: told, sealVerdict: 'seen', sealReason: null } : { seals, sealVerdict, sealReason };
}

function withWords(seal: Seal, read: ReadPage | undefined): Seal {
  // The places of seals are those of the page as it lies.
  if (seal.kind !== 'rectangle' || !seal.box || seal.confidence >= SEEN || !read || read.turn !== 0) return seal;
  const { box } = seal;
  const lines = read.lines.filter((line) => touches(line, box));
  const isSure = lines.every((line) => line.confidence >= SURE_LINE && line.least >= SURE_HAN && isWithin(line, box));
  const texts = lines.map(({ text }) => text.replace(/\s/gu, ''));
  if (!isSure || !texts.some((text) => NAMES_ITSELF.test(text)) || texts.some((text) => OTHER_STAMP.test(text))) return seal;
  const named = lines[texts.findIndex((text) => isBody(text))];
  return { ...seal, confidence: SEEN, ...(named ? { name: { text: named.text, confidence: named.confidence, least: named.least } } : {}) };
}

type Box = NonNullable<Seal['box']>;

function touches({ box: line }: ReadLine, box: Box): boolean {
  const middle = line.top + line.height / 2;
  return middle > box.top && middle < box.top + box.height && overlap(line, box) > 0;
}

function isWithin({ box: line }: ReadLine, box: Box): boolean {
  return overlap(line, box) >= WITHIN * line.width;
}

function overlap(line: Box, box: Box): number {
  return Math.min(line.left + line.width, box.left + box.width) - Math.max(line.left, box.left);
}
