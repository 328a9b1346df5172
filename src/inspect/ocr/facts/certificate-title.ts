import type { ReadLine, ReadPage } from '../../../model/facts.js';
import { isSurelyRead } from '../../../model/reading.js';
import { isBody } from '../../issuer.js';
import { wholeTitle, type TitleRow } from './title-rows.js';

const HAN = '[\\p{Script=Han}、（）()“”·]';
/** （副本）, （单位） */
const BRACKETS = '(?:[（(][\\p{Script=Han}]{1,8}[）)])?';
/** What a certificate, a licence, an undertaking calls itself, in the largest type on it. */
const CERTIFICATE = new RegExp(`^(?:${HAN}{2,24}证书|(?!特?发?此证)${HAN}{2,24}(?<![认论验公保]|荣誉)证|${HAN}{0,24}(?:奖状|聘书|执照|授权书|介绍信|委托书|承诺书|通知书|协议书?|合同|登记簿副本|牌照|成绩(?:报告)?单|(?:认证|验证|检验|检测|测试)报告|备案表|说明书|(?:录用|采用|录取|缴费)通知)|(?!特此|兹|情况|以上)${HAN}{2,12}证明(?:书|信)?)${BRACKETS}$`, 'u');
/** These need no more before them, and are known however large a motto is printed behind them. */
const WHOLE = ['荣誉证书', '获奖证书', '捐赠证书', '结业证书', '毕业证书', '营业执照', '奖状', '聘书', '聘任书', '授权书', '介绍信', '感谢信', '表扬信', '公开信', '慰问信', '声明', '启事', '喜报', '邀请函', '倡议书'];
/** So many characters of one say which it is, when its first or its last was lost in ornament, or another one misread: 荣誉证, 业执照, 荣誉正书. 毕业证 is a name of its own. */
const LEAST_OF_WHOLE = 3;
/** Prizes and plaques that call themselves nothing else; AAA级示范单位. */
const HONOUR = new RegExp(`^(?:[\\d\\p{Script=Han}、—-]|A(?=A*级)){5,30}(?:奖|单位|企业|集体|基地|示范[区县市镇乡村社户点]{1,2})${BRACKETS}$`, 'u');
/** 七、合同鉴证 heads a part of a contract. */
const SECTION = /^[一二三四五六七八九十]+、/u;
const LEAST_LENGTH = 2;
const MOST_LENGTH = 30;
/** Of the height of the largest line: a maker's ornament may be read a little larger. */
const LARGE = 0.8;
const LARGE_FOR_WHOLE = 0.4;
/** The prize itself is set larger than the title. */
const PRIZE = /^.{0,8}(?:[金银铜]?奖|[冠亚季]军|第.名)$/u;
/** Laid over a page that shows what one looks like, or is a copy. */
const LAID_OVER = /^(?:样本|样张|样本证书|复印件|副本|正本|作废|仅供.*)$/u;
const PRINTED = 0.75;
/** Whatever its other characters, one read less surely is not what it says. */
const LEAST_READ = 0.3;
/** Of the page's height: what is higher is a frame or a pattern that was taken for words. */
const MOST_HEIGHT = 0.25;

/** 标题 of a certificate, scanned or photographed, over all its lines; null where the largest words on the page are none. */
export function certificateTitle({ lines }: Pick<ReadPage, 'lines'>): string | null {
  const sure = lines.filter((line) => isSurelyRead(line) && line.least >= LEAST_READ && line.box.height <= MOST_HEIGHT);
  const pieces = sure.map(({ text, box }): TitleRow => ({ text: mended(text.replace(/\s/gu, '')), box }));
  const rows = rowsOf(sure);
  // What a hand signed is large, and read without being sure.
  const printed = pieces.filter((_piece, index) => (sure[index] as ReadLine).least >= PRINTED);
  const largest = Math.max(0, ...printed.filter(({ text }) => /\p{Script=Han}{2}/u.test(text) && !PRIZE.test(text) && !LAID_OVER.test(text) && !isBody(text)).map(({ box }) => box.height));
  // Two copies beside each other on one sheet.
  const isTwice = (text: string) => text.length % 2 === 0 && text.slice(text.length / 2).repeat(2) === text;
  const isTitle = ({ text, box }: TitleRow) => !isTwice(text) && [...text].length >= LEAST_LENGTH && [...text].length <= MOST_LENGTH && !SECTION.test(text)
    && ((CERTIFICATE.test(text) && box.height >= largest * LARGE) || (WHOLE.includes(text) && box.height >= largest * LARGE_FOR_WHOLE) || (text === '证书' && box.height >= largest * LARGE_FOR_WHOLE));
  // Words beside the title on one row are not part of it; a title set wide apart is one row of many pieces.
  const found = [...rows, ...pieces].filter(isTitle);
  const known = [...new Set(found.map(({ text }) => text).filter((text) => WHOLE.includes(text)))];
  if (known.length > 0) return known.length === 1 ? (known[0] as string) : null;
  // 证书 alone, below larger words that are not its own, is a word of theirs.
  const titles = [...new Set(found.map((row) => ({ row, title: wholeTitle(row, [...rows, ...pieces]) })).filter(({ row, title }) => title !== '证书' || row.box.height >= largest * LARGE).map(({ title }) => title))];
  const whole = titles.filter((text) => !titles.some((other) => other !== text && other.includes(text)));
  return whole.length === 1 ? (whole[0] as string) : whole.length === 0 ? honour(rows, largest) : null;
}

function mended(text: string): string {
  const whole = CERTIFICATE.test(text) ? [] : WHOLE.filter((word) => word.length > LEAST_OF_WHOLE && (isCut(text, word) || isMisread(text, word)));
  return whole.length === 1 ? (whole[0] as string) : text;
}

function isCut(text: string, word: string): boolean {
  return [...text].length === word.length - 1 && (word.startsWith(text) || word.endsWith(text));
}

function isMisread(text: string, word: string): boolean {
  return text.length === word.length && [...word].filter((character, index) => character !== text[index]).length === 1;
}

/** 第八届科学研究优秀成果奖, 2018年度优秀会展企业: the largest words, at the head of the page. */
function honour(rows: readonly TitleRow[], largest: number): string | null {
  const [first] = rows.filter(({ text }) => [...text].length >= LEAST_LENGTH);
  if (!first || first.box.height < largest * LARGE || PRIZE.test(first.text) || isBody(first.text)) return null;
  const title = wholeTitle(first, rows);
  return HONOUR.test(title) ? title : null;
}

/** 荣 誉 证 书 set wide apart are pieces of one row. */
function rowsOf(lines: readonly ReadLine[]): TitleRow[] {
  const rows: TitleRow[] = [];
  for (const { text, box, startsRow } of lines) {
    const before = startsRow ? undefined : rows.pop();
    const words = before ? text.replace(/\s/gu, '') : mended(text.replace(/\s/gu, ''));
    rows.push(before ? { text: before.text + words, box: around(before.box, box) } : { text: words, box });
  }
  return rows;
}

function around(one: ReadLine['box'], other: ReadLine['box']): ReadLine['box'] {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)];
  return { left, top, width: Math.max(one.left + one.width, other.left + other.width) - left, height: Math.max(one.height, other.height) };
}
