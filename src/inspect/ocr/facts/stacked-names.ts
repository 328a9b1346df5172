import type { ReadLine } from '../../../model/facts.js';
import { isBody } from '../../issuer.js';
import { isSurelyRead } from '../../../model/reading.js';
import { isOrgan } from './organs.js';

/** Who signs does so in this lower part of the page. */
const FOOT = 0.5;
/** Centres of the two rows of one name lie so near each other, as a share of the longer row. */
const CENTRED = 0.3;
/** Between the two rows, in heights. */
const MOST_GAP = 1.2;
const MOST_TALLER = 1.5;

/** 上海市, 共青团, 工业和信息化部, 全国大学生某某竞赛: whose the organ on the row below is. */
const OWNER = /^\p{Script=Han}{0,20}(?:省|市|区|县|州|盟|旗|共青团|中共|国务院|共和国|部|大学|学院|学会|协会|委员会|总局|银行|公司|[大竞比]赛|大会)$/u;
/**
 * The names of a signature that are set over two rows, in columns beside each other where several sign (联合发文): 上海市 over
 * 教育委员会 beside 上海市 over 发展和改革委员会. Each becomes one line, where its lower row stands; the upper row goes, unless it stands
 * behind its label (发证机关：), where the whole name then is. Two rows that a seal bears as one name are one, whatever they end with.
 */
export function withStackedNames(lines: readonly ReadLine[], sealed: readonly string[] = []): ReadLine[] {
  const joined = new Map<ReadLine, ReadLine>();
  for (const lower of lines) {
    const isOne = (upper: string) => sealed.includes(upper + bare(lower)) || (OWNER.test(upper) && isOrgan(bare(lower)));
    const above = isSurelyRead(lower) ? lines.filter((upper) => isOver(upper, lower) && isOne(bare(upper))) : [];
    const [upper] = above;
    if (above.length === 1 && upper && !joined.has(upper) && isBody(bare(upper) + bare(lower))) joined.set(upper, lower);
  }
  const isLabelled = (upper: ReadLine) => !upper.startsRow && /[:：]\s*$/u.test(lines[lines.indexOf(upper) - 1]?.text ?? '');
  const whole = new Map([...joined].map(([upper, lower]) => [isLabelled(upper) ? upper : lower, { upper, lower }]));
  const gone = new Set([...joined].map(([upper, lower]) => (isLabelled(upper) ? lower : upper)));
  return lines.filter((line) => !gone.has(line)).map((line) => {
    const { upper, lower } = whole.get(line) ?? {};
    return upper && lower ? { ...line, text: bare(upper) + bare(lower), confidence: Math.min(upper.confidence, lower.confidence), least: Math.min(upper.least, lower.least) } : line;
  });
}

/** Rows of one name are of one size, and lie this close, in heights. */
const SAME_SIZE = 1.3;
const CLOSE = 0.9;

/** 全国大学生数据分析科普 over 知识竞赛组委会, 国际学术会 over 议: what is taken for a name is a part of it. */
export function isPartOfName(name: string, lines: readonly ReadLine[]): boolean {
  return lines.some((line, index) => {
    if (bare(line) !== name) return false;
    const isRowOver = ({ box, text }: ReadLine) => /^[\p{Script=Han}·—–-]{5,}$/u.test(text.trim()) && !/年.{1,3}月/u.test(text) && !isBody(text.trim()) && box.top < line.box.top && line.box.top - box.top - box.height <= CLOSE * line.box.height
      && Math.max(box.height, line.box.height) <= SAME_SIZE * Math.min(box.height, line.box.height) && Math.abs(box.left + box.width / 2 - line.box.left - line.box.width / 2) <= CENTRED * Math.min(box.width, line.box.width);
    return (name.endsWith('会') && /^议(?!程)/u.test(bare(lines[index + 1] ?? line))) || (line.box.top >= FOOT && lines.some(isRowOver));
  });
}

/** 工业和信息化部 over a row that the seal hides: a longer name that the seal bears begins with it, and there is a row below that was not read surely. */
export function isUpperRow(name: string, lines: readonly ReadLine[], rings: readonly string[]): boolean {
  const goesOn = rings.some((ring) => ring.startsWith(name) && /^\p{Script=Han}{3}/u.test(ring.slice(name.length)));
  return goesOn && lines.some((line) => bare(line) === name && lines.some((below) => isHiddenUnder(below, line)));
}

function isHiddenUnder(below: ReadLine, { box }: ReadLine): boolean {
  const [middle, across] = [below.box.top + below.box.height / 2, Math.min(box.left + box.width, below.box.left + below.box.width) - Math.max(box.left, below.box.left)];
  return !isSurelyRead(below) && middle > box.top + box.height && below.box.top - box.top - box.height <= MOST_GAP * box.height && across >= box.width / 2;
}

function isOver(upper: ReadLine, lower: ReadLine): boolean {
  const [one, other] = [upper.box, lower.box];
  const height = Math.max(one.height, other.height);
  const gap = other.top - one.top - one.height;
  return isSurelyRead(upper) && one.top >= FOOT && other.top > one.top && gap <= MOST_GAP * height && height <= MOST_TALLER * Math.min(one.height, other.height)
    && Math.abs(one.left + one.width / 2 - other.left - other.width / 2) <= CENTRED * Math.max(one.width, other.width);
}

function bare(line: ReadLine): string {
  return line.text.replace(/\s/gu, '');
}
