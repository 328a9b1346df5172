import { z } from 'zod';
import { defineCheck } from './check.js';

export default defineCheck({
  id: 'filled',
  summary: 'No place is left open that a template wants filled in (20××年, ＿＿＿).',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['document'],
  messages: {
    open: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”中有没有填写的空处：{found}。', en: '“{file}” has places that were not filled in: {found}.' },
      remedy: { zh: '请填写完整后重新提交；本来如此的，由专人确认。', en: 'Fill them in and hand it in again; if they are meant to be so, let a person confirm it.' },
    },
  },
  asks: () => null,
  find: (files) =>
    files.flatMap(({ path, facts }) => (facts.document.placeholders.length === 0 ? [] : [{ code: 'open', file: path, found: facts.document.placeholders.map((each) => each.trim()).join(' / ') }])),
});
