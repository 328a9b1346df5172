import { flow } from './flow.mjs';
import { addFlowed, addLine, addSeal, addText, newPage } from './page.mjs';

/**
 * An official document after GB/T 9704-2012: red letterhead, number, red rule, title, body, signature with seal, imprint.
 * Lengths in millimetres.
 */
const LEFT = 28;
const WIDTH = 156;
const TOP = 37;
const BOTTOM = 262;
/** 3号: 16 pt, on 22 lines a page. */
const SIZE = 5.644;
const PITCH = 225 / 22;
const RED = '#d8232a';

/**
 * @typedef {object} Official
 * @property {string} [head] 发文机关标志; without it the page begins with the title
 * @property {string} [number] 文号
 * @property {string} title with \n where it is to break
 * @property {string} [to] 主送机关
 * @property {string[]} body a line that begins with “# ” is a heading of the first level, “## ” of the second, “| a | b |” a table row
 * @property {string[]} [attachments] 附件说明
 * @property {string} [sign] 署名
 * @property {string} [date] 成文日期
 * @property {string} [seal] the name on the seal; none when absent
 * @property {string} [copies] 抄送
 * @property {string} [printed] 印发机关 and 印发日期, separated by |
 * @property {{ title: string, body: string[] }[]} [annexes] further pages
 * @property {number[]} [columns] widths of the table's columns, in shares
 */

/** @param {Official} document @returns {import('./page.mjs').Page[]} */
export function layOut(document) {
  const sheet = { pages: [newPage()], y: TOP };
  if (document.head) letterhead(sheet, document);
  title(sheet, document.title);
  if (document.to) put(sheet, flow(document.to, { width: WIDTH, size: SIZE, indent: 0 }));
  const body = blocks(document.body);
  for (const [index, block] of body.entries()) putBlock(sheet, block, document.columns, index === body.length - 1 ? tail(document) : 0);
  if (document.attachments) attachments(sheet, document.attachments);
  if (document.sign) signature(sheet, document);
  for (const annex of document.annexes ?? []) annexed(sheet, annex, document.columns);
  if (document.printed) imprint(sheet, document);
  if (sheet.pages.length > 1 || document.head) sheet.pages.forEach(pageNumber);
  return sheet.pages;
}

const here = (sheet) => sheet.pages.at(-1);

function letterhead(sheet, { head, number }) {
  const page = here(sheet);
  const plain = head.replaceAll(' ', '');
  const size = Math.min(17, (WIDTH * 1.18) / [...plain].length);
  addText(page, { text: plain, x: 105, y: 84, size, face: 'bold', fill: RED, anchor: 'middle', stretch: 0.82, spacing: Math.max(0, (WIDTH * 0.92 - [...plain].length * size * 0.82) / [...plain].length) });
  if (number) addText(page, { text: number, x: 105, y: 104, size: SIZE, anchor: 'middle' });
  addLine(page, LEFT, 109, WIDTH, 0.7, RED);
  sheet.y = 109 + PITCH * 1.7;
}

function title(sheet, text) {
  for (const line of text.split('\n')) {
    addText(here(sheet), { text: line, x: LEFT + WIDTH / 2, y: sheet.y + 6.4, size: 7.761, face: 'bold', anchor: 'middle' });
    sheet.y += 11.9;
  }
  sheet.y += PITCH * 0.8;
}

/** Table rows that follow each other belong together. */
function blocks(body) {
  const all = [];
  for (const paragraph of body) {
    const row = paragraph.startsWith('| ') ? paragraph.slice(2).replace(/ \|$/, '').split(' | ') : null;
    if (row && Array.isArray(all.at(-1)?.rows)) all.at(-1).rows.push(row);
    else all.push(row ? { rows: [row] } : { paragraph });
  }
  return all;
}

/** Lines that the signature needs after the body; it never stands on a page alone. */
function tail({ sign, attachments: annexes }) {
  return sign ? 4.6 + sign.split('\n').length - 1 + (annexes ? annexes.length + 0.6 : 0) : 0;
}

function putBlock(sheet, { paragraph, rows }, columns, after = 0) {
  if (rows) return table(sheet, rows, columns);
  const level = /^(#{1,2}) /.exec(paragraph)?.[1].length ?? 0;
  const face = ['song', 'hei', 'kai'][level];
  put(sheet, flow(paragraph.slice(level && level + 1), { width: WIDTH, size: SIZE, face }), after);
}

function put(sheet, lines, after = 0) {
  for (const [index, line] of lines.entries()) {
    const kept = after > 0 && index === Math.max(0, lines.length - 2) && sheet.y + PITCH * (lines.length - index + after) > BOTTOM;
    if (kept || sheet.y + PITCH > BOTTOM + 1) turn(sheet);
    addFlowed(here(sheet), line, { x: LEFT, y: sheet.y + 6.4, size: SIZE });
    sheet.y += PITCH;
  }
}

function turn(sheet) {
  sheet.pages.push(newPage());
  sheet.y = TOP;
}

const CELL = 4.233;

function table(sheet, rows, columns = rows[0].map(() => 1)) {
  const unit = WIDTH / columns.reduce((sum, each) => sum + each, 0);
  sheet.y += 2;
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell, column) => flow(cell, { width: columns[column] * unit - 3, size: CELL, face: index === 0 ? 'hei' : 'song', indent: 0, justify: false }));
    const height = Math.max(...cells.map((lines) => lines.length)) * 6.2 + 3;
    if (sheet.y + height > BOTTOM) turn(sheet);
    tableRow(here(sheet), { cells, columns, unit, top: sheet.y, height });
    sheet.y += height;
  }
  sheet.y += 4;
}

function tableRow(page, { cells, columns, unit, top, height }) {
  let x = LEFT;
  for (const [column, lines] of cells.entries()) {
    const width = columns[column] * unit;
    const first = top + (height - lines.length * 6.2) / 2 + 4.5;
    for (const [index, line] of lines.entries()) {
      const length = line.runs.reduce((sum, run) => sum + run.width, 0);
      const inset = lines.length === 1 && length < width - 3 ? (width - length) / 2 : 1.5;
      addFlowed(page, line, { x: x + inset, y: first + index * 6.2, size: CELL });
    }
    for (const [at, w, h] of [[top, width, 0.25], [top + height, width, 0.25]]) addLine(page, x, at, w, h);
    for (const edge of [x, x + width]) addLine(page, edge, top, 0.25, height);
    x += width;
  }
}

function attachments(sheet, names) {
  sheet.y += PITCH * 0.6;
  names.forEach((name, index) => put(sheet, flow(`${index === 0 ? '附件：' : '　　　'}${names.length > 1 ? `${index + 1}.` : ''}${name}`, { width: WIDTH, size: SIZE, justify: false })));
}

/** The seal stands centred over the signature and its date, four characters from the right. */
function signature(sheet, { sign, date, seal }) {
  if (sheet.y + PITCH * 4.6 > BOTTOM) turn(sheet);
  sheet.y += PITCH * 2.2;
  const page = here(sheet);
  const names = sign.split('\n');
  const wide = Math.max(...names.map((name) => [...name].length)) * SIZE;
  const centre = LEFT + WIDTH - Math.max(4 * SIZE + 18, wide / 2 + 6);
  for (const name of names) {
    addText(page, { text: name, x: centre, y: sheet.y + 6.4, size: SIZE, anchor: 'middle' });
    sheet.y += PITCH;
  }
  if (date) addText(page, { text: date, x: centre, y: sheet.y + 6.4, size: SIZE, anchor: 'middle' });
  const seals = seal ? seal.split('\n') : [];
  seals.forEach((name, index) => addSeal(page, { x: centre + (index - (seals.length - 1) / 2) * 46 + 1.5, y: sheet.y - (seals.length > 1 ? 5 : 2), name, diameter: /委员会|委办公室/.test(name) ? 42 : 43, turn: index * 4 - 3 }));
  sheet.y += PITCH * 2;
}

function annexed(sheet, annex, columns) {
  turn(sheet);
  addText(here(sheet), { text: annex.mark ?? '附件', x: LEFT, y: sheet.y + 6.4, size: SIZE, face: 'hei' });
  sheet.y += PITCH * 2;
  title(sheet, annex.title);
  for (const block of blocks(annex.body)) putBlock(sheet, block, annex.columns ?? columns);
}

function imprint(sheet, { copies, printed }) {
  const page = here(sheet);
  const [by, on] = printed.split('|');
  const size = 4.939;
  const top = copies ? BOTTOM - 18 : BOTTOM - 9;
  if (sheet.y > top - 2) return;
  addLine(page, LEFT, top, WIDTH, 0.35);
  if (copies) {
    addText(page, { text: `抄送：${copies}`, x: LEFT + size, y: top + 6.2, size });
    addLine(page, LEFT, top + 9, WIDTH, 0.25);
  }
  addText(page, { text: by, x: LEFT + size, y: BOTTOM - 2.8, size });
  addText(page, { text: `${on}印发`, x: LEFT + WIDTH - size, y: BOTTOM - 2.8, size, anchor: 'end' });
  addLine(page, LEFT, BOTTOM, WIDTH, 0.35);
}

function pageNumber(page, index) {
  const odd = index % 2 === 0;
  addText(page, { text: `— ${index + 1} —`, x: odd ? LEFT + WIDTH - 5 : LEFT + 5, y: 273, size: 4.939, anchor: odd ? 'end' : 'start' });
}
