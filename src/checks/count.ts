import { z } from 'zod';
import { defineCheck } from './check.js';

/** `missing` means what the requirement's `absent` says; the runner sees to that. */
export default defineCheck({
  id: 'count',
  summary: 'As many files as asked for, and at least one.',
  scope: 'together',
  params: z.strictObject({
    min: z.int().positive().describe('Files'),
    max: z.int().positive().optional().describe('Files; any number unless given'),
  }),
  needs: [],
  messages: {
    missing: {
      severity: 'error', effect: 'fail', lacks: true,
      message: { zh: '缺少“{title}”：没有收到任何材料。', en: '“{title}” is missing: nothing was handed in.' },
      remedy: { zh: '请把材料放入“evidence/{folder}”，至少 {expected} 件。', en: 'Put at least {expected} file(s) into “evidence/{folder}”.' },
    },
    'not-given': {
      severity: 'notice', effect: 'none',
      message: { zh: '选交的“{title}”没有提交，不算缺项。', en: 'The optional “{title}” was not handed in; this is no gap.' },
      remedy: { zh: '如有，可放入“evidence/{folder}”。', en: 'If there is any, put it into “evidence/{folder}”.' },
    },
    'too-few': {
      severity: 'error', effect: 'fail', lacks: true,
      message: { zh: '“{title}”只有 {found} 件，要求不少于 {expected} 件。', en: '“{title}” has only {found} file(s); at least {expected} are asked for.' },
      remedy: { zh: '请把其余材料放入“evidence/{folder}”。', en: 'Put the others into “evidence/{folder}”.' },
    },
    'too-few-different': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”有 {files} 件，其中有内容或图片相同的，不同的只有 {found} 件，要求不少于 {expected} 件。', en: '“{title}” has {files} files, of which some have the same content or picture; only {found} differ, and at least {expected} are asked for.' },
      remedy: { zh: '请补上不同的材料，放入“evidence/{folder}”；确实不同的，由专人确认。', en: 'Put other ones into “evidence/{folder}”; if they do differ, let a person confirm it.' },
    },
    'too-many': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”有 {found} 件，只要 {expected} 件。', en: '“{title}” has {found} files; only {expected} are asked for.' },
      remedy: { zh: '请只留最合适的；确需都放的，由专人确认。', en: 'Keep the best, or let a person confirm that all are needed.' },
    },
  },
  asks: ({ min, max }) => {
    if (max === undefined) return { zh: `不少于 ${min} 件`, en: `at least ${min} file(s)` };
    return max === min ? { zh: `${min} 件`, en: `${min} file(s)` } : { zh: `${min}—${max} 件`, en: `${min} to ${max} files` };
  },
  find: (files, { min, max }, { requirement, alike }) => {
    if (files.length === 0) return [{ code: requirement.absent === 'notice' ? 'not-given' : 'missing', found: 0, expected: min }];
    if (files.length < min) return [{ code: 'too-few', found: files.length, expected: min }];
    const different = files.filter(({ path }) => !alike(path).some(({ members }) => files.some((other) => other.path < path && members.some(({ file }) => file === other.path)))).length;
    if (different < min) return [{ code: 'too-few-different', found: different, expected: min, args: { files: files.length } }];
    return max !== undefined && files.length > max ? [{ code: 'too-many', found: files.length, expected: max }] : [];
  },
});
