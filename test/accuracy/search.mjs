import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPdf } from '../../dist/engines/pdfium.js';

/**
 * Whether a search for the title of every scanned exhibit finds it on its pages of a finished package, in PDFium and, where
 * they are installed, in poppler and MuPDF; and whether every picture of a scan lies in the dossier byte for byte.
 * `npm run accuracy -- search OUT`, after `juanzong build --ocr needed --out OUT`.
 */
export default async function measureSearch([out = 'out']) {
  const { dossier, files } = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'));
  const scanned = dossier.exhibits.flatMap((exhibit) => {
    const { facts } = files.find(({ path }) => path === exhibit.path);
    return facts.text.source === 'ocr' && facts.document.title && facts.document.readConfidence?.title ? [{ ...exhibit, words: facts.document.title }] : [];
  });
  console.log(`${scanned.length} scanned exhibits whose title was read`);
  for (const [reader, pagesOf] of Object.entries(READERS)) {
    const found = [];
    const missed = [];
    for (const [file, exhibits] of Object.entries(Object.groupBy(scanned, ({ volume }) => volumeFile(out, volume)))) {
      const pages = await pagesOf(file).catch(() => null);
      if (!pages) continue;
      const first = dossier.volumes.findIndex((volume) => file.endsWith(volume.file)) > 0 ? dossier.volumes.slice(0, dossier.volumes.findIndex((volume) => file.endsWith(volume.file))).reduce((sum, volume) => sum + volume.pages, 0) : 0;
      for (const { number, words, firstPage, lastPage } of exhibits) {
        // The stamp names the exhibit in a line of its own: the title must stand there once more.
        const has = pages.slice(firstPage - 1 - first, lastPage - first).some((text) => plain(text).split(plain(words)).length > 2);
        (has ? found : missed).push(number);
      }
    }
    console.log(found.length + missed.length === 0 ? `${reader}: not installed` : `${reader}: ${found.length} of ${found.length + missed.length} found${missed.length > 0 ? `; not ${missed.join(', ')}` : ''}`);
  }
}

function volumeFile(out, volume) {
  const files = readdirSync(join(out, 'dossier')).filter((name) => name.endsWith('.pdf') && name !== '封面.pdf').sort();
  return join(out, 'dossier', files[volume - 1]);
}

const READERS = {
  PDFium: async (file) => {
    const pdf = await openPdf(new Uint8Array(readFileSync(file)));
    const pages = Array.from({ length: pdf.pageCount }, (_each, index) => pdf.text(index));
    pdf.close();
    return pages;
  },
  poppler: async (file) => execFileSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).split('\f'),
  MuPDF: async (file) => execFileSync('mutool', ['draw', '-F', 'txt', '-o', '-', file], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).split('\f'),
};

function plain(text) {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
