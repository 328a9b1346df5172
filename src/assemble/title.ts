import type { InspectedFile } from '../model/evidence.js';

/**
 * The name under which a file stands in the catalogue (题名): the title its text shows, when it shows one,
 * else its own name without extension, code, tag, number and unit.
 */
export function exhibitTitle(file: InspectedFile): string {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.[^.]{1,8}$/, '');
  const bare = cleanName(name);
  const told = file.facts.document.title?.trim() ?? '';
  if (hanCount(bare) >= 4) return bare;
  if (hanCount(told) >= 4 && told.length <= 60) return told;
  return bare || name;
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
