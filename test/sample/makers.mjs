import { strToU8, zipSync } from 'fflate';
import { certificate, plaque } from './drawing/certificate.mjs';
import { layOut } from './drawing/official.mjs';
import { sheetFile, wordFile } from './drawing/office.mjs';
import { ofdDocument } from './drawing/ofd.mjs';
import { picturesPdf, textPdf } from './drawing/pdf.mjs';
import { photograph } from './drawing/photo.mjs';
import { scan } from './drawing/scan.mjs';
import { article, browser, phone, PICTURE } from './drawing/screen.mjs';

/**
 * What stands in the content files: a path below the evidence folder and how its bytes are made. The path is the seed.
 * @typedef {{ path: string, make: () => Promise<Uint8Array> | Uint8Array }} SampleFile
 */

/** @returns {SampleFile} a scan of an official document, one JPEG a page in a PDF */
export const scanned = (path, document, options = {}) => ({
  path,
  make: async () => {
    const pages = layOut(document);
    const pictures = [];
    for (const [index, page] of pages.entries()) pictures.push({ jpeg: await scan(page, { seed: `${path}#${index}`, ...options }), width: page.width, height: page.height });
    return picturesPdf(pictures, { title: document.title.replaceAll('\n', ''), day: options.day ?? '2022-11-08' });
  },
});

/** @returns {SampleFile} the first page as a plain picture */
export const scannedPicture = (path, document, options = {}) => ({ path, make: () => scan(layOut(document)[0], { seed: path, ...options }) });

/** @returns {SampleFile} the same with real text, as an office program writes it */
export const typed = (path, document, { highlight = false, day = '2022-10-21' } = {}) => ({
  path,
  make: () => textPdf(layOut(document), { title: document.title.replaceAll('\n', ''), day, highlight }),
});

/** @returns {SampleFile} the same as OFD, its seal an electronic one */
export const ofd = (path, document, { day }) => ({ path, make: () => ofdDocument(layOut(document), { title: document.title, day }) });

/** @returns {SampleFile} pages drawn by hand, not by the rules of official documents */
export const pagesPdf = (path, title, draw, { highlight = false, day = '2022-10-21' } = {}) => ({ path, make: () => textPdf(draw(), { title, day, highlight }) });

export const word = (path, title, paragraphs, options = {}) => ({
  path,
  make: async () => wordFile({ title, paragraphs, day: options.day ?? '2022-11-10', author: options.author, pictures: await Promise.all((options.shots ?? []).map(async (shot) => ({ data: await photograph(shot), width: 480, height: 360 }))) }),
});

export const sheet = (path, table) => ({ path, make: () => sheetFile({ day: '2022-11-12', ...table }) });

/** @returns {SampleFile} text as Notepad on Windows saves it, or as anything else does */
export const plain = (path, lines, encoding = 'utf-8') => ({ path, make: () => (encoding === 'gb18030' ? gb18030(lines.join('\r\n')) : strToU8(lines.join('\n') + '\n')) });

export const photo = (path, shot) => ({ path, make: () => photograph({ seed: path, ...shot }) });

/** @returns {SampleFile} a news page, with a picture when there is a shot */
export const news = (path, { shot, site, height = shot ? 1180 : 900, ...rest }) => ({
  path,
  make: async () => {
    const pictures = shot ? [{ ...PICTURE, input: await photograph({ seed: path, width: 800, ...shot }) }] : [];
    return browser({ ...site, ...rest, height, pictures, content: article({ ...rest, picture: shot ? PICTURE : null }) });
  },
});

export const web = (path, page) => ({ path, make: () => browser(page) });
export const mobile = (path, page) => ({ path, make: () => phone(page) });
export const mobileWithPicture = (path, { shot, at, ...page }) => ({ path, make: async () => phone({ ...page, pictures: [{ ...at, input: await photograph({ seed: path, width: 800, ...shot }) }] }) });
export const certified = (path, content) => ({ path, make: () => certificate({ seed: path, ...content }) });
export const plate = (path, content) => ({ path, make: () => plaque({ seed: path, ...content }) });
export const bytes = (path, make) => ({ path, make });

/** Another file's bytes under another name. @param {SampleFile} file */
export const copyOf = (path, file) => ({ path, make: file.make });

/** The beginning of another file, as a broken transfer leaves it. */
export const cutOff = (file, share) => ({ path: file.path, make: async () => { const whole = await file.make(); return whole.subarray(0, Math.floor(whole.length * share)); } });

export const zipped = (path, entries) => ({
  path,
  make: () => zipSync(Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, [strToU8(content), { level: 6, mtime: new Date(2022, 10, 12, 10), os: 0, attrs: 0 }]]))),
});

let codes;

/** Every double byte of GBK decoded once gives the table for writing it. */
function gb18030(text) {
  codes ??= gbkTable();
  return Uint8Array.from([...text].flatMap((character) => {
    const code = character.codePointAt(0);
    if (code < 128) return [code];
    const pair = codes.get(character);
    if (!pair) throw new Error(`“${character}” is not in GBK`);
    return pair;
  }));
}

function gbkTable() {
  const decoder = new TextDecoder('gb18030');
  const table = new Map();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(high, low));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [high, low]);
    }
  }
  return table;
}

