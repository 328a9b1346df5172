import sharp from 'sharp';
import { openReadingModels } from '../../dist/engines/onnx.js';
import { readPage } from '../../dist/inspect/ocr/read-page.js';
import { addLine, addSeal, addText, newPage } from '../sample/drawing/page.mjs';
import { scan } from '../sample/drawing/scan.mjs';
import { comparable, distance } from './text-distance.mjs';

const SENTENCES = ['为深入贯彻科学技术普及法进一步提高公民科学素质', '各单位要加强组织领导确保各项任务落到实处', '全区建成市级以上科普教育基地二十三个', '充分发挥新时代文明实践中心和农家书屋的作用', '坚持政府推动全民参与提升素质促进和谐的方针', '健全突发事件应急科普机制做到平时有宣传'];

/** What is read of pages that are not plain lines, and in which order: characters wrong against the text in reading order. `npm run accuracy -- layouts` */
export default async function measureLayouts() {
  const models = await openReadingModels();
  for (const [name, { page, text, seals = [] }] of Object.entries(LAYOUTS)) {
    const jpeg = await scan(page, { seed: `layout ${name}` });
    const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const { lines, turn } = await readPage(models, { pixels: { data, width: info.width, height: info.height }, detectorSide: 960, seals });
    const found = comparable(lines.map((line) => line.text).join(''));
    const truth = comparable(text);
    const unordered = [...truth].filter((character) => !found.includes(character)).length;
    console.log(`${name}: ${((100 * distance(truth, found)) / truth.length).toFixed(1)} % of ${truth.length} characters wrong in reading order, ${unordered} not read at all${turn === 0 ? '' : `, turned by ${turn * 90}°`}`);
  }
}

const LAYOUTS = { vertical: vertical(), 'a vertical heading beside lines': besideLines(), 'two columns': twoColumns(), 'a table with rules': table(), 'a seal over three lines': sealed() };

/** Columns from right to left, as old papers and banners have them. */
function vertical() {
  const page = newPage();
  SENTENCES.forEach((sentence, column) => [...sentence].forEach((text, row) => addText(page, { text, x: 170 - column * 14, y: 45 + row * 7.2, size: 6 })));
  return { page, text: SENTENCES.join('') };
}

function besideLines() {
  const page = newPage();
  [...'科普工作简报'].forEach((text, row) => addText(page, { text, x: 24, y: 60 + row * 14, size: 10 }));
  SENTENCES.forEach((text, row) => addText(page, { text, x: 50, y: 60 + row * 12, size: 5.6 }));
  return { page, text: `科普工作简报${SENTENCES.join('')}` };
}

function twoColumns() {
  const page = newPage();
  addText(page, { text: '科普工作两栏简报', x: 105, y: 40, size: 8, anchor: 'middle' });
  const pieces = [...SENTENCES, ...SENTENCES].map((sentence) => [...sentence].slice(0, 16).join(''));
  pieces.slice(0, 9).forEach((text, row) => addText(page, { text, x: 25, y: 60 + row * 9, size: 4.6 }));
  pieces.slice(3, 12).forEach((text, row) => addText(page, { text, x: 110, y: 60 + row * 9, size: 4.6 }));
  return { page, text: ['科普工作两栏简报', ...pieces.slice(0, 9), ...pieces.slice(3, 12)].join('') };
}

function table() {
  const page = newPage();
  const rows = [['序号', '活动名称', '日期', '人次'], ['1', '全国科普日主场', '2021-09-11', '1236'], ['2', '科技下乡', '2021-10-08', '418'], ['3', '流动科技馆进校园', '2021-11-20', '2050'], ['4', '应急科普讲座', '2021-12-05', '96']];
  const edges = [25, 45, 110, 150, 185];
  rows.forEach((row, index) => row.forEach((text, column) => addText(page, { text, x: edges[column] + 3, y: 57 + index * 11, size: 4.8 })));
  for (let line = 0; line <= rows.length; line++) addLine(page, 25, 50 + line * 11, 160, 0.35);
  for (const edge of edges) addLine(page, edge, 50, 0.35, rows.length * 11);
  return { page, text: rows.flat().join('') };
}

function sealed() {
  const page = newPage();
  const words = ['云澜区科学技术协会', '云澜区教育局', '2021年10月8日'];
  words.forEach((text, row) => addText(page, { text, x: 120, y: 120 + row * 10, size: 5.6 }));
  addSeal(page, { x: 140, y: 126, name: '云澜区科学技术协会', diameter: 42 });
  return { page, text: words.join(''), seals: [{ x: 140 / 210, y: 126 / 297, radius: 21 / 210, ink: 'red' }] };
}
