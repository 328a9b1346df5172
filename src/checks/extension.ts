import { z } from 'zod';
import { defineCheck } from './check.js';

/** Formats are told by content; a name that says otherwise misleads whoever opens the original. */
export default defineCheck({
  id: 'extension',
  summary: 'The name’s extension fits the content.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['extension', 'format'],
  messages: {
    'does-not-fit': {
      severity: 'warning', effect: 'none',
      message: { zh: '“{file}”的扩展名是 .{found}，内容其实是 {expected} 格式；已按内容处理。', en: '“{file}” is called .{found}, but its content is {expected}; it was treated by its content.' },
      remedy: { zh: '请把扩展名改为与内容相符，以免别人打不开。', en: 'Rename it to fit its content, or others may be unable to open it.' },
    },
    none: {
      severity: 'warning', effect: 'none',
      message: { zh: '“{file}”没有扩展名，内容是 {expected} 格式。', en: '“{file}” has no extension; its content is {expected}.' },
      remedy: { zh: '请补上扩展名，以免别人打不开。', en: 'Add the extension, or others may be unable to open it.' },
    },
  },
  asks: () => null,
  find: (files) =>
    files.filter((file) => !file.facts.extension.fits).map((file) => {
      const { found } = file.facts.extension;
      const expected = file.facts.format.toUpperCase();
      return found ? { code: 'does-not-fit', file: file.path, found, expected } : { code: 'none', file: file.path, expected };
    }),
});
