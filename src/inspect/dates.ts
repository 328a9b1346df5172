import { ANOTHER_DAY, dateAmong } from './date-pieces.js';
import { aloneMonth, aloneMonthInFigures, daysIn, squeeze } from './days.js';
import { AUTHORITY, isBody } from './issuer.js';

/**
 * The date that counts is the 成文日期: the one that stands alone under the signature (GB/T 9704-2012, 7.3.5.4), not
 * any date in the text.
 */

/** Where a document's date was found, and how sure it is that it is the document's. */
export interface SignatureDate {
  /** `YYYY-MM-DD`, or `YYYY-MM` where no day is given. */
  readonly date: string;
  /** Index of its line. */
  readonly line: number;
  /** Words before the date on its line: the issuer, when both stand on one line. */
  readonly before: string;
  /** `sure`: under a signature or so labelled. `likely`: where such a date stands. `guess`: alone on a line, amid the text. */
  readonly sureness: 'sure' | 'likely' | 'guess';
}

type Look = (line: string) => Pick<SignatureDate, 'date' | 'before'> | null;

/**
 * 成文日期 from the lines of a text; null when none stands where such a date stands. Dates inside sentences never count,
 * nor do those in a table (`isRow`) without a label.
 */
export function signatureDate(lines: readonly string[], isRow: (line: number) => boolean = () => false): SignatureDate | null {
  const bare = withWholeDates(lines.map((line, index) => squeeze(line.includes('\t') && !isRow(index) ? (dateAmong(line.split('\t')) ?? line) : line)));
  const prose = bare.map((line, index) => (isRow(index) ? '' : line));
  const find = (sureness: SignatureDate['sureness'], look: Look, within: readonly string[] = bare) => last(within, look, sureness);
  const main = prose.slice(0, endOfMain(prose, lines));
  const days = aloneDate(lines, main);
  // 二〇一九年十二月 under a name is what a certificate has for a day.
  const months = days ? null : aloneDate(lines, main, monthOf);
  const figures = days || months ? null : aloneDate(lines, main, (line) => asLook(aloneMonthInFigures(line)));
  const alone = days ?? [months, figures].find((found) => found?.sureness === 'sure') ?? null;
  const label = find('sure', (line) => labelled(line, /(?<![首初]次)(?:成文|发文|签发|落款|发证|颁证|颁发|核发|出证|出具|开具|开立|制作|授予)(?:日期|时间)/));
  if (label || (alone && alone.sureness !== 'guess')) return label ?? alone;
  const head = bare.slice(0, HEAD);
  const registered = (kind: string, day: RegExp) => (head.some((line) => new RegExp(`${kind}$`, 'u').test(line)) ? find('likely', (line) => labelled(line, day)) : null);
  return find('likely', (line) => labelled(line, /(?:发布|公布|公开|印发)(?:日期|时间)/))
    // 专利权自公告之日起生效: a patent's certificate is dated by it.
    ?? (head.some((line) => /专利证书$/u.test(line)) ? find('likely', (line) => labelled(line, /授权公告(?:日期|日)/)) : null)
    // A work, a copyright: registered on the day of its certificate; a company is so once, and its certificates follow.
    ?? registered('登记证书', /登记日期/) ?? registered('注册证书?', /注册日期/) ?? registered('备案(?:凭证|证明)', /备案日期/)
    ?? find('likely', (line) => (/印发$/.test(line) ? anyDate(line) : null))
    ?? (bare.filter((line) => OF_A_LIST.test(line)).length < A_LIST ? find('likely', stamped, head) : null)
    ?? alone
    ?? find('likely', (line) => labelled(line, /(?:填报|填表|制表|上报|签订|签署)(?:日期|时间)/))
    ?? find(looksAhead(head) ? 'guess' : 'likely', (line) => labelled(line, /^(?:会议|活动)?(?:日期|时间)/), bare.slice(0, 15))
    ?? find('likely', (line) => labelled(line, /^日期/), bare.slice(-SIGNED_AT_END))
    ?? find('likely', (line) => monthOf(line))
    ?? find('likely', (line) => (/^\(.*通过.*\)$/u.test(line) ? anyDate(line) : null), head)
    // All that is left may be the date of an attachment.
    ?? asGuess(aloneDate(lines, prose));
}

/** A paper on what is still to happen: the day it names is not its own. */
function looksAhead(head: readonly string[]): boolean {
  return head.some((line) => /(?:通知|方案|计划|预案|公告|通告)(?:[(（].{1,12}[)）])?$/u.test(line));
}

/**
 * Where the attachments begin: at 附件 alone on its line; after a signed date also at 附件1：活动方案 or at the title of the
 * next paper, which the first one forwards.
 */
function endOfMain(bare: readonly string[], lines: readonly string[]): number {
  let isSignedOff = false;
  for (const [index, line] of bare.entries()) {
    if (index > 0 && /^附件\d*[:：]?$/.test(line) && !(line.length > 2 && isListed(bare[index + 1] ?? ''))) return index;
    if (isSignedOff && OPENS_ANOTHER.test(line)) return index;
    const found = standsAlone(line);
    isSignedOff ||= found !== null && isSigned(found.before, lines, index);
  }
  return bare.length;
}

/** 附件： over 1．…办法: what will follow is named, the signature stands below. */
function isListed(line: string): boolean {
  return /^[(（]?[1一][)）.．、:：]/u.test(line);
}

const OPENS_ANOTHER = /^(?:附件|附表|附录|附:.)|^[\p{Script=Han}\d《》()、“”-]{3,60}(?:通知|意见|方案|办法|决定|决议|报告|通报|公告|通告|函|批复|请示|纪要|规定|名单|名册|细则|制度|职责|规则|章程|[^章公盖]表)$/u;

/** 2022年 / 3月5日: a date that the end of a line or the edge of a cell breaks stands whole on its first line. */
function withWholeDates(bare: readonly string[]): readonly string[] {
  return bare.map((line, at) => {
    const [before, next] = [bare[at - 1] ?? '', bare[at + 1] ?? ''];
    if (isBroken(line, next)) return line + next;
    return isBroken(before, line) ? '' : line;
  });
}

/** Both parts hold nothing else, but for the name of the body before the first. */
function isBroken(line: string, next: string): boolean {
  if (!/[年月]$/u.test(line) || !/^.{1,3}[月日]/u.test(next)) return false;
  const found = standsAlone(line + next);
  return found !== null && !/[\d年月日]/u.test(found.before);
}

function asGuess(found: SignatureDate | null): SignatureDate | null {
  return found && { ...found, sureness: 'guess' };
}

/** Lines from the top where a date stands under the title, as on minutes and web pages. */
const HEAD = 8;
/** Lines from the end among which whoever signs a contract dates it. */
const SIGNED_AT_END = 8;
/** As many dates alone on their lines are a list, of which none is the document’s. */
const A_LIST = 3;
/** 关于…的通知 2025-03-27 14:20:00: what a page lists, each with its moment. */
const OF_A_LIST = /^.{4,}(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日? ?\d{1,2}:\d{2}(?::\d{2})?$/u;

/** Under a signature first; else at the end; else under the title; else wherever one stands alone. `bare`: squeezed, rows of tables empty. */
function aloneDate(lines: readonly string[], bare: readonly string[], look: Look = standsAlone): SignatureDate | null {
  const usable = bare.flatMap((line, index) => {
    const found = ANOTHER_DAY.test(bare[index - 1] ?? '') ? null : look(line);
    return found ? [{ ...found, line: index, isSigned: isSigned(found.before, lines, index) }] : [];
  });
  const signed = usable.findLast((each) => each.isSigned);
  if (signed) return { date: signed.date, line: signed.line, before: signed.before, sureness: 'sure' };
  const isList = usable.length >= A_LIST;
  const closing = isList ? undefined : usable.findLast(({ line }) => isEnd(bare.slice(line + 1)));
  const heading = usable.find(({ line }) => line < HEAD && !/(?:时间|日期|期限|截止)[:：]?$/u.test(bare[line - 1] ?? ''));
  const chosen = closing ?? heading ?? (isList ? undefined : usable.at(-1));
  if (!chosen) return null;
  return { date: chosen.date, line: chosen.line, before: chosen.before, sureness: !isList && (chosen === closing || chosen === heading) ? 'likely' : 'guess' };
}

/** The name of a body beside the date, or over it. */
function isSigned(before: string, lines: readonly string[], at: number): boolean {
  const names = [before, lines[at - 1] ?? '', lines[at - 2] ?? ''].flatMap((text) => [text, ...text.split('\t')]).map((text) => text.normalize('NFKC').replace(/\s+/gu, '').replace(/[(（](?:公|盖|签)?章[)）]?/gu, ''));
  return names.some((name) => isBody(name.replace(AUTHORITY, '')));
}

/** Nothing more than copies, the printer's line and page numbers follows. */
function isEnd(rest: readonly string[]): boolean {
  let isCopies = false;
  return rest.every((line) => {
    // A list of those who get copies runs on to its full stop.
    const isMore = isCopies;
    isCopies = (isMore || /^(?:抄送|主送|抄报|分送)/u.test(line)) && !/。$|印发$/u.test(line);
    return isMore || line === '' || FOOT.test(line) || TRANSLATED.test(line) || /印发$/u.test(line);
  });
}

const FOOT = /^(?:附件|附[:：]|抄送|主送|抄报|分送|印发|[(（]?此件|[(（].*[)）]$|[-—–\s]*\d{1,4}[-—–\s]*$|第\d+页|联系人|承办|校对|共印|有效期|\p{Script=Han}{2,20}监制$)/u;

/** The date once more in English, a web address. */
const TRANSLATED = /^(?=.*[A-Za-z]{3})[^\p{Script=Han}]{4,60}$/u;

/** The last line that `look` finds something in. */
function last(lines: readonly string[], look: Look, sureness: SignatureDate['sureness']): SignatureDate | null {
  for (let line = lines.length - 1; line >= 0; line--) {
    const found = look(lines[line] as string);
    if (found) return { ...found, line, sureness };
  }
  return null;
}

/** 2009年8月10日 Aug. 10, 2009 */
const IN_ENGLISH = /(?<=日)[A-Z][a-z]{2,8}[. ]{0,2}\d{1,2}[, ].{0,6}$/u;

/** A date, perhaps in brackets or with (盖章), alone or after the name of the issuer. */
function standsAlone(line: string): Pick<SignatureDate, 'date' | 'before'> | null {
  const text = line.replace(/[(（](?:公|盖)?章[)）]?/gu, '').replace(/^[(（]|[)）]$/gu, '').replace(/[(（]?(?:星期|周)[一二三四五六日天]$/u, '').replace(IN_ENGLISH, '');
  const [only, second] = daysIn(text);
  if (!only || second || only.at + only.length !== text.length) return null;
  const before = text.slice(0, only.at);
  return isAside(before) ? { date: only.date, before } : null;
}

/** 2021-09-19 10:32 来源：… as a web page prints it under a title. */
function stamped(line: string): Pick<SignatureDate, 'date' | 'before'> | null {
  const [day] = daysIn(line);
  if (!day || !isAside(line.slice(0, day.at))) return null;
  const rest = /^(?<time> ?\d{1,2}:\d{2}(?::\d{2})?)?(?<source>来源|作者|编辑|责编|记者|发表于|发布|浏览|阅读|点击|字[号体]|[|丨])?/u.exec(line.slice(day.at + day.length));
  return rest?.groups?.['time'] || rest?.groups?.['source'] ? { date: day.date, before: '' } : null;
}

function isAside(before: string): boolean {
  return /^[\p{Script=Han}()（）、|丨]{0,40}$/u.test(before) && !/[于在自从至到截为是]|时间|日期|以来|通过/u.test(before);
}

function labelled(line: string, label: RegExp): Pick<SignatureDate, 'date' | 'before'> | null {
  const match = new RegExp(`(?:${label.source})[:：]?`, 'u').exec(line);
  const rest = match ? line.slice(match.index + match[0].length) : '';
  const found = daysIn(rest)[0];
  const date = found?.at === 0 ? found.date : aloneMonth(rest);
  return date ? { date, before: '' } : null;
}

function anyDate(line: string): Pick<SignatureDate, 'date' | 'before'> | null {
  const date = daysIn(line).at(-1)?.date;
  return date ? { date, before: '' } : null;
}

function monthOf(line: string): Pick<SignatureDate, 'date' | 'before'> | null {
  return asLook(aloneMonth(line));
}

function asLook(date: string | null): Pick<SignatureDate, 'date' | 'before'> | null {
  return date ? { date, before: '' } : null;
}
