import type { BodyBlock } from '../model/facts.js';
import type { DecodedText } from './decode-text.js';
import { entryFacts } from './entries.js';
import { figuresInBody } from './figures.js';
import type { FormatFacts } from './format.js';
import { countWords, type WordOptions } from './words.js';

/** The facts of text that has no pages of its own. It carries neither seals nor marks. `apart`: paragraphs beside the body. */
export function flowingFacts(body: readonly BodyBlock[], decoded: DecodedText, apart: WordOptions['apart'] = {}): FormatFacts {
  const lines = body.filter((block) => block.part === undefined).flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.rows.flat()));
  const content = body.filter((block) => block.part !== 'tab').map((block) => (block.type === 'paragraph' ? block.text : block.rows.map((row) => row.join('\t')).join('\n'))).join('\n');
  const tables = body.flatMap((block) => (block.type === 'table' && block.part !== 'drawing' ? [block.rows] : []));
  const isEmpty = content.trim() === '';
  return {
    readable: isEmpty ? 'no' : 'yes',
    text: { source: isEmpty ? 'none' : 'native', characters: content.replace(/\s/gu, '').length, content },
    body,
    words: countWords(lines, { apart }),
    sealVerdict: 'not-seen',
    sealReason: null,
    highlightVerdict: 'not-seen',
    ...(tables.length > 0 ? entryFacts(tables) : { entries: null }),
    figures: figuresInBody(body),
    problems: [
      ...(isEmpty ? [{ code: 'empty' as const, page: null, detail: 'nothing but blanks' }] : []),
      ...(decoded.hasReplacements ? [{ code: 'replacement-characters' as const, page: null, detail: decoded.encoding }] : []),
    ],
  };
}

export function paragraph(text: string, heading: number | null = null): BodyBlock {
  return { type: 'paragraph', text, heading };
}

/** One paragraph for each line with content. */
export function plainBody(text: string): BodyBlock[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => paragraph(line));
}
