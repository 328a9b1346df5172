import { Parser } from 'htmlparser2';
import type { BodyBlock } from '../model/facts.js';
import { paragraph } from './flowing-text.js';
import { Unreadable } from './format.js';
import { hiddenBySheets, isHiddenByStyle, isPlainPage } from './page-styles.js';

/** Elements within elements; each costs the parser as much as all that are open. */
const MOST_DEPTH = 2_000;

const SILENT = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'canvas', 'video', 'audio', 'object', 'iframe']);
/** What is drawn, or shown from another file. */
const DRAWN = new Set(['img', 'canvas', 'object', 'embed']);
const FRAMES = new Set(['iframe', 'frame']);
const BREAKS = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'section', 'article', 'header', 'footer', 'main', 'nav', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'tr', 'blockquote', 'pre', 'form', 'title', 'dl', 'dt', 'dd', 'caption', 'option', 'summary', 'details', 'figcaption', 'textarea']);

const CELLS = new Set(['td', 'th']);
/** Fields of a form whose value is seen. */
const FILLED_IN = /^(?:text|search|url|tel|email|number|date|datetime-local|month|week|time)$/i;

export interface WebPage {
  readonly body: readonly BodyBlock[];
  readonly pictures: number;
  /** Pages shown within it that lie elsewhere. */
  readonly frames: number;
  readonly films: number;
  /** Elements with words that the page does not show. */
  readonly unseen: number;
  /** As the tab of a browser shows it; null when the page says the same, or has none. */
  readonly title: string | null;
}

/** The words and tables of a web page. No script or link is followed; of its own style sheets what they hide. */
export function readPage(html: string): WebPage {
  const body: BodyBlock[] = [];
  let text = '';
  let rows: string[][] | null = null;
  let silent = 0;
  let tables = 0;
  let depth = 0;
  let pictures = 0;
  let [frames, films, unseen] = [0, 0, 0];
  /** How deep the outermost element lies that is not shown, and whether words were met in it. */
  let hidden: { readonly depth: number; hasWords: boolean } | null = null;
  let title: string | null = null;
  let [isTitle, isLettered, isInDrawing] = [false, false, false];
  let isInCell = false;
  const isHiddenBySheet = hiddenBySheets(html);
  const isPlain = isPlainPage(html);
  /** Lines end where an element does; a blank of the file is only a blank. */
  const lines = () => {
    const found = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
    text = '';
    return found;
  };
  const end = (heading: number | null = null) => void body.push(...lines().map((line) => paragraph(line, heading)));
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > MOST_DEPTH) throw new Unreadable('too-large', `elements nested more than ${MOST_DEPTH} deep`);
      if (hidden === null && !VOID.has(name) && (isHidden(attributes, isPlain) || isHiddenBySheet(name, attributes))) hidden = { depth, hasWords: false };
      if (DRAWN.has(name) && silent === 0) pictures++;
      if (name === 'svg') isLettered = false;
      // Words of a drawing are read; one that has any is more than an icon.
      if (name === 'text' && silent > 0) {
        if (!isLettered) pictures++;
        [isLettered, isInDrawing] = [true, true];
        if (rows === null) end();
        else text += ' ';
      }
      if (FRAMES.has(name) && silent === 0) frames++;
      if ((name === 'video' || name === 'audio') && silent === 0) films++;
      if (name === 'title' && title === null) title = '';
      isTitle = name === 'title' && title === '';
      if (SILENT.has(name)) silent++;
      if (name === 'input' && hidden === null && FILLED_IN.test(attributes['type'] ?? 'text')) text += ` ${attributes['value'] ?? ''} `;
      // The cells of a table within a table are words of the outer cell.
      if (name === 'table' && tables++ === 0) {
        end();
        rows = [];
      } else if (rows === null && BREAKS.has(name)) end();
      else if (isInCell && tables > 1 && CELLS.has(name)) text += ' ';
      else if (isInCell && BREAKS.has(name)) text += '\n';
      else if (rows !== null && tables === 1 && (name === 'tr' || CELLS.has(name))) {
        // Words of a table outside its cells, as its caption, stand above it.
        end();
        if (name === 'tr' || rows.length === 0) rows.push([]);
        isInCell = CELLS.has(name);
      }
    },
    ontext(data) {
      if (isTitle) title = `${title ?? ''}${data}`;
      if (hidden !== null) hidden.hasWords ||= silent === 0 && data.trim() !== '';
      else if (silent === 0 || isInDrawing) text += data.replace(/\s+/gu, ' ');
    },
    onclosetag(name) {
      if (hidden !== null && depth <= hidden.depth) {
        if (hidden.hasWords) unseen++;
        hidden = null;
      }
      depth--;
      isTitle = false;
      if (name === 'text' && isInDrawing) {
        isInDrawing = false;
        if (rows === null) end();
        else text += ' ';
      }
      if (SILENT.has(name)) silent = Math.max(0, silent - 1);
      if (rows !== null && CELLS.has(name) && tables === 1) {
        rows.at(-1)?.push(lines().join('\n'));
        isInCell = false;
      } else if (name === 'table' && --tables === 0 && rows !== null) {
        const filled = rows.filter((row) => row.some((cell) => cell !== ''));
        if (filled.length > 0) body.push({ type: 'table', rows: filled });
        rows = null;
        end();
      } else if (isInCell && BREAKS.has(name)) text += '\n';
      else if (rows === null && BREAKS.has(name)) end(/^h[1-6]$/.test(name) ? Number(name[1]) : null);
    },
  });
  parser.end(html);
  end();
  return { body, pictures, frames, films, unseen, title: toldTitle(title, body) };
}

const VOID = new Set(['input', 'br', 'img', 'hr', 'meta', 'link', 'col', 'wbr', 'area', 'base', 'embed', 'source', 'track', 'param']);

/** By its own attributes. */
function isHidden({ hidden, style = '' }: Readonly<Record<string, string>>, isPlain: boolean): boolean {
  return (hidden !== undefined && hidden !== 'until-found') || isHiddenByStyle(style, isPlain);
}

/** The title of the window is often also the first line of the page. */
function toldTitle(title: string | null, body: readonly BodyBlock[]): string | null {
  const plain = (title ?? '').replace(/\s+/gu, ' ').trim();
  return plain === '' || body.some((block) => block.type === 'paragraph' && block.text.includes(plain)) ? null : plain;
}
