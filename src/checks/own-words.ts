import { z } from 'zod';
import type { RequirementKind } from '../model/kinds.js';
import type { LeftOutPart } from '../model/left-out.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck, type CheckContext, type CheckedFile } from './check.js';
import { ownCharacters, USUAL_RUN } from './copied.js';
import { fillerIn } from './filler.js';
import { knownText } from './text.js';

type Need = 'text' | 'body' | 'pages' | 'pictures' | 'looks' | 'leftOut';

const params = z.strictObject({
  min: z.int().positive().describe('Characters of its own, numerals not counted'),
  run: z.int().min(6).optional().describe(`Letters in a row from which words count as copied from the standard; ${USUAL_RUN} unless given`),
});

/** Of these the words are all there is; of others a picture may say the rest. */
const PROSE: readonly RequirementKind[] = ['summary', 'case'];

export default defineCheck({
  id: 'own-words',
  summary: 'The text says something, and more than the standard prints itself.',
  scope: 'each',
  params,
  needs: ['text', 'body', 'pages', 'pictures', 'looks', 'leftOut'],
  messages: {
    copied: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”几乎只是照抄要求的原文，自己写的只有 {found} 字。', en: '“{file}” repeats what the standard asks and hardly more: {found} characters are its own.' },
      remedy: { zh: '请写明本地的具体情况；确实写全了的，由专人确认。', en: 'Say what was done here; if it does say so, let a person confirm it.' },
    },
    'too-little': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”只有 {found} 个字的内容，可能只有标题，没有写完。', en: '“{file}” has only {found} characters of content; it may be a title and nothing more.' },
      remedy: { zh: '请核对内容是否完整，由专人确认；没有写完的请补全。', en: 'Check whether it is complete and let a person confirm it, or complete it.' },
    },
    repeats: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”大部分是同样的话重复，看不出写了多少实际内容。', en: 'Most of “{file}” says the same again; how much it does say is not clear.' },
      remedy: { zh: '请删去重复的，写明具体情况；确实写全了的，由专人确认。', en: 'Leave out what is repeated and say what was done; if it does say so, let a person confirm it.' },
    },
    listed: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”几乎只是罗列词语，没有成句的内容。', en: '“{file}” is hardly more than a row of words; it has no sentences.' },
      remedy: { zh: '请用完整的句子写明做了什么；确实写全了的，由专人确认。', en: 'Say in sentences what was done; if it does say so, let a person confirm it.' },
    },
    turned: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”几乎只是把要求里的词换个次序再说一遍，没有本地的情况。', en: '“{file}” hardly says more than the words of what is asked in another order, and nothing of what was done here.' },
      remedy: { zh: '请写明时间、地点、做法和数字；确实写全了的，由专人确认。', en: 'Say when, where, how and how many; if it does say so, let a person confirm it.' },
    },
    'not-read': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的文字没有读出来，写了什么不得而知。', en: 'The words of “{file}” were not read, so what it says is unknown.' },
      remedy: { zh: '请提交 Word 或可复制文字的 PDF，或由专人看过后确认。', en: 'Hand in Word or a PDF whose text can be copied, or let a person read and confirm it.' },
    },
  },
  asks: () => null,
  find: (files, wanted, context) => files.flatMap((file) => judge(file, wanted, context)),
});

function judge(file: CheckedFile<Need>, { min, run }: z.infer<typeof params>, { kind, printed }: CheckContext): Finding[] {
  const { content } = file.facts.text;
  const own = ownCharacters(content, printed, run);
  const filler = own >= min && PROSE.includes(kind) ? fillerIn(proseOf(file), run === undefined ? printed : null) : null;
  if (filler) return [{ code: filler, file: file.path }];
  if (own >= min) return [];
  if (knownText(file) !== 'whole' || showsMore(file)) return PROSE.includes(kind) ? [{ code: 'not-read', file: file.path }] : [];
  const all = ownCharacters(content, { texts: [], names: [] });
  return [all >= min || all > own ? { code: 'copied', file: file.path, found: own } : { code: 'too-little', file: file.path, found: own }];
}

/** Tables say the same of many. */
function proseOf({ facts: { body, text } }: CheckedFile<Need>): string {
  return body.length === 0 ? text.content : body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])).join('\n');
}

/** What a reader sees of what is left out; headers, comments and hidden words are no content. */
const SHOWN: readonly LeftOutPart[] = ['picture', 'drawing', 'chart', 'diagram', 'text-box', 'symbol', 'document', 'frame', 'sheet', 'slide', 'page'];

/** Pictures, drawings and whatever else is not among its words. */
function showsMore({ facts: { looks, pictures = 0, pages, leftOut = [] } }: CheckedFile<Need>): boolean {
  return looks.length > 0 || pictures > 0 || leftOut.some(({ part }) => SHOWN.includes(part)) || pages.some((page) => page.content !== 'blank' && (page.content !== 'text' || (page.pictures ?? 0) > 0));
}
