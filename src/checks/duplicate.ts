import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';

/** One document may well prove two things, and one photo may not show two events: a person decides. */
export default defineCheck({
  id: 'duplicate',
  summary: 'The same content is not handed in a second time.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: [],
  messages: {
    elsewhere: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”与“{found}”（{other}）内容完全相同，同一份材料用在了两项要求中。', en: '“{file}” is the same, byte for byte, as “{found}” ({other}): one document is used for two requirements.' },
      remedy: { zh: '请核对这份材料确实能同时证明两项；能的由专人确认，不能的请更换。', en: 'Check whether it proves both; if so let a person confirm it, otherwise exchange one.' },
    },
    repeated: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”与“{found}”内容完全相同，同一项要求中重复提交。', en: '“{file}” is the same, byte for byte, as “{found}”, handed in twice for one requirement.' },
      remedy: { zh: '请删去一份；本想放另一份材料的，请更换。', en: 'Remove one of them, or put in the one that was meant.' },
    },
  },
  asks: () => null,
  find: (files, _params, { twins, requirement }) =>
    files.flatMap((file) => {
      const others = twins(file.sha256).filter((twin) => twin.path !== file.path);
      const same = others.find((twin) => twin.requirement === requirement.id && twin.path < file.path);
      const found: Finding[] = same ? [{ code: 'repeated', file: file.path, found: same.path }] : [];
      const firsts = others.filter((twin, index) => twin.requirement !== requirement.id && others.findIndex((each) => each.requirement === twin.requirement) === index);
      return [...found, ...firsts.map((twin) => ({ code: 'elsewhere', file: file.path, found: twin.path, args: { other: twin.requirement } }))];
    }),
});
