import { z } from 'zod';
import type { PictureLook } from '../model/facts.js';
import type { Format } from '../model/kinds.js';
import type { Finding } from '../model/outcome.js';
import { PICTURE_KINDS, PICTURE_REASONS } from '../model/pictures.js';
import type { Text } from '../model/text.js';
import { defineCheck, type CheckedFile, type Message } from './check.js';

/** From here on there is more than one strong reason, and none against. */
const CERTAIN = 0.98;

type Need = 'looks' | 'format' | 'pages' | 'pictures';

/** What else has no pages cannot be handed in as a picture. */
const FLOWING: readonly Format[] = ['docx', 'doc'];

const REMEDY: Text = { zh: '请核对；确实符合要求的由专人确认，否则请换成{expected}。', en: 'Look at it: let a person confirm it if it will do, else hand in {expected}.' };
const doubts = (zh: string, en: string): Message => ({ severity: 'warning', effect: 'review', message: { zh, en }, remedy: REMEDY });

/** A photo of a meeting is no screenshot of the news of it. What a picture shows nobody can tell here, only how it was made. */
export default defineCheck({
  id: 'picture-kind',
  summary: 'A picture is of the kind asked for: a screenshot, or a photo.',
  scope: 'each',
  params: z.strictObject({ is: z.enum(['screenshot', 'photo']).describe('What is asked for') }),
  needs: ['looks', 'format', 'pages', 'pictures'],
  messages: {
    'no-picture': {
      severity: 'error', effect: 'fail', settledByPerson: true,
      message: { zh: '“{file}”只有文字，没有图片，要求的是{expected}。', en: '“{file}” has words only and no picture; asked for is {expected}.' },
      remedy: { zh: '请提交图片本身，或把图片放进文档；文字材料请移到对应的文件夹。', en: 'Hand in the picture itself, or a document that holds it; move what is only text to where it belongs.' },
    },
    'no-picture-seen': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”各页只有文字，没有看到图片，要求的是{expected}。', en: 'The pages of “{file}” show words only and no picture; asked for is {expected}.' },
      remedy: { zh: '请核对；网页打印件等确实可用的由专人确认，否则请换成{expected}。', en: 'Look at it: let a person confirm it if it will do, as a printed web page may, else hand in {expected}.' },
    },
    'looks-otherwise': doubts('“{file}”看来是{found}，要求的是{expected}（依据：{reasons}）。', '“{file}” looks like {found}; asked for is {expected} (because of: {reasons}).'),
    otherwise: {
      severity: 'error', effect: 'fail', settledByPerson: true,
      message: { zh: '“{file}”是{found}，要求的是{expected}（依据：{reasons}）。', en: '“{file}” is {found}; asked for is {expected} (because of: {reasons}).' },
      remedy: { zh: '请换成{expected}；确有理由使用这张图片的，由专人确认。', en: 'Hand in {expected}, or let a person confirm that this one will do.' },
    },
  },
  asks: ({ is }) => ({ zh: is === 'screenshot' ? '截图（屏幕截取的图片，不是对着屏幕拍的照片）' : '照片（相机或手机拍摄的现场图片，不是截图）', en: is === 'screenshot' ? 'a screenshot, not a photo of a screen' : 'a photo, not a screenshot' }),
  find: (files, { is }) => files.flatMap((file): Finding[] => judge(file, is)),
});

/** A file is of the kind when one of its pictures is; a file of which nothing can be told raises nothing. */
function judge(file: CheckedFile<Need>, is: 'screenshot' | 'photo'): Finding[] {
  const { looks } = file.facts;
  const other = is === 'screenshot' ? 'photo' : 'screenshot';
  const lack = lackOf(file);
  if (lack) return [{ code: lack, file: file.path, args: { expected: PICTURE_KINDS[is] } }];
  if (looks.length === 0 || looks.some((look) => look.kind !== other)) return [];
  const surest = looks.reduce((best, look) => (look.confidence > best.confidence ? look : best));
  const isCertain = looks.every((look) => look.confidence >= CERTAIN) && hasProof(surest);
  return [{
    code: isCertain ? 'otherwise' : 'looks-otherwise', file: file.path,
    args: { found: PICTURE_KINDS[other], expected: PICTURE_KINDS[is], reasons: reasonsOf(surest) },
  }];
}

/** A flowing document has its pictures counted; on a page something may be drawn that is none. */
function lackOf({ facts: { looks, format, pages, pictures = 0 } }: CheckedFile<Need>): 'no-picture' | 'no-picture-seen' | null {
  if (looks.length > 0) return null;
  if (FLOWING.includes(format)) return pictures === 0 ? 'no-picture' : null;
  const hasWordsAlone = pages.length > 0 && pages.every((page) => (page.content === 'text' || page.content === 'blank') && (page.pictures ?? 0) === 0);
  return hasWordsAlone ? 'no-picture-seen' : null;
}

/** Colours and evenness alone prove nothing: a camera that signed, or the system that took the shot, does. */
function hasProof({ reasons }: PictureLook): boolean {
  return reasons.includes('exposure') || reasons.includes('screenshot-mark');
}

function reasonsOf({ reasons }: PictureLook): Text {
  const words = [...new Set(reasons)].map((reason) => PICTURE_REASONS[reason]);
  return { zh: words.map((word) => word.zh).join('；'), en: words.map((word) => word.en).join('; ') };
}
