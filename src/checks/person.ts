import { z } from 'zod';
import { defineCheck } from './check.js';

export default defineCheck({
  id: 'person',
  summary: 'Says what only a person can judge.',
  scope: 'each',
  params: z.strictObject({ asks: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }).describe('What to look at, in both languages, without a full stop') }),
  needs: [],
  messages: {
    look: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”须人工判断：{asks}。', en: '“{file}” needs a person’s judgement: {asks}.' },
      remedy: { zh: '请审核人打开材料核对，程序不作判断。', en: 'The reviewer should look at it; the program does not judge.' },
    },
  },
  asks: ({ asks }) => asks,
  find: (files, { asks }) => files.map((file) => ({ code: 'look', file: file.path, args: { asks } })),
});
