import { z } from 'zod';
import { defineCheck } from './check.js';

/** Caps differ from system to system, so they come from the project and never from here. */
export default defineCheck({
  id: 'size',
  summary: 'The file is within the upload limits of the project.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set: the limits are `caps` in project.yaml'),
  needs: ['image'],
  messages: {
    'file-too-large': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”有 {found}，超过接收系统单个文件 {expected} 的上限。', en: '“{file}” is {found}; the receiving system takes files of at most {expected}.' },
      remedy: { zh: '请压缩后保存，压缩后仍要看得清文字和印章；或拆分成几个文件。', en: 'Compress it so that text and seals stay legible, or split it.' },
    },
    'image-too-large': {
      severity: 'warning', effect: 'review',
      message: { zh: '图片“{file}”有 {found}，超过接收系统单张图片 {expected} 的上限。', en: 'The picture “{file}” is {found}; the receiving system takes pictures of at most {expected}.' },
      remedy: { zh: '请适当缩小或降低保存质量，仍要看得清。', en: 'Shrink it or save it at a lower quality, but keep it legible.' },
    },
  },
  asks: () => null,
  find: (files, _params, { caps }) =>
    files.flatMap((file) => {
      if (file.facts.image && caps.imageBytes !== null && file.bytes > caps.imageBytes) return [{ code: 'image-too-large', file: file.path, found: amount(file.bytes), expected: amount(caps.imageBytes) }];
      if (caps.fileBytes !== null && file.bytes > caps.fileBytes) return [{ code: 'file-too-large', file: file.path, found: amount(file.bytes), expected: amount(caps.fileBytes) }];
      return [];
    }),
});

/** Decimal units, as upload systems count. Over the limit never rounds down to it. */
function amount(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 100) / 10} KB` : `${Math.ceil(bytes / 10_000) / 100} MB`;
}
