import type { DocumentFacts } from '../model/facts.js';
import { documentDate, namedYears, nameDate } from './dates.js';

/** 文号、发文机关、标题、成文日期 and marks of a draft, from the text where there is one, else from the file's name. */
export function documentFacts(text: string, name: string, takenAt: string | null): DocumentFacts {
  const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]{1,8}$/, '');
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const told = documentDate(text);
  const named = nameDate(stem);
  return {
    number: documentNumber(lines.slice(0, 30).join('\n')) ?? documentNumber(stem),
    issuer: issuer(lines),
    title: title(lines),
    date: told ?? takenAt ?? named,
    dateFrom: told ? 'text' : takenAt ? 'exif' : named ? 'name' : null,
    draft: draftMark(`${stem}\n${lines.slice(0, 6).join('\n').slice(0, 300)}`),
    years: namedYears(`${text.slice(0, 100_000)}\n${stem}`),
  };
}

/** 发文字号 in any printed form → `办发〔2022〕15号` (GB/T 9704-2012, 7.2.5); null when there is none. */
export function documentNumber(text: string): string | null {
  const match = /([\p{Script=Han}]{1,12})\s*[〔[［（(【]\s*((?:19|20)\d{2})\s*[〕\]］）)】]\s*第?\s*(\d{1,4})\s*号/u.exec(text.normalize('NFC').replace(/[０-９]/g, (digit) => digit.normalize('NFKC')));
  return match ? `${match[1]}〔${match[2]}〕${Number(match[3])}号` : null;
}

const HAN_NAME = /^[\p{Script=Han}（）()、\s]{2,40}$/u;

/** The letterhead (…文件), else the line over the date at the end. */
function issuer(lines: readonly string[]): string | null {
  const head = lines.slice(0, 6).find((line) => /^[\p{Script=Han}\s]{3,40}文\s*件$/u.test(line));
  if (head) return head.replace(/\s/g, '').replace(/文件$/, '');
  const at = lines.findLastIndex((line) => documentDate(line) !== null && line.replace(/[\s（）()]/g, '').length <= 16);
  const above = at > 0 ? (lines[at - 1] as string) : '';
  return HAN_NAME.test(above) && !/[。；]/.test(above) ? above.replace(/\s/g, '') : null;
}

/** 标题: the lines up to “…的通知” and the like, else a first line that ends no sentence. */
function title(lines: readonly string[]): string | null {
  const head = lines.slice(0, 12).filter((line) => !/文\s*件$/.test(line) && documentNumber(line) === null && documentDate(line) === null);
  const start = head.findIndex((line) => /关于|通知|方案|意见|办法|纪要|规划|要点|制度|决定|简述|情况/.test(line));
  if (start < 0) return firstLine(head);
  const joined: string[] = [];
  for (const line of head.slice(start, start + 4)) {
    if (/[。：:；]$/.test(line) || line.length > 60) break;
    joined.push(line);
    if (/(通知|方案|意见|办法|纪要|规划|要点|制度|决定|报告|通报|函|批复|简述|名单|计划|细则|规定)(（[^）]*）)?$/.test(line)) break;
  }
  const text = joined.join('').replace(/\s/g, '');
  return text.length >= 4 && text.length <= 100 ? text : firstLine(head);
}

function firstLine(lines: readonly string[]): string | null {
  const line = lines[0]?.replace(/\s/g, '') ?? '';
  return line.length >= 4 && line.length <= 60 && !/[。；，]/.test(line) ? line : null;
}

const DRAFT = /征求意见稿|征求意见函稿|讨论稿|送审稿|审议稿|草案|草稿|初稿|修改稿|代拟稿|样稿|样章|复印无效/;

function draftMark(head: string): string | null {
  return DRAFT.exec(head)?.[0] ?? null;
}
