import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReadingModels } from '../../dist/engines/onnx.js';
import { inspect } from '../../dist/inspect/inspect.js';
import { openPagePictures } from '../../dist/inspect/ocr/page-pictures.js';
import { readPage } from '../../dist/inspect/ocr/read-page.js';
import { sealsOn } from '../../dist/inspect/ocr/seals-on.js';
import { withReading } from '../../dist/inspect/ocr/facts/with-reading.js';
import { comparable, distance, share } from './text-distance.mjs';

/** Pages of one file that are read: the facts stand on the first and the last of so many. */
const MOST_PAGES = 4;

/**
 * Facts read from real scans, labelled by eye. FOLDER holds the files and `labels.json`: by file, any of `number`, `issuer`,
 * `title`, `date` as they can be seen (null: there is none; a list: either may be said), and `text`, lines that stand on it.
 * With `issuerFrom: "seal"` nothing but the seal names the issuer: what was read along its ring is held against it.
 * `npm run accuracy -- scans FOLDER`
 */
export default async function measureScans([folder]) {
  if (!folder) throw new Error('npm run accuracy -- scans FOLDER');
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'));
  const models = await openReadingModels();
  const rows = Object.fromEntries(['number', 'issuer', 'title', 'date', 'seal'].map((field) => [field, { there: 0, right: 0, open: 0, wrong: 0, invented: 0, none: 0 }]));
  const lines = { characters: 0, errors: 0, files: 0 };
  for (const [file, label] of Object.entries(labels)) {
    const { document, seals, text } = await read(models, join(folder, file), file);
    for (const field of ['number', 'issuer', 'title', 'date']) {
      if (!(field in label)) continue;
      const truths = [label[field]].flat();
      if (field === 'issuer' && label.issuerFrom === 'seal') judge(rows.seal, { file, field: 'seal', said: nameOn(seals, truths), truths });
      else judge(rows[field], { file, field, said: field === 'date' && document.dateFrom !== 'ocr' ? null : document[field], truths });
    }
    for (const line of label.text ?? []) {
      lines.characters += [...comparable(line)].length;
      lines.errors += nearest(comparable(line), comparable(text));
    }
    if (label.text) lines.files += 1;
  }
  for (const [field, { there, right, open, wrong, invented, none }] of Object.entries(rows)) console.log(`${field.padEnd(7)} there on ${there}: ${share(right, there)} right, ${open} left open, ${wrong} wrong; not there on ${none}: ${invented} invented`);
  if (lines.files > 0) console.log(`text of ${lines.files} files: ${lines.errors} of ${lines.characters} characters wrong (${((100 * lines.errors) / lines.characters).toFixed(2)} %)`);
}

async function read(models, path, name) {
  const bytes = new Uint8Array(readFileSync(path));
  const facts = await inspect(bytes, name);
  const pictures = await openPagePictures(bytes, name);
  const pages = [];
  for (const [index, { content }] of facts.pages.slice(0, MOST_PAGES).entries()) {
    if (content === 'scan') pages.push({ page: index + 1, ...(await readPage(models, { ...(await pictures.picture(index)), seals: sealsOn(facts, index + 1) })) });
    globalThis.gc?.();
  }
  pictures.close();
  const { document, seals } = withReading(facts, name, pages);
  return { document, seals, text: pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join('') };
}

/** Readings less sure than this are held against nothing by the checks. */
const SURE_RING = 0.85;

/** The right one of several seals, else the surest. */
function nameOn(seals, truths) {
  const names = seals.flatMap(({ name }) => (name && name.confidence >= SURE_RING ? [name] : [])).sort((a, b) => b.confidence - a.confidence);
  return (names.find(({ text }) => truths.some((truth) => isSame(text, truth))) ?? names[0])?.text ?? null;
}

/** A month known where the day is not counts as open, as does a date that is only a guess. */
function judge(row, { file, field, said, truths }) {
  if (said === null ? truths.includes(null) : truths.every((truth) => truth === null)) {
    row.none += 1;
    if (said !== null) row.invented += 1;
  } else {
    row.there += 1;
    const isRight = truths.some((truth) => isSame(said, truth));
    row[isRight ? 'right' : said === null || truths.some((truth) => truth?.startsWith(said)) ? 'open' : 'wrong'] += 1;
  }
  if (said !== null && !truths.some((truth) => isSame(said, truth))) console.log(`  ${file} ${field}: ${said} for ${truths.join(' or ')}`);
}

function isSame(said, truth) {
  return said !== null && truth !== null && comparable(said) === comparable(truth);
}

/** Errors against that part of the text which comes closest. */
function nearest(line, text) {
  const [a, b] = [[...line], [...text]];
  let row = b.map(() => 0).concat(0);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return Math.min(...row, distance(line, ''));
}
