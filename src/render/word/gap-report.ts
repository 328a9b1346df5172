import type { Block } from '../../model/dossier.js';
import type { Result } from '../../model/result.js';
import { say } from '../../model/text.js';
import { visibleLine } from '../report/visible.js';
import { toSections } from './blocks.js';
import { details } from './gap-details.js';
import { summary } from './gap-summary.js';
import { GAP_WORDS } from './gap-words.js';
import { packWord } from './pack.js';
import { findPlaces } from './places.js';

/** 缺项报告 as DOCX, from the result alone: one page of summary, then every open requirement by indicator. */
export async function renderGapReport(result: Result): Promise<Uint8Array> {
  const blocks = gapBlocks(result);
  const title = visibleLine(`${result.district} ${say(GAP_WORDS.title, result.language)}`);
  return packWord({ sections: toSections({ blocks, places: findPlaces(blocks, null), dense: true }), title, author: result.applicant, asOf: result.asOf, draftWord: null });
}

function gapBlocks(result: Result): Block[] {
  return [...summary(result), { type: 'page-break' }, ...details(result)];
}
