import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { comparable, greysOf, isSamePicture } from '../../dist/checks/same-picture.js';
import { inspect } from '../../dist/inspect/inspect.js';
import { smallCopy } from '../../dist/inspect/pictures.js';
import { thumbnailOf } from '../../dist/inspect/thumbnail.js';

/**
 * How well pictures are told apart and found again: npm run accuracy -- pictures [FOLDER]. FOLDER holds pictures of your own
 * in folders `photo`, `screenshot` and `scan`; without it, those of the sample district are taken. Every third
 * picture is changed in each way below and looked for; every pair of pictures is held against each other.
 */
export default async function pictures([folder]) {
  const found = folder ? readPictures(folder) : samplePictures();
  await kinds(found);
  await samePictures(found);
}

const KINDS = ['photo', 'screenshot', 'scan'];
const EVERY = 3;

function readPictures(folder) {
  return KINDS.flatMap((kind) => list(join(folder, kind)).map((name) => ({ kind, name, read: () => readFileSync(join(folder, kind, name)) })));
}

function list(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Those of the sample district, by what their names call them. */
function samplePictures() {
  const folder = fileURLToPath(new URL('../../evidence', import.meta.url));
  const kindOf = (name) => (/截图|\.png$/.test(name) ? 'screenshot' : /证书/.test(name) ? 'scan' : 'photo');
  return readdirSync(folder, { recursive: true }).filter((name) => /\.(?:jpg|png)$/.test(name)).sort().map((name) => ({ kind: kindOf(name), name, read: () => readFileSync(join(folder, name)) }));
}

/** One line a kind: how many were told right, wrong and not at all; then the wrong ones by name. */
async function kinds(pictures) {
  console.log('\nkind         pictures  right  wrong  cannot tell  ms');
  const wrong = [];
  for (const kind of KINDS) {
    const tally = { right: 0, wrong: 0, untold: 0, ms: 0 };
    for (const { name, read } of pictures.filter((each) => each.kind === kind)) {
      const started = performance.now();
      const facts = await inspect(new Uint8Array(read()), name);
      tally.ms += performance.now() - started;
      const [look] = facts.looks;
      if (!look || look.kind === 'cannot-tell') tally.untold++;
      else if (look.kind === kind) tally.right++;
      else {
        tally.wrong++;
        wrong.push(`  ${kind} told as ${look.kind} (${look.confidence}): ${name}: ${look.reasons.join(', ')}`);
      }
    }
    const count = tally.right + tally.wrong + tally.untold;
    if (count > 0) console.log(`${kind.padEnd(12)} ${String(count).padStart(8)} ${String(tally.right).padStart(6)} ${String(tally.wrong).padStart(6)} ${String(tally.untold).padStart(12)} ${Math.round(tally.ms / count)}`);
  }
  console.log(wrong.join('\n'));
}

const share = (side, part) => Math.round(side * part);
const CHANGES = {
  'to 40 %': (picture, { width }) => picture.resize(share(width, 0.4)),
  'quality 30': (picture) => picture,
  brighter: (picture) => picture.linear(1.08, 12),
  grey: (picture) => picture.greyscale(),
  'cut 3 %': (picture, size) => cut(picture, size, [0.03, 0.03, 0.03, 0.03]),
  'cut 6 %': (picture, size) => cut(picture, size, [0.06, 0.06, 0.06, 0.06]),
  'cut below 9 %': (picture, size) => cut(picture, size, [0, 0, 0, 0.09]),
  'cut left 8 %': (picture, size) => cut(picture, size, [0.08, 0, 0, 0]),
  framed: (picture, { width, height }) => picture.extend({ top: share(height, 0.03), bottom: share(height, 0.03), left: share(width, 0.03), right: share(width, 0.03), background: '#fff' }),
  dated: (picture, { width, height }) => picture.composite([{ input: Buffer.from(`<svg width="${share(width, 0.4)}" height="${share(height, 0.05)}"><rect width="100%" height="100%"/></svg>`), gravity: 'southeast' }]),
};

function cut(picture, { width, height }, [left, top, right, bottom]) {
  return picture.extract({ left: share(width, left), top: share(height, top), width: share(width, 1 - left - right), height: share(height, 1 - top - bottom) });
}

function readied(pixels) {
  const greys = greysOf(thumbnailOf(pixels));
  return greys && comparable(greys);
}

async function samePictures(pictures) {
  const read = [];
  for (const each of pictures) {
    const pixels = await smallCopy(each.read()).then((copy) => copy.pixels, () => null);
    const thumbnail = pixels && readied(pixels);
    if (thumbnail) read.push({ ...each, pixels, thumbnail, rule: { photo: 'photo', screenshot: 'screen', scan: 'page' }[each.kind] });
  }
  for (const rule of ['photo', 'screen', 'page']) {
    const of = read.filter((each) => each.rule === rule);
    if (of.length === 0) continue;
    console.log(`\nfound again, ${rule}s:`);
    const chosen = of.filter((_each, index) => index % EVERY === 0);
    for (const [name, change] of Object.entries(CHANGES)) {
      let again = 0;
      for (const { pixels, thumbnail } of chosen) {
        const source = sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } });
        const changed = await change(source, pixels).jpeg({ quality: name === 'quality 30' ? 30 : 85 }).toBuffer();
        const other = readied((await smallCopy(changed)).pixels);
        if (other && isSamePicture(thumbnail, other, rule)) again++;
      }
      console.log(`  ${name.padEnd(14)} ${again} of ${chosen.length}`);
    }
  }
  const started = performance.now();
  const pairs = read.flatMap((one, index) => read.slice(index + 1).filter((other) => isSamePicture(one.thumbnail, other.thumbnail, ['page', 'screen', 'photo'].find((rule) => one.rule === rule || other.rule === rule))).map((other) => `  ${one.name} = ${other.name}`));
  const count = (read.length * (read.length - 1)) / 2;
  console.log(`\npairs held to be the same: ${pairs.length} of ${count}, ${((performance.now() - started) / Math.max(1, count) * 1000).toFixed(1)} µs a pair`);
  console.log(pairs.join('\n'));
}
