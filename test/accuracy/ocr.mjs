import sharp from 'sharp';
import { openReadingModels } from '../../dist/engines/onnx.js';
import { inspect } from '../../dist/inspect/inspect.js';
import { openPagePictures } from '../../dist/inspect/ocr/page-pictures.js';
import { readPage } from '../../dist/inspect/ocr/read-page.js';
import { sealsOn } from '../../dist/inspect/ocr/seals-on.js';
import { withReading } from '../../dist/inspect/ocr/with-reading.js';
import { layOut } from '../sample/drawing/official.mjs';
import { picturesPdf } from '../sample/drawing/pdf.mjs';
import { scan } from '../sample/drawing/scan.mjs';
import { officialDocuments, QUALITIES } from './official-documents.mjs';

const FIELDS = ['number', 'issuer', 'title', 'date'];

/** Characters, fields, time and memory, by quality of the scan. One process, one thread. `npm run accuracy -- ocr [documents] [quality]` */
export default async function measureReading([count = '64', only]) {
  const models = await openReadingModels();
  const rows = new Map();
  const documents = officialDocuments(Number(count)).filter(({ quality }) => !only || quality === only);
  for (const [index, each] of documents.entries()) {
    const row = rows.get(each.quality) ?? { documents: 0, pages: 0, characters: 0, errors: 0, milliseconds: 0, right: 0, doubted: 0, wrong: [] };
    rows.set(each.quality, row);
    await measure(each, { models, row, seed: `accuracy ${index}` });
  }
  for (const [quality, row] of rows) print(quality, row);
  print('all', [...rows.values()].reduce((sum, row) => Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, Array.isArray(value) ? [...value, ...row[key]] : value + row[key]]))));
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

async function measure({ quality, document, truth }, { models, row, seed }) {
  const { turn = 0, ...how } = QUALITIES[quality];
  const pages = layOut(document);
  const jpegs = [];
  for (const [index, page] of pages.entries()) {
    const jpeg = await scan(page, { seed: `${seed}#${index}`, ...how });
    jpegs.push({ jpeg: turn === 0 ? jpeg : await sharp(jpeg).rotate(turn, { background: '#f4f2ec' }).jpeg({ quality: how.quality }).toBuffer(), width: page.width, height: page.height });
  }
  const bytes = new Uint8Array(await picturesPdf(jpegs, { title: 'scan', day: '2022-11-08' }));
  const facts = await inspect(bytes, '扫描件.pdf');
  const pictures = await openPagePictures(bytes, '扫描件.pdf');
  const read = [];
  const before = process.cpuUsage();
  for (let index = 0; index < pages.length; index++) {
    const picture = await pictures.picture(index);
    read.push({ page: index + 1, ...(await readPage(models, { ...picture, seals: sealsOn(facts, index + 1) })) });
    globalThis.gc?.();
  }
  const { user, system } = process.cpuUsage(before);
  pictures.close();
  const told = withReading(facts, '扫描件.pdf', read).document;
  const written = pages.map((page) => rowsOf(page).filter((text) => !isPageNumber(text)).join('')).join('');
  const found = read.map(({ lines }) => lines.map(({ text }) => text).filter((text) => !isPageNumber(text)).join('')).join('');
  row.documents += 1;
  row.pages += pages.length;
  row.milliseconds += (user + system) / 1000;
  row.characters += [...comparable(written)].length;
  row.errors += distance(comparable(written), comparable(found));
  for (const field of FIELDS) {
    const sure = told.dateSureness !== 'guess' || field !== 'date';
    if (told[field] !== null && sure && comparable(told[field]) === comparable(truth[field])) row.right += 1;
    else if (told[field] === null || !sure) row.doubted += 1;
    else row.wrong.push(`${quality} ${field}: ${told[field]} for ${truth[field]}`);
  }
}

function print(name, { documents, pages, characters, errors, milliseconds, right, doubted, wrong }) {
  const fields = documents * FIELDS.length;
  console.log([name.padEnd(7), `${documents} documents`, `${pages} pages`, `${((100 * errors) / characters).toFixed(2)} % of characters wrong`, `fields ${right}/${fields} right (${((100 * right) / fields).toFixed(1)} %), ${doubted} left open, ${wrong.length} wrong`, `${(milliseconds / pages / 1000).toFixed(2)} s of processor a page`].join('  '));
  for (const each of wrong) if (name !== 'all') console.log(`          ${each}`);
}

function rowsOf({ elements }) {
  const rows = [];
  for (const text of elements.filter(({ type }) => type === 'text').toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row && text.y - row[0].y < 2.5) row.push(text);
    else rows.push([text]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x).map(({ text }) => text).join(''));
}

/** The dashes beside a page number are too thin to count on. */
function isPageNumber(text) {
  return /^[-—\s]*\d+[-—\s]*$/u.test(text);
}

/** Width of marks, blanks and dashes do not count. */
function comparable(text) {
  return text.normalize('NFKC').replace(/\s/gu, '').replace(/[—–-]+/gu, '-').replace(/[“”]/gu, '"');
}

/** Levenshtein. */
function distance(one, other) {
  const [a, b] = [[...one], [...other]];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}
