import { z } from 'zod';
import type { Highlight } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { namesAny } from './text.js';

/** 着重标出: a mark is there, and what it marks speaks of the subject. */
export default defineCheck({
  id: 'highlight',
  summary: 'The passage the standard asks for is marked (着重标出).',
  scope: 'each',
  params: z.strictObject({ about: z.array(z.string().min(1)).min(1).describe('The marked text must name one of these words; the first is the one it is called by') }),
  needs: ['highlights', 'highlightVerdict'],
  messages: {
    'not-seen': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”没有着重标出的内容，要求把“{expected}”有关内容标出。', en: 'Nothing is marked in “{file}”; what concerns “{expected}” is to be marked.' },
      remedy: { zh: '请用荧光笔、红色下划线或 PDF 高亮批注标出有关文字，不要盖住原文。', en: 'Mark the passage with a highlighter, a red underline or a PDF highlight, without covering the text.' },
    },
    'cannot-tell': {
      severity: 'warning', effect: 'review',
      message: { zh: '无法判断“{file}”有没有把“{expected}”有关内容着重标出。', en: 'Whether “{file}” marks what concerns “{expected}” could not be told.' },
      remedy: { zh: '请打开原件核对：没有标出的，请标出后重新提交；已经标出的，由专人确认。', en: 'Look at the original: if nothing is marked, mark it and hand it in again; otherwise let a person confirm it.' },
    },
    'off-topic': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”标出的文字没有提到“{words}”，标出的是：{found}', en: 'What is marked in “{file}” names none of “{words}”: {found}' },
      remedy: { zh: '请核对是否标在了有关内容上；没有的请改标，有的由专人确认。', en: 'Check whether the right passage is marked; mark the right one, or let a person confirm it.' },
    },
    'marked-unread': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”检出着重标记 {found} 处，标出的文字读不出来，须人工核对是否与“{expected}”有关。', en: '{found} mark(s) seen in “{file}”, but the text below could not be read; a person must check that it is about “{expected}”.' },
      remedy: { zh: '请打开原件核对标出的内容，相符的由专人确认。', en: 'Look at the marked passages in the original; if they are right, let a person confirm it.' },
    },
  },
  asks: ({ about }) => ({ zh: `把“${about[0]}”有关内容着重标出（红线或荧光笔）`, en: `what concerns “${about[0]}” marked (red line or highlighter)` }),
  find: (files, { about }) =>
    files.flatMap((file): Finding[] => {
      // A mark whose words nobody read may stand on anything: it proves nothing yet.
      const { highlights, highlightVerdict } = file.facts;
      const expected = about[0] as string;
      if (highlightVerdict !== 'seen') return [{ code: highlightVerdict, file: file.path, expected }];
      const texts = highlights.flatMap((each) => (each.text?.trim() ? [each.text.replace(/\s+/g, ' ')] : []));
      if (texts.some((text) => namesAny(text, about)) || runsOn(highlights).some((text) => namesAny(text, about))) return [];
      if (texts.length < highlights.length || texts.length === 0) return [{ code: 'marked-unread', file: file.path, found: highlights.length, expected }];
      return [{ code: 'off-topic', file: file.path, found: excerpt(texts.join(' / ')), expected, args: { words: about } }];
    }),
});

/** Marked lines that follow each other read as one: a word goes on where its line ends. */
function runsOn(highlights: readonly Highlight[]): string[] {
  return highlights.flatMap((mark, index) => {
    const next = highlights[index + 1];
    const isNext = next?.page === mark.page && next.kind === mark.kind && isBelow(mark, next);
    return isNext && mark.text && next.text ? [`${mark.text}${next.text}`] : [];
  });
}

/** Share of a page's height within which the next line begins. */
const NEXT_LINE = 0.03;

function isBelow({ box }: Highlight, { box: next }: Highlight): boolean {
  return box !== undefined && next !== undefined && next.top > box.top && next.top - (box.top + box.height) < NEXT_LINE;
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}…` : text;
}
