import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { plain } from './text.js';

/** Readings less sure than this say nothing, and neither do names shorter than this. */
const SURE = 0.85;
const SHORTEST = 5;
/** Share of the characters by which two readings of one name may differ, and from which they are two names. */
const SAME = 0.34;
const OTHER = 0.5;

/** The words along a seal are compared, nothing more: a seal that names the right body may be anybody's. */
export default defineCheck({
  id: 'seal-name',
  summary: 'The name read along a seal’s ring is that of the body that signed.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['seals', 'document'],
  messages: {
    agrees: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页印迹的环形文字读作“{found}”，与发文单位一致；印章本身须人工核对。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, as the issuing body is named; the seal itself is for a person to check.' },
      remedy: { zh: '请对照原件核对印章。', en: 'Compare the seal with the original.' },
    },
    differs: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页印迹的环形文字读作“{found}”，与发文单位“{expected}”不一致。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, not the issuing body “{expected}”.' },
      remedy: { zh: '请核对是否盖错印章或放错文件；文字识别有误或确属联合行文的，由专人确认。', en: 'Check whether the wrong seal or file was used; if it was misread, or several bodies issued it, let a person confirm it.' },
    },
    unreadable: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页印迹的环形文字读不清，没有与发文单位“{expected}”核对。', en: 'The words along the imprint on page {page} of “{file}” could not be read, so they were not compared with “{expected}”.' },
      remedy: { zh: '请人工核对印章上的单位名称。', en: 'Please check whose seal it is.' },
    },
  },
  asks: () => null,
  find: (files) => files.flatMap((file): Finding[] => {
    const issuers = file.facts.document.issuers;
    return issuers.length === 0 ? [] : file.facts.seals.flatMap(({ name, page }): Finding[] => {
      if (!name) return [];
      const found = { file: file.path, page, found: name.text, expected: issuers.join('、') };
      return [{ code: verdictOn(name, issuers), ...found }];
    });
  }),
});

function verdictOn({ text, confidence }: { readonly text: string; readonly confidence: number }, issuers: readonly string[]): 'agrees' | 'differs' | 'unreadable' {
  const read = plain(text);
  if (confidence < SURE || [...read].length < SHORTEST) return 'unreadable';
  const apart = issuers.map((issuer) => apartness(read, plain(issuer)));
  if (apart.some((share) => share <= SAME)) return 'agrees';
  return apart.every((share) => share >= OTHER) ? 'differs' : 'unreadable';
}

/** 0: the same name, or one that shortens the other (区科协, 区科学技术协会); 1: nothing in common. A body and its office (…政府, …政府办公室) lie in between. */
function apartness(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short !== long && long.includes(short)) return (SAME + OTHER) / 2;
  if ([...short].length >= SHORTEST && isWithin(short, long)) return 0;
  return distance([...one], [...other]) / Math.max(1, [...long].length);
}

/** Every character of the short name, in order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at++;
  return at === short.length;
}

/** Levenshtein. */
function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  one.forEach((character, i) => {
    const next = [i + 1];
    other.forEach((against, j) => next.push(Math.min((row[j + 1] as number) + 1, (next[j] as number) + 1, (row[j] as number) + (character === against ? 0 : 1))));
    row = next;
  });
  return row[other.length] as number;
}
