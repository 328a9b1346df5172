import { SHADES } from './run-marks.js';

/** Size in bytes of an operand by the top three bits of its code ([MS-DOC] 2.6.1); 0: the operand says it itself. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;
const TABLE_DEFINITION = 0xd608;

/** One property modifier after the other, with its operand; what is cut off ends short. */
export function* sprmsIn(bytes: Uint8Array): Generator<readonly [code: number, operand: Uint8Array]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 3 <= bytes.length;) {
    const code = view.getUint16(at, true);
    let size: number = SIZES[code >> 13] as number;
    let head = 2;
    if (size === 0) {
      if (code === TABLE_DEFINITION && at + 4 > bytes.length) return;
      size = code === TABLE_DEFINITION ? view.getUint16(at + 2, true) - 1 : view.getUint8(at + 2);
      head = code === TABLE_DEFINITION ? 4 : 3;
    }
    yield [code, bytes.subarray(at + head, at + head + Math.max(0, size))];
    at += head + Math.max(0, size);
  }
}

/** The property modifiers of a run or paragraph: the last value of each code, up to four bytes read as a number; of a shade those that count. */
export function readSprms(bytes: Uint8Array): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [code, operand] of sprmsIn(bytes)) {
    const [from, to] = SHADES.includes(code) ? [4, 10] : [0, 4];
    let value = 0;
    for (let index = Math.min(operand.length, to) - 1; index >= from; index--) value = value * 256 + (operand[index] as number);
    found.set(code, value);
  }
  return found;
}

/** A stretch of the WordDocument stream with the same properties, `start` included, `end` not. */
export interface PropertyRun {
  readonly start: number;
  readonly end: number;
  /** Style of a paragraph; 0 for characters. */
  readonly style: number;
  readonly sprms: ReadonlyMap<number, number>;
  /** The modifiers of a paragraph as they are written. */
  readonly bytes?: Uint8Array;
}

const PAGE = 512;
const MOST_PAGES = 20_000;

/**
 * The formatted disk pages that a bin table lists ([MS-DOC] 2.8.5, 2.8.6), in order of place. `kind`: character runs and
 * paragraph runs are laid out differently within their pages. `data`: the stream that holds what is too long for a page.
 */
export function propertyRuns(word: Uint8Array, binTable: Uint8Array, kind: 'character' | 'paragraph', data: Uint8Array = NOTHING): PropertyRun[] {
  const bins = new DataView(binTable.buffer, binTable.byteOffset, binTable.length);
  const count = Math.max(0, Math.floor((binTable.length - 4) / 8));
  const runs: PropertyRun[] = [];
  for (let index = 0; index < Math.min(count, MOST_PAGES); index++) {
    const at = (bins.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff) * PAGE;
    if (at + PAGE <= word.length) runs.push(...pageRuns(word.subarray(at, at + PAGE), kind, data));
  }
  return runs.sort((one, other) => one.start - other.start);
}

const NOTHING = new Uint8Array(0);
/** What follows stands at this offset of the data stream, behind its length ([MS-DOC] 2.6.2, sprmPHugePapx): rows of many cells. */
const ELSEWHERE = 0x6646;

function modifiers(bytes: Uint8Array, data: Uint8Array): Uint8Array {
  const at = readSprms(bytes).get(ELSEWHERE);
  if (at === undefined || at + 2 > data.length) return bytes;
  return data.subarray(at + 2, at + 2 + (data[at] as number) + (data[at + 1] as number) * 256);
}

function pageRuns(page: Uint8Array, kind: 'character' | 'paragraph', data: Uint8Array): PropertyRun[] {
  const view = new DataView(page.buffer, page.byteOffset, page.length);
  const count = page[PAGE - 1] as number;
  const width = kind === 'paragraph' ? 13 : 1;
  if ((count + 1) * 4 + count * width > PAGE - 1) return [];
  return Array.from({ length: count }, (_each, index): PropertyRun => {
    const at = (page[(count + 1) * 4 + index * width] as number) * 2;
    const range = { start: view.getUint32(index * 4, true), end: view.getUint32(index * 4 + 4, true) };
    if (at === 0) return { ...range, style: 0, sprms: new Map() };
    const first = page[at] as number;
    if (kind === 'character') return { ...range, style: 0, sprms: readSprms(page.subarray(at + 1, at + 1 + first)) };
    // PapxInFkp: a first byte of 0 means that the next one holds the size.
    const from = first === 0 ? at + 2 : at + 1;
    const properties = page.subarray(from, from + (first === 0 ? 2 * (page[at + 1] as number) : 2 * first - 1));
    const bytes = modifiers(properties.subarray(2), data);
    return { ...range, style: properties.length >= 2 ? (properties[0] as number) + (properties[1] as number) * 256 : 0, sprms: readSprms(bytes), bytes };
  });
}

/** The run that a place lies in; runs are in order and do not overlap. */
export function runAt(runs: readonly PropertyRun[], place: number): PropertyRun | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle] as PropertyRun;
    if (place < run.start) high = middle - 1;
    else if (place >= run.end) low = middle + 1;
    else return run;
  }
  return undefined;
}
