import type { DocumentFacts } from '../model/facts.js';
import { namedYears, nameDate, signatureDate, type SignatureDate } from './dates.js';

/** Characters in which years are looked for; a yearbook names them all. */
const LOOKED_AT = 200_000;

/** 文号、发文机关、标题、成文日期 and marks of a draft, from the text where there is one, else from the file's name. */
export function documentFacts(text: string, name: string, takenAt: string | null): DocumentFacts {
  const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]{1,8}$/, '');
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const signed = signatureDate(lines);
  const named = nameDate(stem);
  const titled = documentTitle(lines);
  return {
    number: ownNumber(lines) ?? documentNumber(stem),
    issuer: issuer(lines, signed),
    title: titled,
    date: signed?.date ?? named ?? takenAt,
    dateFrom: signed ? 'text' : named ? 'name' : takenAt ? 'exif' : null,
    draft: draftMark(lines, `${stem}\n${titled ?? ''}`),
    years: [...new Set([...namedYears(text.slice(0, LOOKED_AT), 'text'), ...namedYears(stem, 'name')])].sort((a, b) => a - b),
  };
}

const NUMBER = /([\p{Script=Han}A-Za-z]{1,15})[〔[［(（【﹝〖]((?:19|20)\d{2})年?[〕\]］)）】﹞〗]第?(\d{1,5})号/u;

/** 发文字号 in any printed form → `办发〔2022〕15号` (GB/T 9704-2012, 7.2.5); the first one in the text, null when there is none. */
export function documentNumber(text: string): string | null {
  const match = NUMBER.exec(plain(text));
  return match ? `${match[1]}〔${match[2]}〕${Number(match[3])}号` : null;
}

/** The document's own number stands on its line, alone or with the letterhead or 签发人; one in a sentence is cited. */
function ownNumber(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, 30)) {
    const text = plain(line).replace(/[★☆*]+/gu, '').replace(/签发人.*$/u, '');
    const match = NUMBER.exec(text);
    if (!match || match.index + match[0].length !== text.length) continue;
    const before = text.slice(0, match.index);
    if (before === '' || /(?:文件|文号[:：]|字号[:：]|编号[:：])$/u.test(before)) return documentNumber(match[0].replace(/^.*文件(?=.)/u, ''));
  }
  return null;
}

/** NFKC leaves 〔〕 as they are; blanks between characters come from PDFs. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

const BODY_NAME = /^[\p{Script=Han}()（）、·]{3,40}$/u;
/** What offices, parties, schools and firms end in. */
const BODY_END = /(?:府|委|会|组|厅|局|办|室|处|科|所|院|部|团|馆|站|中心|学校|大学|中学|小学|幼儿园|公司|厂|社|镇|乡|街道|村|社区|联盟|基地|科协|党校|医院)(?:[（(].{1,10}[)）])?$/u;

/** The letterhead (…文件), else the name over or beside the date at the end. */
function issuer(lines: readonly string[], signed: SignatureDate | null): string | null {
  const heads = lines.slice(0, 8).map(plain).flatMap((line) => (/^[\p{Script=Han}()（）]{3,40}文件$/u.test(line) ? [line.replace(/文件$/u, '')] : []));
  const head = heads.find((line) => BODY_END.test(line));
  if (head) return head;
  if (!signed) return null;
  const candidates = [signed.before, ...[1, 2].map((above) => plain(lines[signed.line - above] ?? '').replace(/[(（](?:公|盖)?章[)）]/gu, ''))];
  return candidates.find((line) => BODY_NAME.test(line) && BODY_END.test(line)) ?? null;
}

const KINDS = [
  '通知', '意见', '方案', '办法', '决定', '决议', '报告', '通报', '公告', '通告', '函', '批复', '请示', '纪要', '规定', '规划', '计划', '总结', '要点',
  '制度', '条例', '细则', '章程', '预案', '简报', '名单', '名册', '表', '清单', '台账', '证书', '案例', '简述', '简介', '概况', '情况', '说明', '书', '合同', '决算', '预算',
].join('|');
const ENDS_TITLE = new RegExp(`(?:${KINDS})(?:\\([^)]{1,20}\\))?$`, 'u');
const LONGEST_TITLE = 80;

/** 标题: the lines up to “…的通知” and the like near the top, else a first line that ends no sentence. */
export function documentTitle(lines: readonly string[]): string | null {
  const head = lines.slice(0, 20).map(plain).filter((line) => !/文件$|^签发人|^附件\d*[:：]?$|^[-—\d]+$|^[(（].*[)）]$/u.test(line) && documentNumber(line) !== line && !NUMBER.test(line));
  for (let start = 0; start < Math.min(head.length, 8); start++) {
    let joined = '';
    for (let at = start; at < Math.min(start + 4, head.length); at++) {
      const line = head[at] as string;
      if (/[。；;：:！!？?]/u.test(line)) break;
      joined += line;
      if (joined.length > LONGEST_TITLE) break;
      if (ENDS_TITLE.test(joined) && [...joined].length >= 4 && !/^的/u.test(head[at + 1] ?? '')) return joined;
    }
  }
  const [first = ''] = head;
  return first.length >= 4 && first.length <= 60 && /\p{Script=Han}/u.test(first) && !/[。；，：]/u.test(first.replace(/,/gu, '，').replace(/:/gu, '：')) ? first : null;
}

const DRAFT = '征求意见稿|征求意见函稿|讨论稿|送审稿|审议稿|报批稿|草案|草稿|初稿|修改稿|代拟稿|样稿|样章|复印无效';

/** In the name or title; in brackets near the top; alone on a line anywhere, as a watermark is. A body that speaks of 草案 is no draft. */
function draftMark(lines: readonly string[], titles: string): string | null {
  const named = new RegExp(DRAFT, 'u').exec(titles);
  if (named) return named[0];
  for (const [index, raw] of lines.entries()) {
    const line = plain(raw);
    const found = new RegExp(`^[(（【\\[]?(${DRAFT})[)）】\\]]?$`, 'u').exec(line) ?? (index < 8 ? new RegExp(`[(（【\\[](${DRAFT})[)）】\\]]$`, 'u').exec(line) : null);
    if (found) return found[1] as string;
  }
  return null;
}
