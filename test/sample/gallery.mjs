/**
 * Draws chosen pages of a finished dossier as PNG, to look at: `npm run gallery [-- OUT]`. Needs a build and nothing
 * else: pages are drawn by the program's own PDFium. Written to `<OUT>-gallery/`, with an index.html of all of them.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { openPdf } from '../../dist/engines/pdfium.js';

const DPI = 110;
const out = resolve(process.argv[2] ?? 'out');
const folder = `${out}-gallery`;
const packed = join(out, 'dossier/result.json');
if (!existsSync(packed)) {
  process.stderr.write(`${out} holds no dossier: run juanzong build first.\n`);
  process.exit(3);
}
const { dossier, requirements } = JSON.parse(readFileSync(packed, 'utf8'));

const exhibitsBy = (method) => dossier.exhibits.filter((exhibit) => exhibit.method === method).slice(0, 2);
const photos = dossier.exhibits.filter((exhibit) => requirements.find((each) => each.id === exhibit.requirement)?.kind === 'photo').slice(0, 2);
const wanted = new Set([
  ...Array.from({ length: 16 }, (_each, index) => index + 1),
  ...[...exhibitsBy('copied'), ...exhibitsBy('typeset'), ...exhibitsBy('image'), ...exhibitsBy('converted'), ...exhibitsBy('rendered'), ...photos].flatMap(({ firstPage }) => [firstPage - 1, firstPage]),
  ...Array.from({ length: 15 }, (_each, index) => dossier.pages - 14 + index),
]);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const names = [];
for (const { file, pages, firstPage, fronts = 0 } of dossier.volumes) {
  const pdf = await openPdf(new Uint8Array(readFileSync(join(out, 'dossier', file))));
  for (let index = 0; index < pages; index++) {
    if (!wanted.has(firstPage + index)) continue;
    const { width, height, data } = await pdf.render(fronts + index, { dpi: DPI, maxPixels: 4_000_000 });
    const name = `${String(firstPage + index).padStart(4, '0')}.png`;
    await sharp(data, { raw: { width, height, channels: 3 } }).png({ palette: true }).toFile(join(folder, name));
    names.push(name);
  }
  pdf.close();
}
writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>卷宗</title><style>body{background:#888;margin:8px}img{width:24%;margin:4px;background:#fff}</style>${names.map((name) => `<a href="${name}"><img src="${name}" alt="${name}"></a>`).join('')}\n`);
process.stdout.write(`${names.length} pages in ${folder}\n`);
