import { z } from 'zod';
import type { Finding, Member } from '../model/outcome.js';
import type { Text } from '../model/text.js';
import type { Alike } from './alike.js';
import { defineCheck, type CheckContext, type CheckedFile, type Message } from './check.js';

const doubts = (message: Text, remedy: Text): Message => ({ severity: 'warning', effect: 'review', message, remedy });
const BOTH: Text = { zh: '请核对这份材料确实能同时证明这几项；能的由专人对本项中的每个文件逐一确认，或在 project.yaml 的 declarations.shared 中声明共用；不能的请更换。', en: 'Check whether it proves them all; if so let a person confirm each of these files of the requirement, or declare the shared use under declarations.shared in project.yaml; otherwise exchange it.' };
const EXCHANGE: Text = { zh: '请核对哪一处是对的，更换其他各处；确为共同活动的，在 project.yaml 的 declarations.shared 中声明共用。', en: 'Find out where it belongs and exchange the others; if the event was shared, declare so under declarations.shared in project.yaml.' };

/** One document may well prove two things, and one photo may not show two events: a person decides. */
export default defineCheck({
  id: 'duplicate',
  summary: 'The same content, text or picture is not handed in a second time.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: [],
  messages: {
    elsewhere: doubts({ zh: '“{file}”与{others}内容完全相同，同一份材料用在了不同的要求中。', en: '“{file}” is the same, byte for byte, as {others}: one document is used for different requirements.' }, BOTH),
    repeated: doubts(
      { zh: '“{file}”与{others}内容完全相同，同一项要求中重复提交。', en: '“{file}” is the same, byte for byte, as {others}, handed in more than once for one requirement.' },
      { zh: '请只留一份；本想放另一份材料的，请更换。', en: 'Leave one of them, or put in the one that was meant.' },
    ),
    'text-elsewhere': doubts({ zh: '“{file}”与{others}文字相同（日期、地名不计），同一篇文字用在了不同的要求中。', en: '“{file}” and {others} have the same words, dates and places aside: one text is used for different requirements.' }, BOTH),
    'text-of-two-units': doubts({ zh: '“{file}”与{others}文字相同（日期、地名不计），却由不同单位（{differing}）分别提交。', en: '“{file}” and {others} have the same words, dates and places aside, though handed in by different units: {differing}.' }, EXCHANGE),
    'text-of-two-years': doubts({ zh: '“{file}”与{others}文字相同（日期、地名不计），却标为不同年份（{differing}）。', en: '“{file}” and {others} have the same words, dates and places aside, but dates of different years: {differing}.' }, EXCHANGE),
    'text-repeated': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”与{others}文字相同，同一项要求中重复提交。', en: '“{file}” and {others} have the same words, handed in more than once for one requirement.' },
      remedy: { zh: '同一份材料的不同格式可只留一份。', en: 'Of one paper in two formats, leave one.' },
    },
    'picture-elsewhere': doubts({ zh: '“{file}”{here}与{others}是同一张或几乎同一张图片，用在了不同的要求中。', en: '“{file}”{here} shows the same or nearly the same picture as {others}: one picture is used for different requirements.' }, BOTH),
    'picture-of-two-units': doubts({ zh: '“{file}”{here}与{others}是同一张或几乎同一张图片，却由不同单位（{differing}）分别提交。', en: '“{file}”{here} shows the same or nearly the same picture as {others}, handed in by different units: {differing}.' }, EXCHANGE),
    'picture-of-two-years': doubts({ zh: '“{file}”{here}与{others}是同一张或几乎同一张图片，却标为不同年份（{differing}）。', en: '“{file}”{here} shows the same or nearly the same picture as {others}, with dates of different years: {differing}.' }, EXCHANGE),
    'picture-repeated': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”{here}与{others}是同一张或几乎同一张图片，同一项要求中重复使用。', en: '“{file}”{here} shows the same or nearly the same picture as {others}, used more than once for one requirement.' },
      remedy: { zh: '可只留一张，或换成另一张。', en: 'Leave one of them, or take another.' },
    },
    shared: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”与{others}内容相同，已由{by}声明共用（{reason}）。', en: '“{file}” and {others} show the same; {by} has declared the shared use ({reason}).' },
      remedy: { zh: '无须处理。', en: 'Nothing need be done.' },
    },
  },
  asks: () => null,
  find: (files, _params, context) => files.flatMap((file) => context.alike(file.path).map((group) => told(file, group, context))),
});

/** The same for every file of the group that the requirement has, so that it is said once. */
function told(asked: CheckedFile<never>, { what, members }: Alike, context: CheckContext): Finding {
  const own = members.find((member) => member.requirement === context.requirement.id) ?? members.find((member) => member.file === asked.path)!;
  const others = members.filter((member) => member !== own);
  const page = own.pages[0];
  const finding = { file: own.file, found: others[0]!.file, ...(page === undefined ? {} : { page }), members };
  const args = { here: placed(own), others: named(others, context) };
  return { ...finding, ...(declared(members, context, args) ?? reading(what, members, context, args)) };
}

function reading(what: Alike['what'], members: readonly Member[], { requirement }: CheckContext, args: Readonly<Record<string, Text>>): Pick<Finding, 'code' | 'args'> {
  const isElsewhere = members.some((member) => member.requirement !== requirement.id);
  if (what === 'content') return { code: isElsewhere ? 'elsewhere' : 'repeated', args };
  const [years, units] = [distinct(members.map(({ year }) => year)), distinct(members.map(({ unit }) => unit))];
  if (years.length > 1) return { code: `${what}-of-two-years`, args: { ...args, differing: years } };
  if (isElsewhere) return { code: `${what}-elsewhere`, args };
  return units.length > 1 ? { code: `${what}-of-two-units`, args: { ...args, differing: units } } : { code: `${what}-repeated`, args };
}

/** Declarations cover a group when they tie all of its files together; one more file opens it anew. */
function declared(members: readonly Member[], { shared }: CheckContext, args: Readonly<Record<string, Text>>): Pick<Finding, 'code' | 'args'> | null {
  const first = members[0]!.file;
  const tied = new Set([first]);
  const used: CheckContext['shared'][number][] = [];
  const unused = () => shared.find((each) => !used.includes(each) && each.files.some((file) => tied.has(file)));
  for (let next = unused(); next; next = unused()) {
    used.push(next);
    for (const { file } of members) if (next.files.includes(file)) tied.add(file);
  }
  if (!members.every(({ file }) => tied.has(file))) return null;
  return { code: 'shared', args: { ...args, by: distinct(used.map(({ by }) => by)), reason: distinct(used.map(({ reason }) => reason)) } };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}

/** So many are named in the sentence; `members` has all. */
const MOST_NAMED = 20;

function named(others: readonly Member[], { requirement, calledAs }: CheckContext): Text {
  const name = (member: Member, language: 'zh' | 'en') => {
    const elsewhere = member.requirement === requirement.id ? '' : language === 'zh' ? `（${calledAs(member.requirement)}）` : ` (${calledAs(member.requirement)})`;
    return `“${member.file}”${placed(member)[language]}${elsewhere}`;
  };
  const list = (language: 'zh' | 'en', between: string) => others.slice(0, MOST_NAMED).map((member) => name(member, language)).join(between);
  const more = others.length - MOST_NAMED;
  return {
    zh: `${list('zh', '、')}${more > 0 ? ` 等共 ${others.length} 个文件` : ''}`,
    en: `${list('en', ', ')}${more > 0 ? ` and ${more} more, ${others.length} files in all,` : ''}`,
  };
}

/** A document handed in twice is the same on many pages: the first few say where. */
const MOST_PAGES = 3;

function placed({ pages }: Member): Text {
  if (pages.length === 0) return { zh: '', en: '' };
  const [first, more] = [pages.slice(0, MOST_PAGES), pages.length > MOST_PAGES];
  return { zh: `（第 ${first.join('、')} 页或第 ${first.join('、')} 幅图${more ? `等 ${pages.length} 处` : ''}）`, en: ` (page or picture ${first.join(', ')}${more ? ` and more, ${pages.length} in all` : ''})` };
}
