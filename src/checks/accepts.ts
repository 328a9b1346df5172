import { z } from 'zod';
import { FORMATS, KINDS } from '../model/kinds.js';
import { defineCheck } from './check.js';

/** A spreadsheet is no photo: what comes in a format that its kind cannot have proves nothing, so nothing else is asked of it. */
export default defineCheck({
  id: 'accepts',
  summary: 'The file comes in a format that its kind of material can come in.',
  scope: 'each',
  gate: true,
  params: z.strictObject({ formats: z.array(z.enum(FORMATS)).min(1).optional().describe('Formats taken; those of the kind unless given') }),
  needs: ['format'],
  messages: {
    'wrong-kind': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”是 {found} 文件，不能作为“{title}”（{kind}）。', en: '“{file}” is a {found} file and cannot stand as “{title}” ({kind}).' },
      remedy: { zh: '请换成 {expected} 格式；如果放错了文件夹，请移到对应的文件夹。', en: 'Hand it in as {expected}; if it lies in the wrong folder, move it.' },
    },
  },
  asks: ({ formats }) => (formats ? { zh: `格式：${upper(formats).join('、')}`, en: `formats: ${upper(formats).join(', ')}` } : null),
  find: (files, { formats }, { kind }) => {
    const taken = formats ?? KINDS[kind].formats;
    return files
      .filter((file) => !taken.includes(file.facts.format))
      .map((file) => ({ code: 'wrong-kind', file: file.path, found: file.facts.format.toUpperCase(), expected: upper(taken).join(' / ') }));
  },
});

function upper(formats: readonly string[]): string[] {
  return formats.map((format) => format.toUpperCase());
}
