import { parseDocument } from 'yaml';
import type { BodyBlock } from '../../model/facts.js';
import { decodeText } from '../decode-text.js';
import { countEntries } from '../entries.js';
import { figuresInRows, figuresInYaml } from '../figures.js';
import { unreadable, type FormatFacts, type FormatReader, type SourceFile } from '../format.js';
import { countWords } from '../words.js';

/** Plain text, Markdown, web pages and YAML forms: no pages of their own, so they are set from their text. */
const reader: FormatReader = {
  id: 'text',
  formats: ['txt', 'md', 'html', 'yaml'],
  read(file) {
    const decoded = decodeText(file.bytes);
    if (!decoded) return unreadable('unknown-format');
    const body = READERS[file.format as 'txt' | 'md' | 'html' | 'yaml'](decoded.text);
    const facts = describe(body, file, decoded.text);
    return decoded.hasReplacements ? { ...facts, problems: [{ code: 'replacement-characters', page: null, detail: decoded.encoding }] } : facts;
  },
};

export default reader;

const READERS: Readonly<Record<'txt' | 'md' | 'html' | 'yaml', (text: string) => BodyBlock[]>> = { txt: plainBody, md: markdownBody, html: htmlBody, yaml: plainBody };

function describe(body: readonly BodyBlock[], file: SourceFile, text: string): FormatFacts {
  const lines = body.flatMap((block) => (block.type === 'paragraph' ? [block.text] : block.rows.flat()));
  const content = lines.join('\n');
  const rows = body.find((block) => block.type === 'table');
  return {
    text: { source: 'native', characters: content.replace(/\s/g, '').length, content },
    body,
    words: countWords(lines),
    sealVerdict: 'not-seen',
    sealReason: null,
    highlightVerdict: 'not-seen',
    entries: rows?.type === 'table' ? countEntries(rows.rows) : null,
    figures: file.format === 'yaml' ? figuresInYaml(readYaml(text)) : rows?.type === 'table' ? figuresInRows(rows.rows) : [],
    readable: content.trim() === '' ? 'no' : 'yes',
    problems: content.trim() === '' ? [{ code: 'empty', page: null, detail: null }] : [],
  };
}

function plainBody(text: string): BodyBlock[] {
  return text.replace(/^\uFEFF/, '').split('\n').map((line) => line.trim()).filter(Boolean).map((line) => ({ type: 'paragraph', text: line, heading: null }));
}

/** Headings, tables and list marks of Markdown; emphasis marks are taken off, the rest stays as written. */
function markdownBody(text: string): BodyBlock[] {
  const blocks: BodyBlock[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push({ type: 'table', rows });
    rows = [];
  };
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.trim();
    if (/^\|.*\|$/.test(line)) {
      const cells = line.slice(1, -1).split('|').map((cell) => plainInline(cell.trim()));
      if (!cells.every((cell) => /^:?-{2,}:?$/.test(cell))) rows.push(cells);
      continue;
    }
    endTable();
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) blocks.push({ type: 'paragraph', text: plainInline(heading[2] as string), heading: (heading[1] as string).length });
    else if (line !== '') blocks.push({ type: 'paragraph', text: plainInline(line.replace(/^(?:[-*+]|>)\s+/, '')), heading: null });
  }
  endTable();
  return blocks;
}

function plainInline(text: string): string {
  return text.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|`)(.+?)\1/g, '$2');
}

/** The text of a web page: no script, style or link is followed. */
function htmlBody(text: string): BodyBlock[] {
  const bare = text
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr|\/h\d)[^>]*>/gi, '\n')
    .replace(/<[^>]{0,2000}>/g, '')
    .replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  return plainBody(bare);
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false });
  return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 20 });
}
