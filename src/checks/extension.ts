import { z } from 'zod';
import { defineCheck } from './check.js';

/** Formats are told by content; a name that says otherwise misleads whoever opens the original. */
export default defineCheck({
  id: 'extension',
  summary: "The extension in the file's name fits its content.",
  scope: 'each',
  params: z.strictObject({}),
  needs: ['extension', 'format', 'readable'],
  messages: {
    'does-not-fit': {
      severity: 'warning', effect: 'none',
      message: { zh: '“{file}”的内容是 {expected}，扩展名却是“{found}”；已按内容处理。', en: '“{file}” is {expected} by its content but is named “{found}”; it was treated by its content.' },
      remedy: { zh: '请把扩展名改为与内容一致，以免原件打不开。', en: 'Rename it to fit, so that the original opens.' },
    },
  },
  asks: () => null,
  find: (files) =>
    files.flatMap(({ path, facts }) =>
      facts.extension.fits || facts.readable === 'no' ? [] : [{ code: 'does-not-fit', file: path, found: facts.extension.found ? `.${facts.extension.found}` : '—', expected: facts.format }],
    ),
});
