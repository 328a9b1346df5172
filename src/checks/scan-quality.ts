import { z } from 'zod';
import type { PageFacts } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { defineCheck, type CheckedFile } from './check.js';

type Need = 'pages' | 'image' | 'looks';

/** A4 in inches: a picture that does not say its density is as sharp as its pixels spread over the sheet. */
const A4 = { short: 8.27, long: 11.69 } as const;

export default defineCheck({
  id: 'scan-quality',
  summary: 'Scanned pages are sharp enough and in colour where a seal must be seen.',
  scope: 'each',
  params: z.strictObject({
    minDpi: z.int().positive().describe('Dots per inch; DA/T 31-2017 asks for 200'),
    colour: z.boolean().describe('Pages must be in colour, so that a red seal can be told'),
  }),
  needs: ['pages', 'image', 'looks'],
  messages: {
    coarse: {
      severity: 'warning', effect: 'none',
      message: { zh: '“{file}”第 {pages} 页扫描精度约 {found} dpi，低于 {expected} dpi。', en: 'Page(s) {pages} of “{file}” were scanned at about {found} dpi, below {expected}.' },
      remedy: { zh: '请用 {expected} dpi 以上重新扫描。', en: 'Scan again at {expected} dpi or more.' },
    },
    grey: {
      severity: 'warning', effect: 'none',
      message: { zh: '“{file}”第 {pages} 页是黑白或灰度扫描，红头和印章看不出颜色。', en: 'Page(s) {pages} of “{file}” are grey; red letterheads and seals cannot be told.' },
      remedy: { zh: '请用彩色模式重新扫描原件。', en: 'Scan the original again in colour.' },
    },
    askew: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {pages} 页扫描歪斜，最多约 {found}°。', en: 'Page(s) {pages} of “{file}” were scanned askew, by up to about {found}°.' },
      remedy: { zh: '可放正后重新扫描。', en: 'Better scan again, laid straight.' },
    },
  },
  asks: ({ minDpi, colour }) => ({ zh: `扫描件 ${minDpi} dpi 以上${colour ? '，彩色' : ''}`, en: `scans of at least ${minDpi} dpi${colour ? ', in colour' : ''}` }),
  find: (files, { minDpi, colour }) =>
    files.flatMap((file): Finding[] => {
      const scans = scannedPages(file);
      const coarse = scans.filter((page) => page.dpi !== null && page.dpi < minDpi);
      const grey = colour ? scans.filter((page) => page.grey) : [];
      const askew = file.facts.looks.filter((look) => Math.abs(look.skewDegrees ?? 0) >= ASKEW);
      const worst = Math.min(...coarse.map((page) => page.dpi ?? minDpi));
      return [
        ...(coarse.length > 0 ? [{ code: 'coarse', file: file.path, page: coarse[0]?.page, found: Math.round(worst), expected: minDpi, args: { pages: numbers(coarse) } }] : []),
        ...(grey.length > 0 ? [{ code: 'grey', file: file.path, page: grey[0]?.page, args: { pages: numbers(grey) } }] : []),
        ...(askew.length > 0 ? [{ code: 'askew', file: file.path, page: askew[0]?.page, found: Math.max(...askew.map((look) => Math.abs(look.skewDegrees ?? 0))), args: { pages: numbers(askew) } }] : []),
      ];
    }),
});

interface Scanned {
  readonly page: number;
  readonly dpi: number | null;
  readonly grey: boolean;
}

/** Degrees: less is not noticed in reading. */
const ASKEW = 2;

/** A sheet that claims to be smaller than A5, by a density nobody scanned it at: its pixels are those of A4. */
function isShrunk({ widthMm, heightMm }: PageFacts): boolean {
  const [short, long] = [Math.min(widthMm, heightMm), Math.max(widthMm, heightMm)];
  return short < 140 && Math.abs(long / short - Math.SQRT2) < 0.02;
}

function scannedPages({ facts }: CheckedFile<Need>): Scanned[] {
  const { image } = facts;
  const spread = image && Math.min(Math.max(image.width, image.height) / A4.long, Math.min(image.width, image.height) / A4.short);
  return facts.pages.flatMap((page, index) => (page.content === 'scan' ? [{ page: index + 1, dpi: spread !== null && isShrunk(page) ? spread : (page.dpi ?? spread), grey: page.grey }] : []));
}

function numbers(pages: readonly { readonly page: number }[]): number[] {
  return pages.map((each) => each.page);
}
