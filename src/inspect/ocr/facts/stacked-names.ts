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
 * behind its label (发证机关：), where the whole name then is. Two rows that a seal bears as one name are one, whatever they end with; so are
 * two of which no more than pieces were read along a ring, of the upper one first, where the upper one names no body of itself.
 */
export function withStackedNames(lines: readonly ReadLine[], sealed: readonly string[] = [], rings: readonly string[] = []): ReadLine[] {
  const joined = new Map<ReadLine, ReadLine>();
  for (const lower of lines) {
    const isOne = (upper: string) => sealed.includes(upper + bare(lower)) || rings.some((ring) => bears(ring, upper, bare(lower))) || (OWNER.test(upper) && isOrgan(bare(lower)) && !namesAgain(upper, bare(lower)));
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

/** Characters, and their share of a row, that a ring has in the order of the row: so many are no chance. */
const LEAST_READ = 3;
const LEAST_READ_SHARE = 0.35;

/** 武汉地学之直技术 of 武汉地学之旅 over 信息技术有限公司 */
function bears(ring: string, upper: string, lower: string): boolean {
  if (isBody(upper) || !isBody(lower) || beginsAlike(upper, lower) || !/^\p{Script=Han}{4,}$/u.test(upper)) return false;
  const [first, rest] = inOrder(upper, ring);
  const [second] = inOrder(lower, rest);
  return first >= LEAST_READ && first >= LEAST_READ_SHARE * upper.length && second >= 2;
}

/** How many characters of a row a ring has in their order, each the next one there is, and what of the ring follows them. */
function inOrder(row: string, ring: string): [count: number, rest: string] {
  let [count, rest] = [0, ring];
  for (const character of row) {
    const at = rest.indexOf(character);
    if (at < 0 || at > MOST_SKIPPED) continue;
    [count, rest] = [count + 1, rest.slice(at + 1)];
  }
  return [count, rest];
}

/** Characters of a ring between two that a row has. */
const MOST_SKIPPED = 3;

/** Rows of one name are of one size, and lie this close, in heights. */
const SAME_SIZE = 1.3;
const CLOSE = 0.9;
const LEAST_SHARED = 8;
const LEAST_ALIKE = 4;

/** 全国大学生数据分析科普 over 知识竞赛组委会, 国际学术会 over 议: what is taken for a name is a part of it. */
export function isPartOfName(name: string, lines: readonly ReadLine[], rings: readonly string[]): boolean {
  // A ring that begins as the name does, to no chance length, bears it from its beginning.
  if (rings.some((ring) => ring.length >= LEAST_SHARED && name.startsWith(ring))) return false;
  return lines.some((line, index) => {
    if (bare(line) !== name) return false;
    const isRowOver = ({ box, text }: ReadLine) => /^[\p{Script=Han}·—–-]{5,}$/u.test(text.trim()) && !/年.{1,3}月/u.test(text) && !isBody(text.trim()) && !beginsAlike(text.trim(), name) && box.top < line.box.top && line.box.top - box.top - box.height <= CLOSE * line.box.height
      && Math.max(box.height, line.box.height) <= SAME_SIZE * Math.min(box.height, line.box.height) && Math.abs(box.left + box.width / 2 - line.box.left - line.box.width / 2) <= CENTRED * Math.min(box.width, line.box.width);
    return (name.endsWith('会') && /^议(?!程)/u.test(bare(lines[index + 1] ?? line))) || (line.box.top >= FOOT && lines.some(isRowOver));
  });
}

const LEAST_AGAIN = 3;

/** 某大学化学学院 over 化学学院辅导中心: the lower row says itself whose it is. */
function namesAgain(upper: string, lower: string): boolean {
  return [...lower].some((_character, index) => index + 1 >= LEAST_AGAIN && upper.endsWith(lower.slice(0, index + 1)));
}

/** 青年摄影网 over 青年摄影大赛组委会 is a name of its own. */
function beginsAlike(one: string, other: string): boolean {
  return one.slice(0, LEAST_ALIKE) === other.slice(0, LEAST_ALIKE);
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
