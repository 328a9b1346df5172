import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { signersOf } from './signers.js';
import { doubtfulText, namesAny, namesAnyBut } from './text.js';

/** Characters of the text in which a letterhead stands, and the signature with the words around a seal. */
const HEAD = 120;
const FOOT = 200;

export default defineCheck({
  id: 'issuer',
  summary: 'The document comes from the body that the standard names.',
  scope: 'each',
  params: z.strictObject({
    words: z.array(z.string().min(1)).min(1).describe('The issuing body’s name must contain one of these'),
    not: z.array(z.string().min(1)).min(1).optional().describe('And none of these, which make another body of it: a committee’s department is not the committee'),
  }),
  needs: ['document', 'text'],
  messages: {
    other: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的发文单位看来是“{found}”，要求是“{words}”。', en: '“{file}” seems to be issued by “{found}”; asked for is “{words}”.' },
      remedy: { zh: '请核对发文单位；不符的请更换文件，相符的由专人确认。', en: 'Check who issued it; exchange it if it is another body, or let a person confirm it.' },
    },
    unsure: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的发文单位识别把握不大，似乎是“{words}”之一。', en: 'Who issued “{file}” was not read surely; it seems to be one of “{words}”.' },
      remedy: { zh: '请对照原件核对，由专人确认。', en: 'Compare with the original and let a person confirm it.' },
    },
    unknown: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”读不出发文单位，没有核对是不是“{words}”所发。', en: 'Who issued “{file}” could not be read; it should be “{words}”.' },
      remedy: { zh: '请核对落款和印章上的单位，由专人确认。', en: 'Check the signature and the seal, and let a person confirm it.' },
    },
  },
  asks: ({ words }) => ({ zh: `发文单位：${words.join('、')}之一`, en: `issued by one of: ${words.join(', ')}` }),
  find: (files, { words, not = [] }) =>
    files.flatMap((file): Finding[] => {
      const { issuer, issuers } = file.facts.document;
      const signed = signersOf(file.facts.document);
      const found = issuers.length > 0 ? issuers.join('、') : (issuer ?? '');
      // Who is named as its issuer is none that it speaks of or is sent to.
      if (signed.length > 0) return signed.some((name) => namesAnyBut(name, words, not)) ? [] : [{ code: 'other', file: file.path, found, args: { words } }];
      const text = file.facts.text.content.trim();
      if (namesAny([issuer ?? '', ...issuers, text.slice(0, HEAD), text.slice(-FOOT)].join('\n'), words)) return [];
      if (issuer === null && namesAny(doubtfulText(file), words)) return [{ code: 'unsure', file: file.path, args: { words } }];
      return issuer === null ? [{ code: 'unknown', file: file.path, args: { words } }] : [{ code: 'other', file: file.path, found, args: { words } }];
    }),
});
