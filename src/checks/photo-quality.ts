import { z } from 'zod';
import type { PictureLook } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import type { Text } from '../model/text.js';
import { defineCheck, type CheckedFile, type Message } from './check.js';

const AGAIN: Text = { zh: '请提交原图（不要用聊天软件压缩或放大过的图），或换一张清楚的。', en: 'Hand in the original, not one that a messenger has shrunk or that was enlarged, or take a clear one.' };
const warns = (effect: 'review' | 'none', zh: string, en: string): Message => ({ severity: 'warning', effect, message: { zh, en }, remedy: AGAIN });

/** A photo nobody can make anything out on proves nothing; how much can be made out a person sees at a glance. */
export default defineCheck({
  id: 'photo-quality',
  summary: 'Photos are sharp and neither too dark nor burnt out; what is written over them is shown.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['looks', 'watermarks'],
  messages: {
    blurred: warns('review', '“{file}”{place}看不清细节：画面模糊，或由小图放大而成。', '“{file}”{place} shows no fine detail: it is blurred, or was made larger from a small picture.'),
    soft: warns('none', '“{file}”{place}不太清晰：略有模糊，或由小图放大而成。', '“{file}”{place} is not quite sharp, or was made larger from a small picture.'),
    dark: warns('review', '“{file}”{place}几乎全黑。', '“{file}”{place} is nearly all black.'),
    bright: warns('review', '“{file}”{place}大部分曝光过度，一片白。', '“{file}”{place} is burnt out for the most part.'),
    watermark: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”上有水印文字：{found}。', en: '“{file}” bears the words of a watermark: {found}.' },
      remedy: { zh: '请核对其中的时间、地点、来源与材料所说一致；有原图的，请提交原图。', en: 'Check that the time, place and source agree with what the photo is to prove; hand in the original if there is one.' },
    },
  },
  asks: () => null,
  find: (files) => files.flatMap((file) => [...faults(file), ...written(file)]),
});

function faults({ path, facts: { looks } }: CheckedFile<'looks'>): Finding[] {
  return looks.flatMap((look) => faultsOf(look).map((code) => ({
    code, file: path, page: look.page, args: { place: looks.length > 1 ? { zh: `第 ${look.page} 幅图（页）`, en: `, picture (page) ${look.page},` } : { zh: '', en: '' } },
  })));
}

function written({ path, facts: { watermarks = [] } }: CheckedFile<'watermarks'>): Finding[] {
  return watermarks.length === 0 ? [] : [{ code: 'watermark', file: path, found: watermarks.join('；') }];
}

function faultsOf({ sharpness, light }: PictureLook): string[] {
  return [...(sharpness === 'blurred' || sharpness === 'soft' ? [sharpness] : []), ...(light === 'dark' || light === 'bright' ? [light] : [])];
}
