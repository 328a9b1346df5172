import { z } from 'zod';
import { BODY_KINDS, TELLING_ENDINGS, type BodyKind } from '../model/body-endings.js';
import { defineCheck } from './check.js';
import { bodiesIn, type NamedBody } from './bodies.js';
import { knownText } from './text.js';

const kinds = z.enum(Object.keys(BODY_KINDS) as [BodyKind, ...BodyKind[]]);
const params = z.strictObject({
  min: z.int().positive().describe('Distinct bodies named'),
  of: z.enum(['units', 'patterns']).describe('`units`: the project’s units by name, alias or member. `patterns`: any body whose name ends as one of `kinds` or in one of `patterns`'),
  kinds: z.array(kinds).min(1).optional().describe('How names of such bodies end is known: office, enterprise, institution, venue, place'),
  patterns: z.array(z.string().min(1)).min(1).optional().describe('Other endings. With `units`: counted besides them'),
  except: z.array(z.string().min(1)).optional().describe('Names that do not count'),
  since: z.int().min(1900).max(2200).optional().describe('What a sentence tells of an earlier year does not count'),
  what: z.string().min(1).describe('What is counted, in words: 企业或机构'),
});

export default defineCheck({
  id: 'names',
  summary: 'The text names enough different bodies.',
  scope: 'together',
  params,
  needs: ['text', 'pages'],
  messages: {
    named: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{title}”（{files}）中点到名的{what}有 {found} 个：{names}。', en: '“{title}” ({files}) names {found} of {what}: {names}.' },
      remedy: { zh: '请核对是否确为不同单位。', en: 'Check that they are different bodies.' },
    },
    'too-few': {
      severity: 'error', effect: 'fail', settledByPerson: true,
      message: { zh: '“{title}”（{files}）中点到名的{what}有 {found} 个（{names}），要求不少于 {expected} 个。', en: '“{title}” ({files}) names {found} of {what} ({names}); at least {expected} are asked for.' },
      remedy: { zh: '请在文中写出各单位的全称；单位另有简称的，请补进 project.yaml 的 units。', en: 'Write their full names in the text; add other names of a unit under `units` in project.yaml.' },
    },
    uncertain: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”（{files}）中认得出的{what}有 {found} 个（{names}），要求不少于 {expected} 个；另有 {others} 不知算不算（或没有参加、只是计划、到访、列名，或与前面的是一家）。', en: '“{title}” ({files}) names {found} of {what} that are known ({names}), at least {expected} are asked for; whether {others} count could not be told (they may have taken no part, be planned with, visited or only listed, or be one of those).' },
      remedy: { zh: '请由专人判断；属于本地单位的，请补进 project.yaml 的 units。', en: 'Let a person decide; add units of the district under `units` in project.yaml.' },
    },
    'no-text': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”（{files}）有文字读不出来，只看到 {found} 个{what}（{names}），要求不少于 {expected} 个。', en: 'Not all text of “{title}” ({files}) could be read; {found} of {what} were seen ({names}), at least {expected} are asked for.' },
      remedy: { zh: '请提交 Word 或可复制文字的 PDF，或由专人数过后确认。', en: 'Hand in Word or a PDF whose text can be copied, or let a person count and confirm.' },
    },
  },
  asks: ({ min, what }) => ({ zh: `写明不少于 ${min} 个${what}`, en: `name at least ${min} of: ${what}` }),
  find: (files, { min, of, what, kinds: asked = [], patterns = [], except = [], since }, { units, district, asOf }) => {
    const texts = files.map((file) => file.facts.text.content);
    const given = [...patterns, ...asked.flatMap((kind) => BODY_KINDS[kind])];
    const wanted = { units: of === 'units' ? units : [], except, district, asOf, since };
    const { units: listed, others: told } = bodiesIn(texts, { ...wanted, endings: given });
    const named = [...listed, ...told];
    const names = named.filter(({ doubt }) => doubt === null).map(({ name }) => name);
    const args = { what, files: files.map((file) => file.path), names: names.length > 0 ? names : ['—'] };
    const [only] = files.length === 1 ? files : [];
    const result = { ...(only ? { file: only.path } : {}), found: names.length, expected: min };
    if (names.length >= min) return [{ code: 'named', ...result, args }];
    if (!files.every((file) => knownText(file) === 'whole')) return [{ code: 'no-text', ...result, args }];
    const doubtful = named.filter(({ doubt }) => doubt !== null);
    const unlisted = bodiesIn(texts, { ...wanted, endings: TELLING_ENDINGS }).others.map(({ name }) => name).filter((other) => !named.some(({ name }) => other.includes(name) || name.includes(other)));
    const others = [...unlisted, ...withDoubts(doubtful)];
    return names.length + unlisted.length + doubtful.length >= min ? [{ code: 'uncertain', ...result, args: { ...args, others } }] : [{ code: 'too-few', ...result, args }];
  },
});

/** 区教育局、区财政局（“…未能参与”）: what speaks against several is shown once. */
function withDoubts(bodies: readonly NamedBody[]): string[] {
  const doubts = [...new Set(bodies.map(({ doubt }) => doubt))];
  return doubts.map((doubt) => `${bodies.filter((body) => body.doubt === doubt).map(({ name }) => name).join('、')} (“${doubt}”)`);
}
