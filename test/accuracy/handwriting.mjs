import sharp from 'sharp';
import { openReadingModels } from '../../dist/engines/onnx.js';
import { emptyFacts } from '../../dist/inspect/empty-facts.js';
import { readPage } from '../../dist/inspect/ocr/read-page.js';
import { withReading } from '../../dist/inspect/ocr/facts/with-reading.js';
import { chance } from '../sample/drawing/chance.mjs';
import { addText, newPage } from '../sample/drawing/page.mjs';
import { scan } from '../sample/drawing/scan.mjs';

const HANDS = { running: '行书', grass: '草书' };
const FIGURES = '〇一二三四五六七八九';
const DATES = 30;

/** Dates written by hand under a printed notice: right, left to a person, wrong. `npm run accuracy -- handwriting` */
export default async function measureHandwriting() {
  const models = await openReadingModels();
  for (const face of Object.keys(HANDS)) for (const [style, write] of [['in figures', inFigures], ['in numerals', inNumerals]]) {
    const random = chance(`handwriting ${face} ${style}`);
    const told = { right: 0, open: 0, wrong: [] };
    for (let count = 0; count < DATES; count++) {
      const [year, month, day] = [2016 + Math.floor(random() * 9), 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)];
      const text = write(year, month, day);
      const { date, dateSureness } = await documentOf(models, text, face);
      const truth = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      if (date === null || dateSureness === 'guess') told.open++;
      else if (date === truth) told.right++;
      else told.wrong.push(`${text} as ${date}`);
    }
    console.log(`${HANDS[face]} ${style}: of ${DATES} dates ${told.right} right, ${told.open} left to a person, ${told.wrong.length} wrong${told.wrong.map((each) => `\n  ${each}`).join('')}`);
  }
}

async function documentOf(models, date, face) {
  const page = newPage();
  ['关于举办科普活动的通知', '各镇科协：', '现将有关事项通知如下。'].forEach((text, row) => addText(page, { text, x: 40, y: 60 + row * 14, size: 6.4 }));
  addText(page, { text: '云澜区科学技术协会', x: 120, y: 120, size: 5.6 });
  addText(page, { text: date, x: 125, y: 134, size: 8, face });
  const { data, info } = await sharp(await scan(page, { seed: `${face} ${date}`, dpi: 200 })).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const read = await readPage(models, { pixels: { data, width: info.width, height: info.height }, detectorSide: 960, seals: [] });
  const facts = { ...emptyFacts('scan.jpg'), pages: [{ widthMm: 210, heightMm: 297, content: 'scan', dpi: 200, grey: false }] };
  return withReading(facts, 'scan.jpg', [{ page: 1, ...read }]).document;
}

function inFigures(year, month, day) {
  return `${year}年${month}月${day}日`;
}

function inNumerals(year, month, day) {
  return `${[...String(year)].map((digit) => FIGURES[digit]).join('')}年${numeral(month)}月${numeral(day)}日`;
}

function numeral(value) {
  const [tens, units] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? FIGURES[tens] : ''}${tens > 0 ? '十' : ''}${units > 0 ? FIGURES[units] : ''}`;
}
