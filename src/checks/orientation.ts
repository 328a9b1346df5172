import { z } from 'zod';
import type { PageFacts } from '../model/facts.js';
import { defineCheck } from './check.js';

/** Landscape tables are landscape on purpose, so only a scanned page that lies among upright ones is remarked on. */
export default defineCheck({
  id: 'orientation',
  summary: 'No scanned page lies on its side.',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['pages'],
  messages: {
    sideways: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {pages} 页是横放的扫描页，其余页是竖放的，可能放反了方向。', en: 'Page(s) {pages} of “{file}” lie on their side among upright ones.' },
      remedy: { zh: '请核对方向；放反的请旋转后重新保存。', en: 'Check the direction; turn the page and save it again.' },
    },
  },
  asks: () => null,
  find: (files) =>
    files.flatMap((file) => {
      const { pages } = file.facts;
      const sideways = pages.flatMap((page, index) => (page.content === 'scan' && isA4Lying(page) ? [index + 1] : []));
      const upright = pages.filter((page) => page.heightMm >= page.widthMm).length;
      if (sideways.length === 0 || upright <= sideways.length) return [];
      return [{ code: 'sideways', file: file.path, page: sideways[0], args: { pages: sideways } }];
    }),
});

/** Within a centimetre of 297 × 210 mm; A3 is folded out on purpose. */
function isA4Lying({ widthMm, heightMm }: PageFacts): boolean {
  return Math.abs(widthMm - 297) <= 10 && Math.abs(heightMm - 210) <= 10;
}
