import type { BodyBlock } from '../../model/facts.js';
import { decodeText } from '../decode-text.js';
import { extensionOf } from '../extensions.js';
import { flowingFacts, paragraph, plainBody } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';

/** Plain text and Markdown: no pages of their own, so they are set from their text. */
const reader: FormatReader = {
  id: 'text',
  formats: ['txt', 'md'],
  read({ bytes, format, name }) {
    const decoded = decodeText(bytes);
    if (!decoded) throw new Unreadable('unknown-format');
    const body = format === 'md' ? markdownBody(decoded.text) : (separatedBody(decoded.text, extensionOf(name)) ?? plainBody(decoded.text));
    const pictures = format === 'md' ? [...decoded.text.matchAll(/!\[[^\]]*\]\(|<img\s/g)].length : 0;
    return { ...flowingFacts(body, decoded), ...(pictures > 0 ? { pictures } : {}) };
  },
};

export default reader;

/** Comma or tab separated values by their name, or a text all of whose lines have the same number (two or more) of tabs. */
function separatedBody(text: string, extension: string): BodyBlock[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const tabs = new Set(lines.map((line) => line.split('\t').length));
  const isTabbed = extension === 'tsv' || (lines.length > 1 && tabs.size === 1 && !tabs.has(1) && !tabs.has(2));
  if (!isTabbed && extension !== 'csv') return null;
  return [{ type: 'table', rows: lines.map((line) => (isTabbed ? line.split('\t') : commaCells(line)).map((cell) => cell.trim())) }];
}

/** RFC 4180, without line breaks inside quotes; what stands behind a closing quote is of the cell too. */
function commaCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)")?([^,]*)/g)].map(([, quoted, plain]) => `${quoted?.replaceAll('""', '"') ?? ''}${plain ?? ''}`);
}

/** Headings, tables and list marks of Markdown; emphasis marks are taken off, the rest stays as written. */
function markdownBody(text: string): BodyBlock[] {
  const blocks: BodyBlock[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    if (rows.length > 0) blocks.push({ type: 'table', rows });
    rows = [];
  };
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (/^\|.*\|$/.test(line)) {
      const cells = line.slice(1, -1).split('|').map((cell) => withoutMarks(cell.trim()));
      if (!cells.every((cell) => /^:?-{2,}:?$/.test(cell))) rows.push(cells);
      continue;
    }
    endTable();
    const [, hashes, title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
    if (hashes) blocks.push(paragraph(withoutMarks(title ?? ''), hashes.length));
    else if (line !== '') blocks.push(paragraph(withoutMarks(line.replace(/^(?:[-*+]|>)\s+/, ''))));
  }
  endTable();
  return blocks;
}

function withoutMarks(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/(\*\*|__|`)(.+?)\1/g, '$2');
}
