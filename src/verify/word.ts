import { unzipSync } from 'fflate';
import type { ReadVolume } from '../render/pdf/read-back.js';
import type { ResultDossier } from '../model/result.js';
import type { Flaw } from './flaw.js';

/** The Word dossier as a reader finds it: its headings and exhibits in order, with the page number each exhibit's section begins with. */
export interface ReadWord {
  /** Texts of headings, and `number　title` of exhibits. */
  readonly outline: readonly string[];
  readonly exhibits: readonly { readonly number: string; readonly pages: number | null; readonly firstPage: number | null }[];
}

const HEADING = /^(?:Heading[1-4]|JzHeading[14]Inline|TOCHeading)$/;
const EXHIBIT_LINE = 'JzExhibitLine';
/** `A-1-01　title　　2/3`; an exhibit that is set from its text has no page of pages. */
const PAGE_OF = /　　(\d+)\/(\d+)$/;

/** Reads `word/document.xml`. Throws for a file that is no DOCX. */
export function readWord(bytes: Uint8Array): ReadWord {
  const main = unzipSync(bytes, { filter: (file) => file.name === 'word/document.xml' })['word/document.xml'];
  if (!main) throw new Error('no word/document.xml');
  const outline: string[] = [];
  const exhibits: { number: string; pages: number | null; firstPage: number | null }[] = [];
  let opened = 0;
  for (const [part] of new TextDecoder().decode(main).matchAll(/<w:p[ >][\s\S]*?<\/w:p>|<w:sectPr[ >][\s\S]*?<\/w:sectPr>/g)) {
    const style = /<w:pStyle w:val="([^"]*)"/.exec(part)?.[1] ?? '';
    const text = textOf(part);
    const page = PAGE_OF.exec(text);
    if (HEADING.test(style)) outline.push(text);
    if (style === EXHIBIT_LINE && (page?.[1] ?? '1') === '1') {
      const name = text.replace(PAGE_OF, '');
      outline.push(name);
      exhibits.push({ number: name.split('　')[0] ?? '', pages: page ? Number(page[2]) : null, firstPage: null });
    }
    const section = /<w:sectPr[ >][\s\S]*?<\/w:sectPr>/.exec(part)?.[0];
    if (section === undefined) continue;
    // A section's properties stand at its end; each exhibit has one of its own.
    const start = /<w:pgNumType[^>]*w:start="(\d+)"/.exec(section)?.[1];
    // Two photographs may share a page, and so a section.
    if (start !== undefined) for (const exhibit of exhibits.slice(opened)) exhibit.firstPage = Number(start);
    opened = exhibits.length;
  }
  return { outline, exhibits };
}

/** Word and PDF must show the same exhibits under the same numbers, on the same pages, and the same headings in the same order. */
export function compareWord(file: string, word: ReadWord, dossier: ResultDossier, volumes: readonly ReadVolume[]): Flaw[] {
  const flaws: Flaw[] = [];
  const inWord = new Map(word.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  for (const { number, firstPage, lastPage } of dossier.exhibits) {
    const found = inWord.get(number);
    const pages = lastPage - firstPage + 1;
    if (!found) flaws.push({ code: 'word/exhibit-missing', file, expected: number });
    else if (found.firstPage !== firstPage || (found.pages !== null && found.pages !== pages)) {
      flaws.push({ code: 'word/exhibit-page', file, expected: `${number} ${firstPage}（${pages}）`, found: `${found.firstPage ?? '—'}（${found.pages ?? '—'}）` });
    }
  }
  const known = new Set(dossier.exhibits.map((exhibit) => exhibit.number));
  for (const { number } of word.exhibits) if (!known.has(number)) flaws.push({ code: 'word/exhibit-unknown', file, found: number });
  const wanted = outlineOf(volumes, known);
  const at = wanted.findIndex((title, index) => plain(title) !== plain(word.outline[index] ?? ''));
  if (at >= 0 || word.outline.length > wanted.length) {
    const place = at >= 0 ? at : wanted.length;
    flaws.push({ code: 'word/order', file, found: word.outline[place] ?? '—', expected: wanted[place] ?? '—' });
  }
  return flaws;
}

/** The bookmarks of all volumes, without those a later volume repeats from an earlier one and those an exhibit's file brought along. */
function outlineOf(volumes: readonly ReadVolume[], exhibits: ReadonlySet<string>): string[] {
  const titles: string[] = [];
  const seen = new Set<string>();
  for (const { outline } of volumes) {
    let repeats = seen.size > 0;
    let inside = Infinity;
    for (const [index, { title, depth }] of outline.entries()) {
      const isSeen = seen.has(`${depth} ${title}`);
      // A later volume begins with its own contents; what it repeats comes after.
      const isOwnContents = index === 0 && repeats && !isSeen;
      repeats &&= isSeen || isOwnContents;
      if (isOwnContents) {
        titles.push(title);
        continue;
      }
      if (repeats || depth > inside) continue;
      inside = exhibits.has(title.split('　')[0] ?? '') ? depth : Infinity;
      seen.add(`${depth} ${title}`);
      titles.push(title);
    }
  }
  return titles;
}

function textOf(part: string): string {
  const words = [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] as string).join('');
  return words.replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] as string);
}

/** Blanks are set otherwise in the two, and what no face has stands as it is in Word. */
function plain(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, '');
}
