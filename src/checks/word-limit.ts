import { z } from 'zod';
import { defineCheck } from './check.js';

/** What was asked for in so many words is hardly said in less than this share of them. */
const LEAST_SHARE = 0.05;

/** Over the limit by the lower count fails; only by the upper count, a person looks: the grey zone depends on fonts in Word. */
export default defineCheck({
  id: 'word-limit',
  summary: 'The text has no more 字数 than the standard allows.',
  scope: 'each',
  params: z.strictObject({ max: z.int().positive().describe('字数 allowed, as Word counts') }),
  needs: ['words'],
  messages: {
    'too-long': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”共 {found} 字，超过 {expected} 字的上限。', en: '“{file}” has {found} 字, more than the limit of {expected}.' },
      remedy: { zh: '请压缩到 {expected} 字以内后重新提交。', en: 'Shorten it to at most {expected} 字 and hand it in again.' },
    },
    'maybe-too-long': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”按宽松口径 {lower} 字，按严格口径 {found} 字，上限 {expected} 字。', en: '“{file}” has {lower} 字 by the lower and {found} by the upper count; the limit is {expected}.' },
      remedy: { zh: '请在 Word 中核对字数（引号、破折号、省略号的计法），最好压缩到 {expected} 字以内。', en: 'Check the count in Word (quotes, dashes, ellipses), or shorten it to {expected}.' },
    },
    'apart-too-long': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”正文 {lower} 字，另有文本框、脚注等 {apart} 字，合计 {found} 字，超过 {expected} 字。', en: '“{file}” has {lower} 字 in its body and {apart} in text boxes and notes, {found} together, more than {expected}.' },
      remedy: { zh: '请把内容写进正文并压缩到 {expected} 字以内；不应计入的由专人确认。', en: 'Bring it into the body within {expected} 字, or let a person confirm that it does not count.' },
    },
    'too-short': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”只有 {found} 字（上限 {expected} 字），可能没有写完，或内容在图片里。', en: '“{file}” has only {found} 字 (the limit is {expected}); it may be unfinished, or its words stand in a picture.' },
      remedy: { zh: '请核对内容是否完整，由专人确认；没有写完的请补全。', en: 'Check whether it is complete and let a person confirm it, or complete it.' },
    },
    'not-countable': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”没有可统计的文字，无法核对 {expected} 字的上限。', en: '“{file}” has no countable text, so the limit of {expected} 字 cannot be checked.' },
      remedy: { zh: '请提交可编辑的 Word 或文本文件。', en: 'Hand in an editable Word or text file.' },
    },
  },
  asks: ({ max }) => ({ zh: `不超过 ${max} 字`, en: `at most ${max} 字` }),
  shows: ({ max }) => ({ mostWords: max }),
  find: (files, { max }) =>
    files.flatMap((file) => {
      const words = file.facts.words;
      if (!words) return [{ code: 'not-countable', file: file.path, expected: max }];
      if (words.lower > max) return [{ code: 'too-long', file: file.path, found: words.lower, expected: max }];
      if (words.upper > max) return [{ code: 'maybe-too-long', file: file.path, found: words.upper, expected: max, args: { lower: words.lower } }];
      const apart = words.apart.filter(({ part }) => part !== 'header').reduce((sum, each) => sum + each.words, 0);
      if (words.lower + apart > max) return [{ code: 'apart-too-long', file: file.path, found: words.lower + apart, expected: max, args: { lower: words.lower, apart } }];
      return words.upper < max * LEAST_SHARE ? [{ code: 'too-short', file: file.path, found: words.upper, expected: max }] : [];
    }),
});
