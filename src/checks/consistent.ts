import { z } from 'zod';
import type { DocumentConflict } from '../model/facts.js';
import type { Text } from '../model/text.js';
import { defineCheck } from './check.js';

const COMPARE: Text = { zh: '请对照原件核对，改正写错的一处；两处都对的，由专人说明后确认。', en: 'Compare with the original and mend the wrong one; if both are right, let a person explain and confirm it.' };

/** Which of the two is right is not for a machine to say. */
export default defineCheck({
  id: 'consistent',
  summary: 'Date, number and issuer are the same wherever the file states them.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['document'],
  messages: {
    date: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的日期前后不一：{oneFrom}是 {found}，{otherFrom}是 {other}。', en: '“{file}” gives two dates: {found} ({oneFrom}) and {other} ({otherFrom}).' },
      remedy: COMPARE,
    },
    number: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的文号前后不一：{oneFrom}是 {found}，{otherFrom}是 {other}。', en: '“{file}” gives two document numbers: {found} ({oneFrom}) and {other} ({otherFrom}).' },
      remedy: COMPARE,
    },
    issuer: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的{oneFrom}是“{found}”，{otherFrom}是“{other}”，不是同一个单位。', en: '“{file}”: {oneFrom} “{found}”, {otherFrom} “{other}”, which is another body.' },
      remedy: { zh: '请核对发文单位；文头与落款不符的，请换成正确的版本，或由专人说明后确认。', en: 'Check who issued it; exchange it, or let a person explain and confirm it.' },
    },
  },
  asks: () => null,
  find: (files) =>
    files.flatMap((file) => file.facts.document.conflicts.map(({ what, one, oneFrom, other, otherFrom }) => (
      { code: what, file: file.path, found: one, args: { other, oneFrom: SOURCES[oneFrom], otherFrom: SOURCES[otherFrom] } }))),
});

const SOURCES: Readonly<Record<DocumentConflict['oneFrom'] | DocumentConflict['otherFrom'], Text>> = {
  text: { zh: '正文', en: 'text' },
  exif: { zh: '照片信息', en: 'photo data' },
  letterhead: { zh: '文头', en: 'letterhead' },
  name: { zh: '文件名', en: 'file name' },
  number: { zh: '文号年份', en: 'year of the number' },
  signature: { zh: '落款', en: 'signature' },
};
