import sharp from 'sharp';
import { openReadingModels } from '../../dist/engines/onnx.js';
import { inspect } from '../../dist/inspect/inspect.js';
import { openPagePictures } from '../../dist/inspect/ocr/page-pictures.js';
import { readPage } from '../../dist/inspect/ocr/read-page.js';
import { sealsOn } from '../../dist/inspect/ocr/seals-on.js';
import { withReading } from '../../dist/inspect/ocr/facts/with-reading.js';
import { layOut } from '../sample/drawing/official.mjs';
import { picturesPdf } from '../sample/drawing/pdf.mjs';
import { scan } from '../sample/drawing/scan.mjs';
import { officialDocuments, QUALITIES } from './official-documents.mjs';
import { comparable, distance, isPageNumber, share } from './text-distance.mjs';

const FIELDS = ['number', 'issuer', 'title', 'date'];

/**
 * Characters, fields, time and memory, by quality of the scan, of papers drawn for it. One process, one thread.
 * `npm run accuracy -- ocr [documents] [first] [quality]`; every paper is told of as soon as it was read.
 */
export default async function measureReading([count = '64', first = '0', only]) {
  const models = await openReadingModels();
  const rows = new Map();
  for (const each of officialDocuments(Number(count), Number(first)).filter(({ quality }) => !only || quality === only)) {
    const row = rows.get(each.quality) ?? empty();
    rows.set(each.quality, row);
    await measure(each, { models, row });
  }
  for (const [quality, row] of rows) print(quality, row);
  const all = [...rows.values()].reduce(sum);
  print('all', all);
  for (const field of FIELDS) console.log(`${field.padEnd(7)} ${share(all.right[field], all.documents)} right`);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, drawing and inspecting included`);
}

function empty() {
  return { documents: 0, pages: 0, characters: 0, errors: 0, milliseconds: 0, doubted: 0, wrong: 0, right: Object.fromEntries(FIELDS.map((field) => [field, 0])) };
}

function sum(one, other) {
  const right = Object.fromEntries(FIELDS.map((field) => [field, one.right[field] + other.right[field]]));
  return { ...Object.fromEntries(Object.keys(one).map((key) => [key, one[key] + other[key]])), right };
}

async function measure({ quality, document, truth, seed }, { models, row }) {
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
  const errors = distance(comparable(written), comparable(found));
  row.characters += [...comparable(written)].length;
  row.errors += errors;
  const failed = FIELDS.flatMap((field) => {
    const sure = told.dateSureness !== 'guess' || field !== 'date';
    const isRight = told[field] !== null && sure && comparable(told[field]) === comparable(truth[field]);
    if (isRight) row.right[field] += 1;
    else if (told[field] === null || !sure) row.doubted += 1;
    else row.wrong += 1;
    return isRight ? [] : [`${field} ${sure ? '' : 'guessed '}${told[field]} for ${truth[field]}`];
  });
  console.log(`  ${seed} ${quality}: ${errors} errors${failed.map((each) => `; ${each}`).join('')}`);
}

function print(name, { documents, pages, characters, errors, milliseconds, right, doubted, wrong }) {
  const fields = documents * FIELDS.length;
  const good = FIELDS.reduce((total, field) => total + right[field], 0);
  console.log([name.padEnd(7), `${documents} documents`, `${pages} pages`, `${((100 * errors) / characters).toFixed(2)} % of characters wrong`, `fields ${share(good, fields)} right, ${doubted} left open, ${wrong} wrong`, `${(milliseconds / pages / 1000).toFixed(2)} s of processor a page`].join('  '));
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
