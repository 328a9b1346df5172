import { z } from 'zod';
import type { Seal } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { compareNames, compareWords, type Comparison } from './compare-names.js';
import { namesAny, plain } from './text.js';

/** Readings less sure than this are not compared, and neither are names shorter than this. */
const SURE = 0.85;
const SHORTEST = 5;
/** A name of which one character is less sure may be misread in others too: of 114 real ones 19 such differed, 15 of them misread. */
const SURE_CHARACTER = 0.7;

/** The words along a seal are compared, nothing more: a seal that names the right body may be anybody's. */
export default defineCheck({
  id: 'seal-name',
  summary: 'The name read along a seal’s ring is that of the body the standard asks for, else of the one that signed.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set: the body asked for is that of the demand `issuer`'),
  needs: ['seals', 'document'],
  messages: {
    'agrees-asked': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页印迹上的文字读作“{found}”，与要求的发文单位（{expected}）相符；印章本身须人工核对。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, which fits the issuing body asked for ({expected}); the seal itself is for a person to check.' },
      remedy: { zh: '请对照原件核对印章。', en: 'Compare the seal with the original.' },
    },
    'differs-asked': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页印迹上的文字读作“{found}”，与要求的发文单位（{expected}）不相符。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, which does not fit the issuing body asked for ({expected}).' },
      remedy: { zh: '请核对是否放错文件或应由其他单位发文；文字识别有误的，由专人确认。', en: 'Check whether it is the right document, issued by the right body; if it was misread, let a person confirm it.' },
    },
    agrees: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页印迹上的文字读作“{found}”，与发文单位一致；印章本身须人工核对。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, as the issuing body is named; the seal itself is for a person to check.' },
      remedy: { zh: '请对照原件核对印章。', en: 'Compare the seal with the original.' },
    },
    differs: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页印迹上的文字读作“{found}”，与发文单位“{expected}”不一致。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, not the issuing body “{expected}”.' },
      remedy: { zh: '请核对是否盖错印章或放错文件；文字识别有误或确属联合行文的，由专人确认。', en: 'Check whether the wrong seal or file was used; if it was misread, or several bodies issued it, let a person confirm it.' },
    },
    unreadable: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页印迹上的文字没有读清（读作“{found}”），不能与发文单位“{expected}”核对。', en: 'The words along the imprint on page {page} of “{file}” were not read clearly (as “{found}”) and could not be compared with “{expected}”.' },
      remedy: { zh: '请人工核对印章上的单位名称。', en: 'Please check whose seal it is.' },
    },
  },
  asks: () => null,
  find: (files, _params, { issuers: asked, notIssuers }) => files.flatMap((file): Finding[] => file.facts.seals.flatMap(({ name, page }): Finding[] => {
    const signed = file.facts.document.issuers;
    if (!name || asked.length + signed.length === 0) return [];
    const compared = [
      ...(asked.length > 0 ? [{ code: CODES.asked[verdictOn(name, (read) => (namesAny(read, notIssuers) ? 'other' : compareWords(read, asked)))], expected: asked.join('、') }] : []),
      ...(signed.length > 0 ? [{ code: CODES.signed[verdictOn(name, (read) => nearest(signed.map((each) => compareNames(read, each))))], expected: signed.join('、') }] : []),
    ];
    // What the standard asks for comes first; a seal that fits it may still not be that of the body which signed.
    const told = compared.find(({ code }) => code === 'differs-asked' || code === 'differs') ?? compared[0];
    return told ? [{ ...told, file: file.path, page, found: plain(name.text) }] : [];
  })),
});

const CODES = {
  asked: { same: 'agrees-asked', close: 'unreadable', other: 'differs-asked' },
  signed: { same: 'agrees', close: 'unreadable', other: 'differs' },
} as const;

function verdictOn({ text, confidence, least = 1 }: NonNullable<Seal['name']>, compare: (read: string) => Comparison): Comparison {
  if (confidence < SURE || [...plain(text)].length < SHORTEST) return 'close';
  const verdict = compare(text);
  return verdict === 'other' && least < SURE_CHARACTER ? 'close' : verdict;
}

function nearest(comparisons: readonly Comparison[]): Comparison {
  return (['same', 'close', 'other'] as const).find((each) => comparisons.includes(each)) ?? 'close';
}
