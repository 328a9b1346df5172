import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import type { Text } from '../model/text.js';
import { defineCheck, type CheckContext, type CheckedFile, type Message } from './check.js';
import { yearOf, type Lookalike } from './lookalikes.js';

type Need = 'document';

const doubts = (message: Text, remedy: Text): Message => ({ severity: 'warning', effect: 'review', message, remedy });
const BOTH: Text = { zh: '请核对这份材料确实能同时证明两项；能的由专人确认，或在 project.yaml 的 declarations.shared 中声明共用；不能的请更换。', en: 'Check whether it proves both; if so let a person confirm it, or declare the shared use under declarations.shared in project.yaml; otherwise exchange one.' };
const EXCHANGE: Text = { zh: '请核对哪一处是对的，更换另一处；确为共同活动的，在 project.yaml 的 declarations.shared 中声明共用。', en: 'Find out where it belongs and exchange the other; if the event was shared, declare so under declarations.shared in project.yaml.' };

/** One document may well prove two things, and one photo may not show two events: a person decides. */
export default defineCheck({
  id: 'duplicate',
  summary: 'The same content, or the same picture, is not handed in a second time.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['document'],
  messages: {
    elsewhere: doubts({ zh: '“{file}”与“{found}”（{other}）内容完全相同，同一份材料用在了两项要求中。', en: '“{file}” is the same, byte for byte, as “{found}” ({other}): one document is used for two requirements.' }, BOTH),
    repeated: doubts(
      { zh: '“{file}”与“{found}”内容完全相同，同一项要求中重复提交。', en: '“{file}” is the same, byte for byte, as “{found}”, handed in twice for one requirement.' },
      { zh: '请删去一份；本想放另一份材料的，请更换。', en: 'Remove one of them, or put in the one that was meant.' },
    ),
    'picture-elsewhere': doubts({ zh: '“{file}”{here}与“{found}”{there}（{other}）是同一张或几乎同一张图片，用在了两项要求中。', en: '“{file}”{here} shows the same or nearly the same picture as “{found}”{there} ({other}): one picture is used for two requirements.' }, BOTH),
    'picture-of-two-units': doubts({ zh: '“{file}”{here}与“{found}”{there}是同一张或几乎同一张图片，由“{unit}”和“{other}”分别提交。', en: '“{file}”{here} shows the same or nearly the same picture as “{found}”{there}, handed in by “{unit}” and by “{other}”.' }, EXCHANGE),
    'picture-of-two-years': doubts({ zh: '“{file}”{here}与“{found}”{there}是同一张或几乎同一张图片，却分别标为 {year} 年和 {other} 年。', en: '“{file}”{here} shows the same or nearly the same picture as “{found}”{there}, the one dated {year}, the other {other}.' }, EXCHANGE),
    'picture-repeated': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”{here}与“{found}”{there}是同一张或几乎同一张图片，同一项要求中重复使用。', en: '“{file}”{here} shows the same or nearly the same picture as “{found}”{there}, used twice for one requirement.' },
      remedy: { zh: '可删去一张，或换成另一张。', en: 'Leave one out, or take another.' },
    },
    shared: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”与“{found}”内容相同，已由{by}声明共用（{reason}）。', en: '“{file}” and “{found}” show the same; {by} has declared the shared use ({reason}).' },
      remedy: { zh: '无须处理。', en: 'Nothing need be done.' },
    },
  },
  asks: () => null,
  find: (files, _params, context) => files.flatMap((file) => [...copies(file, context), ...pictures(file, context)]),
});

function copies(file: CheckedFile<Need>, { twins, requirement, shared, calledAs }: CheckContext): Finding[] {
  const others = twins(file.sha256).filter((twin) => twin.path !== file.path);
  const same = others.find((twin) => twin.requirement === requirement.id && twin.path < file.path);
  const found: Finding[] = same ? [declared(file, same.path, shared) ?? { code: 'repeated', file: file.path, found: same.path }] : [];
  const firsts = others.filter((twin, index) => twin.requirement !== requirement.id && others.findIndex((each) => each.requirement === twin.requirement) === index);
  return [...found, ...firsts.map((twin) => declared(file, twin.path, shared) ?? { code: 'elsewhere', file: file.path, found: twin.path, args: { other: calledAs(twin.requirement) } })];
}

/** Within one requirement the later file names the earlier; across requirements each names the other. */
function pictures(file: CheckedFile<Need>, { lookalikes, requirement, shared, calledAs }: CheckContext): Finding[] {
  return lookalikes(file.path).flatMap((other): Finding[] => {
    const isOwn = other.requirement === requirement.id;
    if (isOwn && other.path > file.path) return [];
    const finding = { file: file.path, found: other.path, ...(other.page === null ? {} : { page: other.page }) };
    const places = { here: placed(other.page), there: placed(other.otherPage) };
    return [declared(file, other.path, shared) ?? { ...finding, ...reading(file, other, isOwn ? null : calledAs(other.requirement), places) }];
  });
}

function reading(file: CheckedFile<Need>, other: Lookalike, elsewhere: string | null, places: Readonly<Record<string, Text>>): Pick<Finding, 'code' | 'args'> {
  const year = yearOf(file);
  if (year !== null && other.year !== null && year !== other.year) return { code: 'picture-of-two-years', args: { ...places, year, other: other.year } };
  if (elsewhere !== null) return { code: 'picture-elsewhere', args: { ...places, other: elsewhere } };
  if (file.unit !== null && other.unit !== null && file.unit !== other.unit) return { code: 'picture-of-two-units', args: { ...places, unit: file.unit, other: other.unit } };
  return { code: 'picture-repeated', args: places };
}

function declared(file: CheckedFile<Need>, other: string, shared: CheckContext['shared']): Finding | null {
  const declaration = shared.find(({ files }) => files.includes(file.path) && files.includes(other));
  return declaration ? { code: 'shared', file: file.path, found: other, args: { by: declaration.by, reason: declaration.reason } } : null;
}

function placed(page: number | null): Text {
  return page === null ? { zh: '', en: '' } : { zh: `（第 ${page} 页或第 ${page} 幅图）`, en: ` (page or picture ${page})` };
}
