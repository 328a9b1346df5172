import { z } from 'zod';
import { defineCheck } from './check.js';

export default defineCheck({
  id: 'resolution',
  summary: 'A picture has enough pixels to be read.',
  scope: 'each',
  params: z.strictObject({
    minShortSide: z.int().positive().describe('Pixels of the shorter side'),
    minLongSide: z.int().positive().optional().describe('Pixels of the longer side'),
  }),
  needs: ['image'],
  messages: {
    'too-small': {
      severity: 'error', effect: 'fail',
      message: { zh: '“{file}”只有 {found} 像素，打印出来看不清，要求{expected}。', en: '“{file}” has only {found} pixels and cannot be made out in print; asked for: {expected}.' },
      remedy: { zh: '请提交原图（不要用聊天软件压缩过的图）或重新截图。', en: 'Hand in the original picture, not one that a messenger has shrunk, or take the screenshot again.' },
    },
  },
  asks: ({ minShortSide, minLongSide }) => ({
    zh: `图片短边不少于 ${minShortSide} 像素${minLongSide === undefined ? '' : `，长边不少于 ${minLongSide} 像素`}`,
    en: `pictures of at least ${minShortSide} pixels on the shorter side${minLongSide === undefined ? '' : ` and ${minLongSide} on the longer`}`,
  }),
  find: (files, { minShortSide, minLongSide = 0 }) =>
    files.flatMap((file) => {
      const { image } = file.facts;
      if (!image) return [];
      const [short, long] = [Math.min(image.width, image.height), Math.max(image.width, image.height)];
      if (short >= minShortSide && long >= minLongSide) return [];
      return [{ code: 'too-small', file: file.path, found: `${image.width} × ${image.height}`, expected: minLongSide > 0 ? `≥ ${minLongSide} × ${minShortSide}` : `≥ ${minShortSide} px` }];
    }),
});
