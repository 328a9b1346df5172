import { z } from 'zod';
import type { Facts } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';

/** 着重标出: a mark is there, and what it marks speaks of the subject. */
export default defineCheck({
  id: 'highlight',
  summary: 'The part that proves the point is marked, and the marked words speak of it.',
  scope: 'each',
  params: z.strictObject({ about: z.array(z.string().min(1)).min(1).describe('words of which the marked text should name one') }),
  needs: ['highlights', 'highlightVerdict'],
  messages: {
    'not-seen': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”没有把“{expected}”有关内容着重标出。', en: '“{file}” does not mark what it says of “{expected}”.' },
      remedy: { zh: '请用红线或荧光笔标出有关内容（不要遮住文字）后重新提交。', en: 'Mark it with a red line or a highlighter, without covering the text.' },
    },
    'cannot-tell': {
      severity: 'warning', effect: 'review',
      message: { zh: '无法判断“{file}”是否已着重标出“{expected}”有关内容。', en: 'Whether “{file}” marks what it says of “{expected}” cannot be told.' },
      remedy: { zh: '请由人核对；未标出的请标出后重新提交。', en: 'Have a person look; if nothing is marked, mark it and hand it in again.' },
    },
    'not-about': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”标出的文字是“{found}”，未提到“{expected}”。', en: 'The words marked in “{file}” are “{found}”; they do not name “{expected}”.' },
      remedy: { zh: '请核对是否标在了有关内容上。', en: 'Check that the right part is marked.' },
    },
  },
  asks: ({ about }) => ({ zh: `把“${about[0]}”有关内容着重标出（红线或荧光笔）`, en: `what concerns “${about[0]}” marked (red line or highlighter)` }),
  find: (files, { about }) => files.flatMap((file) => look(file.path, file.facts, about)),
});

function look(file: string, { highlights, highlightVerdict }: Pick<Facts, 'highlights' | 'highlightVerdict'>, about: readonly string[]): Finding[] {
  const expected = about[0] as string;
  if (highlightVerdict === 'not-seen') return [{ code: 'not-seen', file, expected }];
  if (highlightVerdict === 'cannot-tell') return [{ code: 'cannot-tell', file, expected }];
  const texts = highlights.flatMap((highlight) => (highlight.text?.trim() ? [highlight.text.replace(/\s+/g, '')] : []));
  const unknown = texts.length < highlights.length;
  if (unknown || texts.some((text) => about.some((word) => text.includes(word)))) return [];
  return [{ code: 'not-about', file, expected, found: (texts[0] ?? '').slice(0, 40) }];
}
