import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { plain } from './text.js';

/** 有效期限：2015年10月22日至2020年10月21日, 有效期至2020.10.21. */
const UNTIL = /(?:有效期限?|有效日期|有效期间)[^。;]{0,24}?(?:至|到|止|[-—–~])[::]?((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})/gu;
/** 有效期三年. */
const FOR_YEARS = /有效期限?[为是::]{0,2}([一二三四五六七八九十]|\d{1,2})年/u;
const NUMERALS = '零一二三四五六七八九十';
/** Of the text: what a title says. */
const HEAD = 240;
const REPEALS = /关于(?:公布|宣布|印发)?(?:修改和)?(?:废止|停止执行|宣布失效|撤销|取消)/u;

/** An old certificate names the right body and bears its seal; a paper that ends a rule names it as well. */
export default defineCheck({
  id: 'in-force',
  summary: 'A certificate has not run out by the as-of date, and a paper does not end what it names.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set: the date is that of project.yaml'),
  needs: ['text', 'document'],
  messages: {
    expired: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”写的期限到 {found} 为止，在截止日期 {expected} 之前已经过期。', en: '“{file}” says that it runs until {found}; it has run out by the as-of date, {expected}.' },
      remedy: { zh: '请换成没有过期的证书；已经延续的，附上延续的证明，由专人确认。', en: 'Exchange it for one that still runs; if it was renewed, add the proof and let a person confirm it.' },
    },
    ends: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”看来是废止、撤销或停止执行的文件（“{found}”），不能证明现行的做法。', en: '“{file}” seems to end or withdraw what it names (“{found}”) and proves nothing that is in force.' },
      remedy: { zh: '请换成现行的文件；放对了的由专人说明后确认。', en: 'Exchange it for the paper in force, or let a person explain and confirm it.' },
    },
  },
  asks: () => null,
  find: (files, _params, { asOf, kind }) => files.flatMap(({ path, facts: { text, document } }): Finding[] => {
    const words = plain(text.content);
    const until = kind === 'certificate' ? lastDay(words, document.date) : null;
    const ends = REPEALS.exec(plain(document.title ?? '') || words.slice(0, HEAD))?.[0];
    return [
      ...(until !== null && until < asOf ? [{ code: 'expired', file: path, found: until, expected: asOf }] : []),
      ...(ends === undefined ? [] : [{ code: 'ends', file: path, found: ends }]),
    ];
  }),
});

/** The latest that is named, `YYYY-MM-DD`; else counted from the day of issue. */
function lastDay(words: string, issued: string | null): string | null {
  const named = [...words.matchAll(UNTIL)].map(([, year, month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).sort().at(-1);
  if (named !== undefined) return named;
  const [, number = ''] = FOR_YEARS.exec(words) ?? [];
  const years = /^\d+$/u.test(number) ? Number(number) : NUMERALS.indexOf(number);
  return number === '' || issued === null || issued.length < 10 ? null : `${Number(issued.slice(0, 4)) + years}${issued.slice(4)}`;
}
