import { z } from 'zod';
import { defineCheck } from './check.js';

/** A clock, a day, an address: numbers that every screen shows. */
const OF_THE_SCREEN = /\S*(?:https?:|www\.|\.(?:com|cn|net|org|gov|edu|info|example)\b)\S*|(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}日?)?|\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}:\d{2}(?::\d{2})?|(?:19|20)\d{2}\s*年?|\d+\s*%|[45]G/giu;
/** Fewer characters are a heading, or a reading that failed. */
const LEAST_TEXT = 12;

/** Text that could not be read tells nothing: then nothing is said. */
export default defineCheck({
  id: 'shows-number',
  summary: 'A screenshot that is to prove a number shows one.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['text'],
  messages: {
    none: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的文字中除日期、时间和网址外没有看到数字，看不出数量。', en: 'On “{file}” no number was read besides dates, clocks and addresses; it shows no quantity.' },
      remedy: { zh: '请截取能看到数量的页面；图中确有数字而没有识别出来的，由专人确认。', en: 'Take a screenshot of the page that shows the number; if it is there and was not read, let a person confirm it.' },
    },
  },
  asks: () => ({ zh: '截图中能看到数量', en: 'the number can be seen' }),
  find: (files) => files.flatMap(({ path, facts: { text } }) => {
    if (text.source === 'none' || text.characters < LEAST_TEXT) return [];
    return /\d/u.test(text.content.normalize('NFKC').replace(OF_THE_SCREEN, ' ')) ? [] : [{ code: 'none', file: path }];
  }),
});
