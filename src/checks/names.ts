import { z } from 'zod';
import { BODY_KINDS, TELLING_ENDINGS, type BodyKind } from '../model/body-endings.js';
import { defineCheck } from './check.js';
import { bodiesByEnding, bodiesByName } from './bodies.js';
import { knownText } from './text.js';

const kinds = z.enum(Object.keys(BODY_KINDS) as [BodyKind, ...BodyKind[]]);
const params = z.strictObject({
  min: z.int().positive().describe('Distinct bodies named'),
  of: z.enum(['units', 'patterns']).describe('`units`: the project’s units by name, alias or member. `patterns`: any body whose name ends as one of `kinds` or in one of `patterns`'),
  kinds: z.array(kinds).min(1).optional().describe('How names of such bodies end is known: office, enterprise, institution, venue, place'),
  patterns: z.array(z.string().min(1)).min(1).optional().describe('Other endings. With `units`: counted besides them'),
  except: z.array(z.string().min(1)).optional().describe('Names that do not count'),
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
      severity: 'error', effect: 'fail',
      message: { zh: '“{title}”（{files}）中点到名的{what}有 {found} 个（{names}），要求不少于 {expected} 个。', en: '“{title}” ({files}) names {found} of {what} ({names}); at least {expected} are asked for.' },
      remedy: { zh: '请在文中写出各单位的全称；单位另有简称的，请补进 project.yaml 的 units。', en: 'Write their full names in the text; add other names of a unit under `units` in project.yaml.' },
    },
    uncertain: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”（{files}）中认得出的{what}有 {found} 个（{names}），要求不少于 {expected} 个；另有 {others} 认不出算不算。', en: '“{title}” ({files}) names {found} of {what} that are known ({names}), at least {expected} are asked for; whether {others} count could not be told.' },
      remedy: { zh: '请由专人判断；属于本地单位的，请补进 project.yaml 的 units。', en: 'Let a person decide; add units of the district under `units` in project.yaml.' },
    },
    'no-text': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{title}”（{files}）有文字读不出来，只看到 {found} 个{what}（{names}），要求不少于 {expected} 个。', en: 'Not all text of “{title}” ({files}) could be read; {found} of {what} were seen ({names}), at least {expected} are asked for.' },
      remedy: { zh: '请提交 Word 或可复制文字的 PDF，或由专人数过后确认。', en: 'Hand in Word or a PDF whose text can be copied, or let a person count and confirm.' },
    },
  },
  asks: ({ min, what }) => ({ zh: `写明不少于 ${min} 个${what}`, en: `name at least ${min} of: ${what}` }),
  find: (files, { min, of, what, kinds: asked = [], patterns = [], except = [] }, { units }) => {
    const text = files.map((file) => file.facts.text.content).join('\n');
    const known = of === 'units' ? bodiesByName(text, units, except) : { names: [], rest: text };
    const names = [...known.names, ...bodiesByEnding(known.rest, [...patterns, ...asked.flatMap((kind) => BODY_KINDS[kind])], except)];
    const args = { what, files: files.map((file) => file.path), names: names.length > 0 ? names : ['—'] };
    const [only] = files.length === 1 ? files : [];
    const told = { ...(only ? { file: only.path } : {}), found: names.length, expected: min };
    if (names.length >= min) return [{ code: 'named', ...told, args }];
    if (!files.every((file) => knownText(file) === 'whole')) return [{ code: 'no-text', ...told, args }];
    const others = bodiesByEnding(known.rest, TELLING_ENDINGS, [...except, ...names]).filter((other) => !names.some((name) => other.includes(name) || name.includes(other)));
    return names.length + others.length >= min ? [{ code: 'uncertain', ...told, args: { ...args, others } }] : [{ code: 'too-few', ...told, args }];
  },
});
