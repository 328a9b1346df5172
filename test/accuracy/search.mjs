import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from '../../dist/engines/pdfium.js';

/**
 * Whether a search for the title of every scanned exhibit finds it on its pages of a finished package, in PDFium, in pdf.js and,
 * where they are installed, in poppler and MuPDF.
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
    for (const [index, volume] of dossier.volumes.entries()) {
      const pages = await pagesOf(join(out, 'dossier', basename(volume.file))).catch(() => null);
      if (!pages) continue;
      const first = dossier.volumes.slice(0, index).reduce((sum, each) => sum + each.pages, 0);
      const exhibits = scanned.filter((exhibit) => exhibit.volume === index + 1);
      for (const { number, title, words, firstPage, lastPage } of exhibits) {
        // Where the stamp says the same, it must be found once more.
        const least = plain(title).includes(plain(words)) ? 2 : 1;
        const has = pages.slice(firstPage - 1 - first, lastPage - first).some((text) => plain(text).split(plain(words)).length > least);
        (has ? found : missed).push(number);
      }
    }
    console.log(found.length + missed.length === 0 ? `${reader}: not installed` : `${reader}: ${found.length} of ${found.length + missed.length} found${missed.length > 0 ? `; not ${missed.join(', ')}` : ''}`);
  }
}

const READERS = {
  PDFium: async (file) => {
    const pdf = await openPdf(new Uint8Array(readFileSync(file)));
    const pages = Array.from({ length: pdf.pageCount }, (_each, index) => pdf.text(index));
    pdf.close();
    return pages;
  },
  'pdf.js': async (file) => {
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), isEvalSupported: false, useSystemFonts: false, verbosity: 0 }).promise;
    const pages = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push((await (await pdf.getPage(number)).getTextContent()).items.map(({ str = '' }) => str).join(''));
    await pdf.destroy();
    return pages;
  },
  poppler: async (file) => execFileSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).split('\f'),
  MuPDF: async (file) => execFileSync('mutool', ['draw', '-F', 'txt', '-o', '-', file], { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).split('\f'),
};

function plain(text) {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
