import { z } from 'zod';
import { defineCheck, type CheckContext } from './check.js';
import { signersOf } from './signers.js';
import { plain } from './text.js';
import { unitOf } from './unit-of.js';

/** Party and government, and what they set up, speak for all their departments; whatever is no unit of the list may lie above. */
const ABOVE = /(?:(?<![镇乡])人民政府(?:办|办公室)?|(?<!人民)政府(?:办|办公室)?|[区县市州旗]委|委办|委办公室|[区县市州旗]委.{1,6}部|领导小组(?:办公室)?|联席会议(?:办公室)?|指挥部|文明委|精神文明建设指导委员会)$/u;

/** A paper of the office next door has the right words in it, a number and a seal. */
export default defineCheck({
  id: 'responsible',
  summary: 'The document comes from no unit of the district other than those that owe it.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set: the units are those of the item; where `issuer` asks for a body, that decides'),
  needs: ['document'],
  messages: {
    other: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”看来是“{found}”出的，不在这一项的责任单位（{expected}）之内，可能放错了材料。', en: '“{file}” seems to come from “{found}”, which is none of the units that owe this ({expected}); it may be the wrong document.' },
      remedy: { zh: '请核对；放错的请更换，确实由该单位出具的，由专人确认。', en: 'Check it; exchange a wrong document, or let a person confirm that this unit is to issue it.' },
    },
  },
  asks: () => null,
  find: (files, _params, context) => files.flatMap(({ path, facts: { document } }) => {
    const { owedBy } = context.requirement;
    const signed = signersOf(document);
    if (signed.length === 0 || owedBy.isOpen || context.issuers.length > 0 || !signed.every((name) => isOther(name, context))) return [];
    return [{ code: 'other', file: path, found: document.issuers.join('、'), expected: owedBy.units.join('、') }];
  }),
});

/** Who compiles the dossier writes summaries for others. */
function isOther(name: string, context: CheckContext): boolean {
  const { units, applicant, requirement: { owedBy } } = context;
  if (ABOVE.test(plain(name)) || (context.kind === 'summary' && plain(name) === plain(applicant))) return false;
  if (units.some((unit) => unit.open && owedBy.units.includes(unit.name))) return false;
  const owing = units.filter((unit) => owedBy.units.includes(unit.name));
  if (unitOf(name, owing, context)) return false;
  return unitOf(name, units, context) !== null;
}
