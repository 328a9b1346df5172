import { PDFDocument, PDFName } from 'pdf-lib';
import { expect, it } from 'vitest';
import { openPdf } from '../../../src/engines/pdfium.js';
import type { EvidencePage } from '../../../src/render/pdf/evidence.js';
import { A4, apply, place } from '../../../src/render/pdf/geometry.js';
import { straightenedPage } from '../../../src/render/pdf/straighten-page.js';

/** A page whose upper left corner is black. */
function cornered(annotations: EvidencePage['annotations'] = []): EvidencePage {
  const placement = place({ box: { x: 0, y: 0, width: 400, height: 600 }, rotate: 0, userUnit: 1 });
  const { x, y, height } = placement.area;
  return { placement, content: `0 g ${x} ${y + height - 60} 60 60 re f`, xObjects: new Map(), annotations, group: null, method: 'copied' };
}

async function inkOf({ placement, content }: EvidencePage): Promise<{ x: number; y: number }> {
  const pdf = await PDFDocument.create();
  const sheet = pdf.addPage([placement.page.width, placement.page.height]);
  sheet.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(content)));
  const { data, width, height } = (await openPdf(await pdf.save())).render(0, { dpi: 36, maxPixels: 4_000_000 });
  const dark = Array.from({ length: width * height }, (_, at) => at).filter((at) => (data[at * 3] as number) < 128);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { x: mean(dark.map((at) => at % width)) / width, y: mean(dark.map((at) => Math.floor(at / width))) / height };
}

it.each([[0, 'left', 'top'], [1, 'right', 'top'], [2, 'right', 'bottom'], [3, 'left', 'bottom']] as const)('a page turned %d times clockwise has its corner at the %s %s', async (turns, across, down) => {
  const { page } = straightenedPage(cornered(), { quarterTurns: turns, degrees: 0 });
  const { x, y } = await inkOf(page);
  expect([x < 0.5 ? 'left' : 'right', y < 0.5 ? 'top' : 'bottom']).toEqual([across, down]);
});

it('a page that comes to lie is placed on a wide sheet, above the number', () => {
  const { page: { placement } } = straightenedPage({ ...cornered(), placement: place({ box: { x: 0, y: 0, width: 595, height: 842 }, rotate: 0, userUnit: 1 }) }, { quarterTurns: 1, degrees: 0 });
  expect(placement.page).toEqual({ width: A4.height, height: A4.width });
  expect(placement.area.y).toBeGreaterThan(0);
});

it('a page with links or notes stays as it is', async () => {
  const page = cornered([{} as EvidencePage['annotations'][number]]);
  expect(straightenedPage(page, { quarterTurns: 2, degrees: 3 })).toEqual({ page, level: null });
});

it.each([2, -3.5])('a line that falls by %d° is made level, and no corner leaves the page', (degrees) => {
  const { page: { placement: { area } }, level } = straightenedPage(cornered(), { quarterTurns: 0, degrees });
  const middle = [area.x + area.width / 2, area.y + area.height / 2] as const;
  const slope = Math.tan((degrees * Math.PI) / 180);
  const [[, left], [, right]] = [-100, 100].map((along) => apply(level!, middle[0] + along, middle[1] - along * slope)) as [readonly [number, number], readonly [number, number]];
  expect(left).toBeCloseTo(right, 6);
  for (const [x, y] of [[area.x, area.y], [area.x + area.width, area.y], [area.x, area.y + area.height], [area.x + area.width, area.y + area.height]] as const) {
    const [u, v] = apply(level!, x, y);
    expect(u).toBeGreaterThan(area.x - 1e-6);
    expect(u).toBeLessThan(area.x + area.width + 1e-6);
    expect(v).toBeGreaterThan(area.y - 1e-6);
    expect(v).toBeLessThan(area.y + area.height + 1e-6);
  }
});
