import type { ReadLine, ReadPage, ScreenFacts, ShownFigure } from '../../../model/facts.js';
import { withoutPrivateNumbers } from '../../private-numbers.js';

/** Lines read less surely say nothing. */
const SURE = 0.8;
/** The address stands above this share of the screen's height. */
const TOP = 0.16;
/** Over words stand icons as well, and a ring is nearly a nought. */
const SURE_OVER_WORDS = 0.95;
const MOST_FIGURES = 40;
/** What has more is the number of a person, an account, a certificate. */
const MOST_DIGITS = 9;

/** What a screenshot shows that a person looks for first: the web address, and numbers with the words they belong to. */
export function screenFacts({ lines }: ReadPage): ScreenFacts {
  const sure = lines.filter(({ confidence }) => confidence >= SURE);
  const address = sure.filter(({ box }) => box.top < TOP).map(({ text }) => addressIn(text)).find((found) => found !== null) ?? null;
  return { address, figures: sure.flatMap((line) => figureAt(line, sure)).slice(0, MOST_FIGURES) };
}

const ADDRESS = /(?:https?:\/\/)?(?:[a-z0-9-]+\.)+(?:cn|com|net|org|gov|edu|info|top|example)(?::\d+)?(?:\/[\w./%?=&#~+-]*)?/iu;

function addressIn(text: string): string | null {
  return ADDRESS.exec(text.replace(/\s/gu, ''))?.[0] ?? null;
}

const NUMBER = /^(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?(万)?(人次|人|名|支|场次|场|次|个|家|小时|分钟|天|篇|条|项|件|份|期|册|元|%|％)?$/u;
const UNIT = /^(?:万?人次|万?人|名|支|场次|场|次|个|家|小时|分钟|天|篇|条|项|件|份|期|册|万?元)$/u;

function figureAt(line: ReadLine, all: readonly ReadLine[]): ShownFigure[] {
  const match = NUMBER.exec(line.text.replace(/\s/gu, ''));
  const label = match ? labelOf(line, all) : null;
  if (!match || !label) return [];
  const [, whole = '', fraction = '', tenThousands, unit] = match;
  const beside = all.find((other) => UNIT.test(other.text) && isBeside(other, line, 0.03));
  const written = unit ?? beside?.text ?? null;
  const value = Number(`${whole.replace(/[,，]/gu, '')}${fraction}`) * (tenThousands || written?.startsWith('万') ? 10_000 : 1);
  // 手机号码, QQ号: numbers of persons are kept masked only, and elsewhere.
  const isPrivate = !withoutPrivateNumbers(`${label.text}：${whole}`).endsWith(whole);
  if (isPrivate || whole.replace(/\D/gu, '').length > MOST_DIGITS) return [];
  return [{ name: label.text, value, unit: written?.replace(/^万/u, '').replace('％', '%') ?? null, confidence: Math.min(line.least, label.confidence) }];
}

/** Words without figures: close above and in line with the number, or close below it where it is set as large, else on its row to the left. */
function labelOf(number: ReadLine, all: readonly ReadLine[]): ReadLine | null {
  const words = all.map((line) => ({ ...line, text: line.text.replace(/[\s>›〉》]+$/u, '') })).filter(({ text }) => /^[\p{Script=Han}（）()“”]{2,20}$/u.test(text) && !UNIT.test(text));
  const isInLine = ({ box }: ReadLine) => overlap(box, number.box) > 0.5 * Math.min(box.width, number.box.width);
  const above = words.filter((each) => isInLine(each) && isClose(number.box.top - each.box.top - each.box.height, number));
  const below = words.filter((each) => number.confidence >= SURE_OVER_WORDS && isInLine(each) && each.box.height <= number.box.height * 1.05 && isClose(each.box.top - number.box.top - number.box.height, number));
  const left = words.filter((each) => isBeside(number, each, 0.4));
  const nearest = (from: readonly ReadLine[], far: (line: ReadLine) => number) => from.toSorted((a, b) => far(a) - far(b))[0] ?? null;
  return nearest([...above, ...below], ({ box }) => Math.abs(number.box.top + number.box.height / 2 - box.top - box.height / 2)) ?? nearest(left, ({ box }) => number.box.left - box.left);
}

function isClose(gap: number, { box }: ReadLine): boolean {
  return gap > -0.3 * box.height && gap < 1.2 * box.height;
}

/** `right` stands on the row of `left`, at most `gap` of the screen's width to its right. */
function isBeside(right: ReadLine, left: ReadLine, gap: number): boolean {
  const middle = ({ box }: ReadLine) => box.top + box.height / 2;
  const between = right.box.left - (left.box.left + left.box.width);
  return Math.abs(middle(right) - middle(left)) < 0.7 * Math.max(left.box.height, right.box.height) && between > -0.01 && between < gap;
}

function overlap(one: ReadLine['box'], other: ReadLine['box']): number {
  return Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
}
