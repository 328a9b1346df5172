import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import { defineCheck } from './check.js';
import { doubtfulText, fewOf, knownText, namesAny, plain } from './text.js';

/** Stands where a word was taken out, so that nothing reads across the hole. */
const GAP = '｜';

export default defineCheck({
  id: 'mentions',
  summary: 'The text names what it is handed in for.',
  scope: 'each',
  params: z.strictObject({
    words: z.array(z.string().min(1)).min(1).describe('The text must name at least one of these'),
    also: z.array(z.array(z.string().min(1)).min(1)).optional().describe('Groups; and at least one of each of these'),
    except: z.array(z.string().min(1)).min(1).optional().describe('Not looked into for the above: 副主席 does not name the 主席'),
    unlike: z.strictObject({ words: z.array(z.string().min(1)).min(1), unless: z.array(z.string().min(1)).min(1) }).optional().describe('What shows one of `words` and none of `unless` is something else of the kind: another platform'),
  }),
  needs: ['text', 'pages'],
  messages: {
    'not-named': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”全文没有提到“{words}”，可能放错了材料。', en: '“{file}” nowhere names “{words}”; it may be the wrong document.' },
      remedy: { zh: '请核对是不是这一项要的材料；放错的请更换，没有放错的由专人确认。', en: 'Check whether it belongs here; exchange it if not, or let a person confirm it.' },
    },
    unlike: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”里看到的是“{found}”，没有看到“{words}”，可能不是要求的那一种。', en: '“{file}” shows “{found}” and nowhere “{words}”; it may be another one than is asked for.' },
      remedy: { zh: '请核对；不是的请更换，是的由专人确认。', en: 'Check it; exchange it if it is another, or let a person confirm it.' },
    },
    unsure: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”似乎提到“{words}”，但那几个字识别把握不大。', en: '“{file}” seems to name “{words}”, but those words were not read surely.' },
      remedy: { zh: '请对照原件核对，由专人确认；或重新扫描得清楚些。', en: 'Compare with the original and let a person confirm it, or scan it again more clearly.' },
    },
    'no-text': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”是图片或扫描件，文字没有读全，没有看到“{words}”。', en: '“{file}” is a picture or a scan whose words were not all read; “{words}” was not seen.' },
      remedy: { zh: '请看一眼是不是这一项要的材料，由专人确认；或提交可复制文字的版本，或不加 --ocr off 再运行一次。', en: 'Have a look whether it belongs here and let a person confirm it; or hand in a copy with text, or run again without --ocr off.' },
    },
  },
  asks: ({ words, also = [] }) => ({ zh: `内容与${[words, ...also].map(([first]) => first).join('、')}有关`, en: `about ${[words, ...also].map(([first]) => first).join(', ')}` }),
  find: (files, { words: first, also = [], except = [], unlike }) =>
    files.flatMap((file): Finding[] => {
      const found = unlike && !namesAny(file.facts.text.content, unlike.unless) ? unlike.words.find((word) => namesAny(file.facts.text.content, [word])) : undefined;
      if (unlike && found !== undefined) return [{ code: 'unlike', file: file.path, found, args: { words: fewOf(unlike.unless) } }];
      const text = except.reduce((left, word) => left.replaceAll(plain(word), GAP), plain(file.facts.text.content));
      const group = [first, ...also].find((each) => !namesAny(text, each));
      if (!group) return [];
      const words = fewOf(group);
      if (namesAny(doubtfulText(file), group)) return [{ code: 'unsure', file: file.path, args: { words } }];
      if (knownText(file) === 'whole') return [{ code: 'not-named', file: file.path, args: { words } }];
      // What its name says is no word of the paper.
      return [{ code: 'no-text', file: file.path, args: { words } }];
    }),
});
