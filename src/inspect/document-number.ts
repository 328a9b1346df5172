import { numeralYearsInFigures } from './days.js';

/**
 * 发文字号 (GB/T 9704-2012, 7.2.5) in every printed form: 科协发〔2022〕15号 with any brackets, 〔2022〕3号 of minutes,
 * 2022年第15号 and 第7号 of orders and announcements.
 */

const YEAR = '(?:19|20)\\d{2}';
const SUBNUMBER = '(\\d{1,5}(?:[-—之]\\d{1,3})?)';
const [OPEN, CLOSE] = ['[〔［\\[{(（【﹝〖〈<「『]', '[〕］\\]})）】﹞〗〉>」』]'];
const BRACKETED = new RegExp(`([\\p{Script=Han}A-Za-z]{1,15})${OPEN}(${YEAR})年?${CLOSE}第?${SUBNUMBER}([号期次])`, 'u');
/** A line of its own may leave 号 out. */
const ON_ITS_LINE = new RegExp(`([\\p{Script=Han}A-Za-z]{2,15})${OPEN}(${YEAR})年?${CLOSE}第?${SUBNUMBER}([号期次]?)$`, 'u');
/** Minutes and bulletins of one body have no code. */
const CODELESS = new RegExp(`^[〔［\\[(（【]?[〔［\\[(（【](${YEAR})年?[〕］\\])）】]第?${SUBNUMBER}([号期次])[〕］\\])）】]?$`, 'u');
const YEARLY = new RegExp(`^(.{0,30}?(公告|通告|通报|令)|)[(（]?(${YEAR})年第${SUBNUMBER}号(公告|通告|通报|令)?[)）]?$`, 'u');
const ORDER = new RegExp(`^(?:.{0,30}?(公告|通告|命令|令)|)[(（]?第${SUBNUMBER}号(令)?[)）]?$`, 'u');
const LABEL = /(?:发文字号|文件字号|文件编号|文号)[:：]/u;

/** The first 发文字号 with a code and a year in brackets → `办发〔2022〕15号`; null when there is none. */
export function documentNumber(text: string): string | null {
  const match = BRACKETED.exec(plainNumerals(text));
  return match ? bracketed(match) : null;
}

/** 号 of letters; 期 and 次 of minutes and bulletins. */
function bracketed([, code, year, number, counter]: RegExpExecArray | RegExpMatchArray): string {
  return `${code}〔${year}〕${subnumber(number as string)}${counter}`;
}

/** Lines from the top in which a number of its own stands. */
const TOP = 30;

/** Typed without brackets, or with one of the two: 云科协发2022年15号, 云科协发2022〕15号. What stands before ends as the code of a paper does. */
const CODE = '([\\p{Script=Han}A-Za-z]{1,11}[发函字办通规议任])';
const BARE = [new RegExp(`^${CODE}${OPEN}?(${YEAR})(?:年第?|${CLOSE}第?|[-—])${SUBNUMBER}(号)$`, 'u'), new RegExp(`^${CODE}${OPEN}(${YEAR})年?第?${SUBNUMBER}(号)$`, 'u')];

/** 〔2022〕云科协发15号: the code behind the year. */
const CODE_BEHIND = new RegExp(`^${OPEN}(${YEAR})年?${CLOSE}([\\p{Script=Han}A-Za-z]{2,11})第?${SUBNUMBER}(号)$`, 'u');
/** 云科协发〔22〕15号: two figures for the year, of this century up to 49. */
const SHORT_YEAR = new RegExp(`^${CODE}${OPEN}(\\d{2})年?${CLOSE}第?${SUBNUMBER}(号)$`, 'u');

function unusual(text: string): string | null {
  const behind = CODE_BEHIND.exec(text);
  if (behind) return `${behind[2]}〔${behind[1]}〕${subnumber(behind[3] as string)}${behind[4]}`;
  const short = SHORT_YEAR.exec(text);
  return short ? `${short[1]}〔${Number(short[2]) < 50 ? 20 : 19}${short[2]}〕${subnumber(short[3] as string)}${short[4]}` : null;
}

/** The document's own number stands on its line, alone or with the letterhead or 签发人, or behind its label; one in a sentence is cited. */
export function ownNumber(lines: readonly string[]): string | null {
  for (const [index, line] of lines.slice(0, TOP).entries()) {
    const text = withoutFurniture(line);
    const found = labelled(text) ?? broken(text, lines[index + 1]) ?? coded(text) ?? bare(text) ?? unusual(text) ?? (index < 12 ? uncoded(text, plainNumerals(lines[index - 1] ?? '')) : null);
    if (found !== null) return found;
  }
  return null;
}

/** Whether a line is the document’s own number with what may stand beside it, or a part of one that is broken over two lines. */
export function isNumberLine(lines: readonly string[], at: number): boolean {
  const [before, text] = [withoutFurniture(lines[at - 1] ?? ''), withoutFurniture(lines[at] as string)];
  return ON_ITS_LINE.test(text) || broken(text, lines[at + 1]) !== null || broken(before, lines[at]) !== null;
}

function withoutFurniture(line: string): string {
  return plainNumerals(line).replace(/^[(（](.{6,40}[号期次])[)）]$/u, '$1').replace(/[★☆*]+/gu, '').replace(/(?:签发人|主送|抄送|印发|起草).*$/u, '').replace(/^(?:机密|秘密|绝密|特急|加急)+/u, '');
}

/** 云科协发 / 〔2022〕15号, 云科协发〔2022〕 / 15号: one number, broken by the end of its line. */
const FIRST_PART = new RegExp(`^[\\p{Script=Han}A-Za-z]{2,12}(?:[发函字办文通联]|${OPEN}${YEAR}${CLOSE})$`, 'u');
const SECOND_PART = new RegExp(`^(?:${OPEN}${YEAR}${CLOSE})?第?${SUBNUMBER}[号期次]$`, 'u');

function broken(text: string, next: string | undefined): string | null {
  const rest = FIRST_PART.test(text) && next !== undefined ? withoutFurniture(next) : '';
  return SECOND_PART.test(rest) ? documentNumber(text + rest) : null;
}

function labelled(text: string): string | null {
  const label = LABEL.exec(text);
  const match = label ? BRACKETED.exec(text.slice(label.index + label[0].length)) : null;
  return match?.index === 0 ? bracketed(match) : null;
}

function coded(text: string): string | null {
  const match = ON_ITS_LINE.exec(text);
  if (!match) return null;
  const before = text.slice(0, match.index);
  return before === '' || /(?:文件|编号[:：])$/u.test(before) ? documentNumber(`${match[0].replace(/^.*文件(?=.)/u, '')}${match[4] ? '' : '号'}`) : null;
}

function bare(text: string): string | null {
  const match = BARE.map((form) => form.exec(text)).find((each) => each !== null);
  return match ? bracketed(match) : null;
}

/** `above`: 某区人民政府令 stands over 第7号. */
function uncoded(text: string, above: string): string | null {
  const codeless = CODELESS.exec(text);
  if (codeless) return `〔${codeless[1]}〕${subnumber(codeless[2] as string)}${codeless[3]}`;
  const kindAbove = /^[^。，,；;]{0,30}?(公告|通告|通报|命令|令)$/u.exec(above)?.[1];
  const yearly = YEARLY.exec(text);
  if (yearly) return `${yearly[2] ?? yearly[5] ?? kindAbove ?? ''}${yearly[3]}年第${subnumber(yearly[4] as string)}号`;
  const order = ORDER.exec(text);
  const kind = order && (order[1] ?? order[3] ?? kindAbove);
  return order && kind ? `${kind}第${subnumber(order[2] as string)}号` : null;
}

function subnumber(digits: string): string {
  return digits.replace(/[之—]/u, '-');
}

const YEAR_BEFORE = new RegExp(`年第|年?${CLOSE}第?[\\d〇零一二三四五六七八九十]`, 'u');

/** One width, no blanks, and 第七号, 二〇二二年 in figures. NFKC leaves 〔〕 as they are. */
function plainNumerals(text: string): string {
  const bare = numeralYearsInFigures(text.normalize('NFKC').replace(/\s+/gu, ''), YEAR_BEFORE);
  return bare.replace(/(?<=第|[〕\]})】])[〇零一二三四五六七八九十百]{1,6}(?=号)/gu, (written) => String(small(written)));
}

function digits(written: string): string {
  return [...written].map((each) => Math.max(0, '〇一二三四五六七八九'.indexOf(each))).join('');
}

/** 七, 十二, 二十一, 一百零三. */
function small(written: string): number {
  const [hundreds, rest] = written.split('百');
  if (rest !== undefined) return Number(digits(hundreds as string)) * 100 + (rest === '' ? 0 : small(rest.replace(/^[〇零]/u, '')));
  if (!written.includes('十')) return Number(digits(written));
  const [tens = '', units = ''] = written.split('十');
  return (tens === '' ? 1 : Number(digits(tens))) * 10 + (units === '' ? 0 : Number(digits(units)));
}
