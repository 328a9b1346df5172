import * as fontkit from 'fontkit';
import sharp from 'sharp';
import { assetPath } from '../../io/assets.js';
import { readBytes } from '../../io/read-bytes.js';
import { OUTCOMES, type Outcome } from '../../model/outcome.js';
import type { Result } from '../../model/result.js';
import { outcomeLabel } from '../report/labels.js';
import { visibleLine } from '../report/visible.js';

export interface Chart {
  readonly png: Uint8Array;
  /** On paper. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** The same in words, for whoever cannot see it. */
  readonly description: string;
}

const PER_MM = 10;
const WIDTH_MM = 156;
const ROW_MM = 5.4;
const BAR_MM = 3.8;
const LEGEND_MM = 7;
const COLUMNS = 2;
const GAP_MM = 8;
const LABEL_MM = 15;
const COUNT_MM = 12;
const TEXT_MM = 3.4;
const COLOURS: Readonly<Record<Outcome, string>> = {
  pass: '#5b9f7c', fail: '#a3262a', review: '#dba637', pending: '#7386bd', 'not-applicable': '#b3bbc4', error: '#23282e',
};

/**
 * One bar for each indicator, as long as it has requirements, in the colours of their outcomes. Letters are drawn as
 * outlines of the shipped face, so that the picture needs no font of the machine and is the same everywhere.
 */
export async function outcomeChart(result: Result): Promise<Chart> {
  const rows = result.indicators.map((indicator) => {
    const mine = result.requirements.filter((requirement) => requirement.indicator === indicator.code);
    return { code: indicator.printed, total: mine.length, counts: OUTCOMES.map((outcome) => ({ outcome, count: mine.filter((each) => each.outcome === outcome).length })) };
  });
  const shown = OUTCOMES.filter((outcome) => result.counts[outcome] > 0);
  const down = Math.max(1, Math.ceil(rows.length / COLUMNS));
  const heightMm = down * ROW_MM + LEGEND_MM;
  const write = await writer();
  const longest = Math.max(1, ...rows.map((row) => row.total));
  const columnMm = (WIDTH_MM - GAP_MM) / COLUMNS;
  const drawn = rows.map((row, index) => drawRow(row, {
    x: Math.floor(index / down) * (columnMm + GAP_MM), y: (index % down) * ROW_MM, perRequirement: (columnMm - LABEL_MM - COUNT_MM) / longest, write,
  }));
  const legend = drawLegend(shown.map((outcome) => ({ outcome, label: `${outcomeLabel(outcome, result.language)} ${result.counts[outcome]}` })), heightMm - LEGEND_MM + 2.4, write);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_MM * PER_MM}" height="${heightMm * PER_MM}" viewBox="0 0 ${WIDTH_MM} ${heightMm}"><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}${legend}</svg>`;
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer();
  return { png, widthMm: WIDTH_MM, heightMm, description: visibleLine(rows.map((row) => `${row.code} ${row.counts.filter(({ count }) => count > 0).map(({ outcome, count }) => `${outcomeLabel(outcome, result.language)} ${count}`).join(' ')}`).join('; ')) };
}

interface Row {
  readonly code: string;
  readonly total: number;
  readonly counts: readonly { readonly outcome: Outcome; readonly count: number }[];
}

type Write = (text: string, at: { readonly x: number; readonly y: number }) => { readonly svg: string; readonly widthMm: number };

function drawRow(row: Row, { x, y, perRequirement, write }: { readonly x: number; readonly y: number; readonly perRequirement: number; readonly write: Write }): string {
  const baseline = y + BAR_MM / 2 + TEXT_MM * 0.36 + 0.6;
  let from = x + LABEL_MM;
  const bars = row.counts.map(({ outcome, count }) => {
    const bar = `<rect x="${from.toFixed(2)}" y="${(y + 0.6).toFixed(2)}" width="${(count * perRequirement).toFixed(2)}" height="${BAR_MM}" fill="${COLOURS[outcome]}"/>`;
    from += count * perRequirement;
    return count > 0 ? bar : '';
  });
  const passed = row.counts.find(({ outcome }) => outcome === 'pass')?.count ?? 0;
  return [write(row.code, { x, y: baseline }).svg, ...bars, write(`${passed}/${row.total}`, { x: from + 1.2, y: baseline }).svg].join('');
}

function drawLegend(entries: readonly { readonly outcome: Outcome; readonly label: string }[], y: number, write: Write): string {
  let x = 0;
  return entries.map(({ outcome, label }) => {
    const text = write(label, { x: x + 4.4, y: y + 3 });
    const svg = `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="3.2" height="3.2" fill="${COLOURS[outcome]}"/>${text.svg}`;
    x += 4.4 + text.widthMm + 6;
    return svg;
  }).join('');
}

/** Writes text as outlines; a character the face does not have is drawn as its own empty box. */
async function writer(): Promise<Write> {
  const font = fontkit.create(await readBytes(assetPath('dist/fonts/NotoSansSC-Medium.ttf')));
  const scale = TEXT_MM / font.unitsPerEm;
  return (text, { x, y }) => {
    const { glyphs, positions } = font.layout(text);
    let pen = 0;
    const paths = glyphs.map((glyph, index) => {
      const path = `<path transform="translate(${(x + pen * scale).toFixed(3)} ${y.toFixed(3)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})" d="${glyph.path.toSVG()}" fill="#1b232c"/>`;
      pen += positions[index]?.xAdvance ?? 0;
      return path;
    });
    return { svg: paths.join(''), widthMm: pen * scale };
  };
}
