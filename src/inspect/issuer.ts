import { BODY_ENDINGS } from '../model/body-endings.js';
import type { DocumentFacts } from '../model/facts.js';
import type { SignatureDate } from './dates.js';
import { aloneDay, squeeze } from './days.js';

/** 发文机关: every body that issued a document, and where its name was read. */
export interface Issuers {
  readonly names: readonly string[];
  readonly from: DocumentFacts['issuerFrom'];
  /** What letterhead and signature say apart; empty where there is none. */
  readonly letterhead: readonly string[];
  readonly signature: readonly string[];
}

/** The letterhead (…文件, or a name over the number), else who signed over or beside the date, else what a web page or form labels so. */
export function issuersOf(lines: readonly string[], signed: SignatureDate | null): Issuers {
  const letterhead = letterheadBodies(lines.slice(0, HEAD));
  const signature = signed && signed.sureness !== 'guess' ? signatureBodies(lines, signed) : undatedSignature(lines);
  const authority = labelled(lines, AUTHORITY_NAMED);
  const label = labelled(lines.slice(0, LABELLED), LABEL);
  // A joint paper often goes out under the letterhead of the one that leads.
  const joint = letterhead.some((body) => signature.includes(body)) ? unique([...letterhead, ...signature]) : letterhead;
  // A date near the head is no signature’s: what stands over it may be whom the paper is sent to.
  const isAtFoot = signed === null || signed.line >= lines.length / 2;
  const [foot, head] = isAtFoot ? [signature, []] : [[], signature];
  const ways = [['letterhead', joint], ['authority', authority], ['signature', foot], ['signature', awarding(lines, signed)], ['letterhead', firstBody(lines)], ['signature', head], ['label', label]] as const;
  const [from, names] = ways.find((way) => way[1].length > 0) ?? ([null, []] as const);
  return { names, from, letterhead, signature };
}

/** Lines from the top in which a letterhead stands, that of ten bodies included. */
const HEAD = 14;
const LABELLED = 60;
/** Lines over a date in which the name of who signed begins. */
const NEAR = 2;
const MOST_BODIES = 12;

/** A year may head the name of who organises something. */
const BODY_NAME = /^(?:20\d{2}(?!年))?[\p{Script=Han}()（）、·]{3,40}$/u;
const BODY_END = new RegExp(`(?:${[...new Set(BODY_ENDINGS)].join('|')})(?:[（(].{1,10}[)）])?$`, 'u');

export function isBody(text: string): boolean {
  return BODY_NAME.test(text) && BODY_END.test(text) && !/^(?:关于|印发|转发|各|走[进访]|参[观加]|探访|来到|前往|举办)/u.test(text) && !NOBODY.test(text);
}

/** An ending without whose it is: 教育委员会 below a name that stands on the line before, 本科组 on a form. */
const NOBODY = /^(?:(?:教育|发展和改革|经济和信息化|卫生健康|科学技术|组织|竞赛|大赛|评审|评选|筹备|执行|专家|学术)?委员会|组委会|普通高等学校|(?:组别)?(?:[本专]科|高职|[大中小]学|学生|教师|社会|个人|团体|青年|成人|少年|综合|专业)组)$/u;

/** 文件 closes the letterhead of one body, or stands beside or under one of several. */
function letterheadBodies(lines: readonly string[]): readonly string[] {
  const rows = lines.map((line) => bodiesOn(line.replace(/\s*文\s*件\s*$/u, '')));
  const closing = lines.findIndex((line) => /文件$/u.test(plain(line)) && plain(line).length <= 60 && !/[《》，。：；]/u.test(line));
  if (closing >= 0) {
    const [first, last] = [reach(rows, closing, -1), reach(rows, closing, 1)];
    const bodies = rows.slice(first, last + 1).flat();
    if (bodies.length > 0) return unique(bodies);
  }
  // A letter (信函格式) has the body’s name alone over the number.
  const number = lines.findIndex((line) => /[〔\[(]\d{4}[〕\])]第?\d+号$/u.test(plain(line)));
  return number === 1 || number === 2 ? unique(rows.slice(0, number).flat()) : [];
}

/** From the line with 文件, as far as one line after the other names nothing but bodies. */
function reach(rows: readonly (readonly string[])[], from: number, step: 1 | -1): number {
  let at = from;
  while ((rows[at + step]?.length ?? 0) > 0) at += step;
  return at;
}

function signatureBodies(lines: readonly string[], signed: SignatureDate): readonly string[] {
  const beside = bodiesOn(signed.before);
  if (beside.length > 0) return beside;
  // Where the page lies askew, the name over a date stands on its row.
  const found = (lines[signed.line] ?? '').split('\t').map(plain).filter(isBody);
  for (let at = signed.line - 1; at >= 0 && at >= signed.line - (found.length > 0 ? MOST_BODIES : NEAR); at--) {
    const own = bodiesBeside(lines[at] ?? '');
    if (own.length > 0) found.unshift(...own);
    // Each of two bodies may write the same day under its own name.
    else if (found.length > 0 && aloneDay(squeeze(lines[at] as string)) !== signed.date) break;
  }
  return unique(found.length > 0 ? ofYouthLeague(found) : bodiesOn(lines[signed.line + 1] ?? ''));
}

/** 共青团某大学 over 某学院委员会 is one name: the League and the Party sit in a body, they are none. */
function ofYouthLeague(names: readonly string[]): readonly string[] {
  const [first = '', second = '', ...rest] = names;
  return /^(?:共青团|中共|中国共产)/u.test(first) && !/(?:委|委员会|支部|总支|[部办]|办公室)$/u.test(first) && /委员会$/u.test(second) ? [first + second, ...rest] : names;
}

/** 特发此证，以资鼓励: who stands below it gives the award, whether or not the date could be read; of several awards that of the date. */
function awarding(lines: readonly string[], signed: SignatureDate | null): readonly string[] {
  const isClosing = (line: string) => /特[发颁]此|以[资兹]鼓励|特此(?:鼓励|表彰|嘉奖|证明|致谢)|此聘/u.test(line);
  const dated = signed ? lines.slice(0, signed.line).findLastIndex(isClosing) : -1;
  const closing = dated >= 0 ? dated : lines.findLastIndex(isClosing);
  const next = dated >= 0 ? lines.findIndex((line, index) => index > (signed as SignatureDate).line && isClosing(line)) : -1;
  const names = closing < 0 ? [] : lines.slice(closing + 1, next < 0 ? undefined : next).flatMap(bodiesBeside);
  return names.length > MOST_UNDATED ? [] : unique(names);
}

/** A body alone on the first line of words heads a page of text, as 国家知识产权局 does its notices, under a code for their return. */
function firstBody(lines: readonly string[]): readonly string[] {
  const head = lines.slice(0, MOST_CODES).findIndex((line) => /\p{Script=Han}/u.test(line));
  if (head < 0) return [];
  const [first = '', second = ''] = lines.slice(head);
  return lines.length >= LEAST_HEADED && bodiesOn(second).length === 0 ? bodiesOn(first) : [];
}

const LEAST_HEADED = 6;
const MOST_CODES = 3;

/** Pieces of a row that was read from pixels stand beside each other by chance. */
function bodiesBeside(line: string): readonly string[] {
  const own = bodiesOn(line);
  return own.length > 0 ? own : line.split('\t').map(plain).filter(isBody);
}

/** Whoever stands last, when no date stands under the name: before attachments, copies and the printer’s line. */
function undatedSignature(lines: readonly string[]): readonly string[] {
  const attachment = lines.findIndex((line, index) => index > 0 && /^附件\d*[:：]?$/u.test(plain(line)));
  const main = lines.slice(0, attachment < 0 ? undefined : attachment);
  let at = main.length - 1;
  while (at > 0 && isFoot(plain(main[at] as string))) at--;
  // A paper of a line or two is all head.
  if (at < LEAST_LINES) return [];
  const found: string[] = [];
  for (; at > 0 && found.length < MOST_BODIES; at--) {
    // A cell of a table is nobody's signature.
    const own = (main[at] as string).split('\t').every((cell) => bodiesOn(cell).length > 0) ? bodiesOn(main[at] as string) : [];
    if (own.length === 0) break;
    found.unshift(...own);
  }
  // A column of names is a list.
  return found.length > MOST_UNDATED ? [] : unique(found);
}

const LEAST_LINES = 3;
const MOST_UNDATED = 4;

function isFoot(line: string): boolean {
  return /^(?:抄送|抄报|分送|主送|附[:：]|[(（]?此件|[-—–\s]*\d{1,4}[-—–\s]*$|第\d+页)/u.test(line) || /印发$/u.test(line);
}

const LABEL = /(?:^|[\t ])(?:发文(?:机关|单位|机构)|发布(?:机构|单位)|制发(?:机关|单位)|印发(?:机关|单位)|信息来源|来源)\s*[:：]\s*([\p{Script=Han}（）()]{3,40})/u;

/** 达摩院-机器智能技术事业部: what was read of a name ends where it does. */
const WHOLE = '(?![-—–&·\\p{L}])';
const NAMED = '((?:[\\p{Script=Han}（）()]{2,20}[-—–])?[\\p{Script=Han}（）()]{3,40})';

/** Who issues a certificate says so itself. */
export const AUTHORITY = /^(?:发证|颁证|颁发|签发|核发|登记|认证|出具)(?:机关|单位|机构|部门)(?:\([^)]{0,4}章\))?[:：]?|^校名[:：]/u;
const AUTHORITY_NAMED = new RegExp(`(?:^|[\\t ])(?:${AUTHORITY.source.replaceAll('^', '')})\\s*${NAMED}${WHOLE}`, 'u');


function labelled(lines: readonly string[], label: RegExp): readonly string[] {
  const names = lines.flatMap((line) => [label.exec(withWholeLabels(line.normalize('NFKC')))?.[1] ?? '']).filter((name) => isBody(name.replace(/^.*[-—–]/u, '')));
  return names.slice(0, 1);
}

/** 校 beside 名：某大学: a label set wide apart is one. */
function withWholeLabels(line: string): string {
  return line.replace(/(?<=^|\t)(?:\p{Script=Han}\t){1,3}\p{Script=Han}{0,3}(?=\p{Script=Han}[:：])/gu, (label) => label.replaceAll('\t', ''));
}

/** The bodies a line names and nothing else: parted by wide blanks, or one whose characters a PDF set apart. */
function bodiesOn(line: string): readonly string[] {
  const bare = withoutSealWords(line.normalize('NFKC')).trim();
  const whole = plain(bare);
  const parts = bare.split(/\s{2,}|\t|、/u).map(plain).filter(Boolean);
  if (parts.length > 1 && parts.every(isBody)) return parts;
  const words = bare.split(/\s+/u);
  if (words.length > 1 && words.every(isBody)) return words;
  // 荣誉证书 beside 某大学 is no part of its name; 市 set apart from 教育委员会 is.
  const own = bare.includes('\t') ? parts.filter(isBody) : [];
  return own.length > 0 ? own : isBody(whole) ? [whole] : [];
}

/** 单位名称：（盖章）某公司: where a form is stamped, who stamps it is named behind the label. */
function withoutSealWords(line: string): string {
  const bare = line.replace(/[(（](?:公|盖|签|代)?章[)）]?|\((?:加盖公章|.{0,4}单位盖章)\)/gu, ' ');
  return bare === line ? line : bare.replace(/^\s*(?:单位(?:名称)?|公司(?:名称)?|证明(?:人|单位)):/u, ' ');
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, MOST_BODIES);
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
