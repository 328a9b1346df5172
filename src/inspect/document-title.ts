import { documentNumber, isNumberLine } from './document-number.js';
import { isBody } from './issuer.js';

const KINDS = [
  '通知', '意见', '方案', '办法', '决定', '决议', '报告', '通报', '公告', '通告', '函', '批复', '请示', '纪要', '规定', '规划', '计划', '总结', '要点', '规则', '规程', '建议', '纲要', '公报', '简讯',
  '制度', '条例', '细则', '章程', '预案', '简报', '名单', '名册', '表', '清单', '台账', '证书', '案例', '简述', '简介', '概况', '情况', '说明', '书', '合同', '决算', '预算', '汇报', '讲话', '记录', '分解', '摘要', '摘录',
  '公示', '声明', '启事', '感谢信', '表扬信', '公开信', '慰问信', '证明', '证明信', '(?<![口司夏])令',
].join('|');
const STAGE = '(?:\\([^)]{1,20}\\))?';
const ENDS_TITLE = new RegExp(`(?:${KINDS})${STAGE}$`, 'u');
/** The words of a certificate whose title is not among the lines: drawn, or set in type that nobody could read. */
const AWARDS = /荣获|授予|被评为|聘请|特发此/u;
const OPENS_TITLE = /^(?:关于|转发|印发|批转)/u;
const LONGEST_TITLE = 80;
/** Lines of a heading over which one title runs. */
const MOST_LINES = 5;

/** 主送：各镇科协, 防伪码：6244852356612720: what a form or the foot of a paper labels is no part of a title. */
const LABELLED = /^(?:主题词|主送|抄送|抄报|印发|签发|批准|起草|校对|编号|防伪码|注册号|统一社会信用代码)|(?:编号|号码|代码|防伪码|证号):?[\dA-Z]{6,}/u;

/** Whether words end as the titles of papers do; 特此证明 ends the text of one. */
export function endsTitle(words: string): boolean {
  return ENDS_TITLE.test(words) && !/特此|^兹/u.test(words);
}

/** 标题: the lines up to “…的通知” and the like near the top, else a first line that ends no sentence. */
export function documentTitle(lines: readonly string[]): string | null {
  const top = lines.slice(0, 24).map(withoutLabelled).map(plain);
  // A body over the number is the letterhead, also where it does not end in 文件, as in 函 and 纪要.
  const numbered = top.findIndex((line, at) => isNumbered(top, at) || YEARLY_NUMBER.test(line));
  // 会议纪要, 通报 or 公告 over the number is the letterhead where the paper has a title of its own below.
  const begins = top.findIndex((line, at) => at > numbered && at <= numbered + MOST_BETWEEN && /关于.{2}/u.test(line) && !isFurniture(line));
  const head = top.filter((line, at) => !isFurniture(line) && !isNumbered(top, at) && !(at < numbered && (isBody(line) || begins >= 0 || /令$/u.test(line))));
  for (let start = 0; start < Math.min(head.length, 10); start++) {
    // 某市人民政府 / 森林防火令: below the number no letterhead stands.
    if ((isLetterhead(head, start) && !(numbered >= 0 && top.indexOf(head[start] as string) > numbered)) || isBracketed(head[start] as string) || isSection(head[start] as string)) continue;
    let joined = '';
    for (let at = start; at < Math.min(start + MOST_LINES, head.length); at++) {
      const line = head[at] as string;
      if (/[。；;！!？?]/u.test(line) || /[:：]$/u.test(line) || LABELLED.test(line) || isDate(line)) break;
      // What stands over it is a mark or a motto, unless it is the body whose paper it is.
      if (OPENS_TITLE.test(line) && joined !== '' && !isBody(joined)) break;
      joined += line;
      if (joined.length > LONGEST_TITLE) break;
      if (!endsTitle(joined) || [...joined].length < 4 || isOpen(joined)) continue;
      const next = head[at + 1] ?? '';
      // 关于…工作方案 / 的通知, 关于下达…计划 / 和…资金的通知; and a stage in brackets on its own line belongs to it.
      if (/^[的和、及与]/u.test(next)) continue;
      return isBracketed(next) ? joined + next : joined;
    }
  }
  // Of a certificate or a licence whose title is drawn, or set in type that nobody could read, no other line is the title.
  if (AWARDS.test(head.slice(0, 4).join('')) || head.slice(0, 4).some((line) => /^统一社会信用代码/u.test(line))) return null;
  // A list that begins with the head of its table has no title either.
  if (/^序号/u.test(head[0] ?? '')) return null;
  const first = head.slice(0, 4).find((line) => !isBody(line.replace(/^[A-Za-z]+/u, '')) && !isBracketed(line) && !isSection(line) && !LABELLED.test(line)) ?? '';
  return first.length >= 4 && first.length <= 60 && !/^第.{1,4}届$/u.test(first) && /\p{Script=Han}/u.test(first) && !/[。；，：]/u.test(first.replace(/,/gu, '，').replace(/:/gu, '：')) ? first : null;
}

/** What stands beside a title on its row by chance, as read from pixels: 关于…的通知 and 印发：某中心 in the margin. */
function withoutLabelled(line: string): string {
  const [first = '', ...rest] = line.split('\t');
  return [first, ...rest.filter((cell) => !LABELLED.test(plain(cell)))].join('\t');
}

/** 二〇一〇年十一月 closes a cover: what follows is another page. */
function isDate(line: string): boolean {
  return /^[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月/u.test(line);
}

/** A body’s name that the title does not begin with: 某局 over 关于…的通知 belongs to it, over anything else it stands for itself. */
function isLetterhead(head: readonly string[], at: number): boolean {
  if (!isBody(head[at] as string)) return false;
  const next = head.slice(at + 1).find((line) => !isBody(line)) ?? '';
  return !OPENS_TITLE.test(next);
}

/** （试行）, （征求意见稿） on a line of its own: part of the title over it. */
function isBracketed(line: string): boolean {
  return /^\([^)]{1,20}\)$/u.test(line);
}

/** 一、基本情况 and 五、纠纷处理 head a part of a document, not the document. */
function isSection(line: string): boolean {
  return /^(?:第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、)/u.test(line);
}

/** Inside 《》 and brackets a title goes on. */
function isOpen(text: string): boolean {
  const count = (mark: string) => text.split(mark).length;
  return count('《') > count('》') || count('(') > count(')');
}

const YEARLY_NUMBER = /^\(?第?[\d〔〕\[\]年]+第?\d*[号期]\)?$/u;
/** Lines between a number and its title: 签发人, a body with its date. */
const MOST_BETWEEN = 3;

/** Letterhead, number, 签发人, page numbers, urgency and copies: never the title. */
function isFurniture(line: string): boolean {
  return /文件$|^签发人|^主题词[:：]|^附件\d*[:：]?$|^[-—\d/:.]+$|^\d{4}[/-]\d{1,2}[/-]\d{1,4}:\d{2}|^第\d+页|^(?:机密|秘密|绝密|特急|加急|急件)|^0{2,}\d+$|^\([^)]{0,12}\d{4}年[^)]*\)$/u.test(line)
    || YEARLY_NUMBER.test(line) || isBody(/^(.+?)\d{4}年\d{1,2}月\d{1,2}日$/u.exec(line)?.[1] ?? '');
}

function isNumbered(lines: readonly string[], at: number): boolean {
  const line = lines[at] as string;
  return isNumberLine(lines, at) || (documentNumber(line) !== null && /号$/u.test(line));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
