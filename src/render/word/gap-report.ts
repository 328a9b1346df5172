import { ImageRun, Paragraph } from 'docx';
import type { Block } from '../../model/dossier.js';
import type { Result } from '../../model/result.js';
import { say } from '../../model/text.js';
import { visibleLine } from '../report/visible.js';
import { toSections } from './blocks.js';
import { details } from './gap-details.js';
import { summary } from './gap-summary.js';
import { GAP_WORDS } from './gap-words.js';
import { outcomeChart, type Chart } from './outcome-chart.js';
import { packWord } from './pack.js';
import { findPlaces } from './places.js';

/** 缺项报告 as DOCX, from the result alone: one page of summary, then every open requirement by indicator. */
export async function renderGapReport(result: Result): Promise<Uint8Array> {
  const blocks = gapBlocks(result);
  const title = visibleLine(`${result.district} ${say(GAP_WORDS.title, result.language)}`);
  const sections = toSections({ blocks, places: findPlaces(blocks, null), dense: true });
  const chart = await outcomeChart(result);
  const withChart = sections.map((section, index) => (index === 0 ? { ...section, children: [...section.children.slice(0, CHART_AT), picture(chart), ...section.children.slice(CHART_AT)] } : section));
  return packWord({ sections: withChart, title, author: result.applicant, asOf: result.asOf, draftWord: null }, new Map([[CHART, chart.png]]));
}

/** The name that stands in for the picture while the document is made. */
const CHART = 'chart';
/** Below the title, the opening sentence and the chart's caption, which `summary` begins with. */
const CHART_AT = 3;
const PIXELS_PER_MM = 96 / 25.4;

function picture({ widthMm, heightMm, description }: Chart): Paragraph {
  return new Paragraph({
    style: 'JzExhibitImage',
    children: [new ImageRun({ type: 'png', data: new TextEncoder().encode(CHART), transformation: { width: widthMm * PIXELS_PER_MM, height: heightMm * PIXELS_PER_MM }, altText: { id: '1', name: CHART, title: CHART, description } })],
  });
}

function gapBlocks(result: Result): Block[] {
  return [...summary(result), { type: 'page-break' }, ...details(result)];
}
