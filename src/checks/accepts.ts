import { z } from 'zod';
import { FORMATS, KINDS } from '../model/kinds.js';
import { defineCheck } from './check.js';

/** A spreadsheet is no photo: what comes in a format that its kind cannot have proves nothing. */
export default defineCheck({
  id: 'accepts',
  summary: 'The file comes in a format that its kind of material can have.',
  scope: 'each',
  params: z.strictObject({ formats: z.array(z.enum(FORMATS)).min(1).optional().describe('instead of the formats the kind usually has') }),
  needs: ['format'],
  messages: {
    'wrong-kind': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”是 {found} 格式，不能作为所要求的材料。', en: '“{file}” is {found}, which cannot be the material asked for.' },
      remedy: { zh: '请按要求提交（可用格式：{expected}）。', en: 'Hand in what is asked for, in one of: {expected}.' },
    },
  },
  asks: () => null,
  find: (files, { formats }, { kind }) =>
    files.flatMap(({ path, facts }) => {
      const allowed: readonly string[] = formats ?? KINDS[kind].formats;
      return allowed.includes(facts.format) ? [] : [{ code: 'wrong-kind', file: path, found: facts.format, expected: allowed.join('、') }];
    }),
});
