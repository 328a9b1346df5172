import { z } from 'zod';
import { defineCheck } from './check.js';

/** An address, a domain, a channel's name; a day, a month, or a clock as screens show them. */
const ADDRESS = /https?:|www\.|(?:^|[^\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|gov|edu|info|example)\b|公众号|视频号|微博|抖音号|服务号|订阅号/iu;
const DATE = /(?:19|20)\d{2}\s*(?:年|[-./])\s*\d{1,2}|\d{1,2}\s*月\s*\d{1,2}\s*日|(?:^|\D)\d{1,2}:\d{2}(?:\D|$)|昨天|今天|刚刚|\d+\s*(?:分钟|小时|天)前/u;
/** Fewer characters are a heading, or a reading that failed. */
const LEAST_TEXT = 12;

/** Text that could not be read tells nothing: then nothing is said. */
export default defineCheck({
  id: 'address-or-date',
  summary: 'A screenshot shows where it was taken from, or when.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['text'],
  messages: {
    neither: {
      severity: 'warning', effect: 'none',
      message: { zh: '“{file}”的文字中没有看到网址、公众号名称或日期。', en: 'Neither an address nor a date was read on “{file}”.' },
      remedy: { zh: '截图请保留地址栏、公众号名称或发布日期，能看出来源和时间。', en: 'Leave the address bar, the name of the channel or the date of publication in the screenshot.' },
    },
  },
  asks: () => ({ zh: '截图中能看到网址、公众号名称或日期', en: 'an address, the name of the channel or a date can be seen' }),
  find: (files) => files.flatMap(({ path, facts: { text } }) => {
    if (text.source === 'none' || text.characters < LEAST_TEXT || ADDRESS.test(text.content) || DATE.test(text.content)) return [];
    return [{ code: 'neither', file: path }];
  }),
});
