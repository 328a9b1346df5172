import type { Block } from '../../model/dossier.js';
import type { Guide, GuidePart } from '../../model/guide.js';
import { toSections } from './blocks.js';
import { heading, paragraph, text } from './compose.js';
import { packWord } from './pack.js';
import { findPlaces } from './places.js';

/** A 填报说明 as DOCX; `date` (`YYYY-MM-DD`) is the only date in the file. */
export async function renderGuide({ title, parts }: Guide, date: string): Promise<Uint8Array> {
  const blocks: Block[] = [heading(1, 'guide', title), ...parts.flatMap(blocksOf)];
  return packWord({ sections: toSections({ blocks, places: findPlaces(blocks, null) }), title, asOf: date, draftWord: null });
}

function blocksOf(part: GuidePart): Block[] {
  switch (part.type) {
    case 'text': return [paragraph('body', part.label ? [text(`${part.label}：`, { bold: true }), text(part.text)] : part.text)];
    case 'steps': return [{ type: 'list', ordered: true, items: part.lines.map((line) => [text(line)]) }];
    case 'points': return [{ type: 'list', ordered: false, items: part.lines.map((line) => [text(line)]) }];
    case 'asked': return [paragraph('body', [text(part.title, { bold: true })]), { type: 'list', ordered: false, items: part.lines.map((line) => [text(line)]) }];
  }
}
