import type { InspectedFile } from '../model/evidence.js';

/**
 * The name under which a file stands in the catalogue (题名): the title its text shows, when it shows one,
 * else its own name without extension, code, tag, number and unit.
 */
export function exhibitTitle(file: InspectedFile): string {
  const whole = nameOf(file.path);
  const name = whole.replace(/(?<=.)\.[^.]{1,8}$/, '');
  const bare = withoutColumns(cleanName(name), file);
  const told = file.facts.document.title?.trim() ?? '';
  if (hanCount(bare) >= 4) return bare;
  if (hanCount(told) >= 4 && told.length <= 60) return told;
  // Whatever the name is made of, the catalogue must not have an empty row.
  return bare || name.trim() || whole;
}

/** 文号 and date have columns of their own: at the two ends of a title they only repeat them. */
function withoutColumns(title: string, { facts: { document } }: InspectedFile): string {
  const number = document.number ? title.replace(NUMBER_AT_START, (found) => (sameNumber(found, document.number as string) ? '' : found)) : title;
  const bare = number.replace(DATE_AT_AN_END, (found, first: string | undefined, second: string | undefined) => {
    const digits = ((first ?? second) as string).replace(/\D+/g, '-').replace(/-$/, '').split('-').map((part) => part.padStart(2, '0')).join('-');
    return digits === document.date ? '' : found;
  }).trim();
  return hanCount(bare) >= 4 ? bare : title;
}

const NUMBER_AT_START = /^\p{Script=Han}{1,12}[〔\[（(]\d{4}[〕\])）]\d{1,4}号[\s_\-—]*/u;
const DATE = '((?:19|20)\\d{2}[-.年]\\d{1,2}[-.月]\\d{1,2}日?)';
const DATE_AT_AN_END = new RegExp(`^${DATE}[\\s_\\-—]+|[\\s_\\-—]+${DATE}$`, 'g');

function sameNumber(written: string, number: string): boolean {
  const plain = (text: string) => text.replace(/[\s_\-—]+$/, '').replace(/[[（(]/g, '〔').replace(/[\])）]/g, '〕').replace(/(?<=〕)0+(?=\d)/, '');
  return plain(written) === plain(number);
}

function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/【[^】]*】/g, '')
    .replace(/^[\s(（\[]*[A-Za-zＡ-Ｚａ-ｚ]{1,2}\s*[\d０-９]+(?:\s*[-—–－_.．]\s*(?:[\d０-９]+|[①-⑳]))+(?:[①-⑳]|[（(][\d一二三四五六七八九十]+[）)])?[\s)）\]_\-—–、.]*/, '')
    .replace(/^(?:[①-⑳]|\d{1,2}[.、)）]|[（(]\d{1,2}[）)])\s*/, '')
    .replace(/^[\s_\-—–－.]+|[\s_\-—–－.]+$/g, '')
    .trim();
}

function hanCount(text: string): number {
  return (text.match(/\p{Script=Han}/gu) ?? []).length;
}

/** A file's own name, without the folders it lies in. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
