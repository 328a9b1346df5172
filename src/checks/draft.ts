import { z } from 'zod';
import { defineCheck } from './check.js';

export default defineCheck({
  id: 'draft',
  summary: 'The document was issued, and is no draft (征求意见稿, 讨论稿, 草案 …).',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['document'],
  messages: {
    draft: {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”标有“{found}”字样，不是正式印发的文件。', en: '“{file}” is marked “{found}”; it is not the document as issued.' },
      remedy: { zh: '请换成正式印发的版本。', en: 'Hand in the version that was issued.' },
    },
  },
  asks: () => null,
  find: (files) => files.flatMap((file) => (file.facts.document.draft === null ? [] : [{ code: 'draft', file: file.path, found: file.facts.document.draft }])),
});
