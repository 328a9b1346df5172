import { Parser } from 'htmlparser2';
import type { BodyBlock } from '../../model/facts.js';
import { decodeText } from '../decode-text.js';
import { flowingFacts, paragraph } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';

/** Saved web pages: the words and tables in them. No script, style or link is followed; pictures beside the page are not seen. */
const reader: FormatReader = {
  id: 'html',
  formats: ['html'],
  read({ bytes }) {
    const decoded = decodeText(bytes);
    if (!decoded) throw new Unreadable('unknown-format');
    const { body, hasPictures } = readPage(decoded.text);
    const facts = flowingFacts(body, decoded);
    return hasPictures ? { ...facts, sealVerdict: 'cannot-tell', sealReason: 'not-inspected', highlightVerdict: 'cannot-tell' } : facts;
  },
};

export default reader;

/** Elements within elements; each costs the parser as much as all that are open. */
const MOST_DEPTH = 2_000;

const SILENT = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg']);
const BREAKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'section', 'article', 'header', 'footer', 'main', 'nav', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'tr', 'blockquote', 'pre', 'form', 'title']);

function readPage(html: string): { readonly body: BodyBlock[]; readonly hasPictures: boolean } {
  const body: BodyBlock[] = [];
  let text = '';
  let rows: string[][] | null = null;
  let silent = 0;
  let tables = 0;
  let depth = 0;
  let hasPictures = false;
  const end = (heading: number | null = null) => {
    const line = text.replace(/\s+/gu, ' ').trim();
    if (line !== '') body.push(paragraph(line, heading));
    text = '';
  };
  const parser = new Parser({
    onopentag(name) {
      if (++depth > MOST_DEPTH) throw new Unreadable('too-large', `elements nested more than ${MOST_DEPTH} deep`);
      if (name === 'img') hasPictures = true;
      if (SILENT.has(name)) silent++;
      // The cells of a table within a table are words of the outer cell.
      if (name === 'table' && tables++ === 0) {
        end();
        rows = [];
      } else if (rows === null && BREAKS.has(name)) end();
      else if (rows !== null && name === 'tr' && tables === 1) rows.push([]);
      else if (rows !== null && (name === 'td' || name === 'th') && tables === 1) text = '';
    },
    ontext(data) {
      if (silent === 0) text += data;
    },
    onclosetag(name) {
      depth--;
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (rows !== null && (name === 'td' || name === 'th') && tables === 1) {
        rows.at(-1)?.push(text.replace(/\s+/gu, ' ').trim());
        text = '';
      } else if (name === 'table' && --tables === 0 && rows !== null) {
        const filled = rows.filter((row) => row.some((cell) => cell !== ''));
        if (filled.length > 0) body.push({ type: 'table', rows: filled });
        rows = null;
        text = '';
      } else if (rows === null && BREAKS.has(name)) end(/^h[1-6]$/.test(name) ? Number(name[1]) : null);
    },
  });
  parser.end(html);
  end();
  return { body, hasPictures };
}
