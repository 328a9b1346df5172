import { unzipSync } from 'fflate';
import type { ResultDossier } from '../model/result.js';
import type { Language } from '../model/text.js';
import { PAYLOAD } from '../render/package/bag.js';
import { visible } from '../render/report/visible.js';
import { pages as pageRange } from '../render/report/wording.js';
import { words } from '../render/report/words.js';
import type { Flaw } from './flaw.js';

/** 目录.xlsx as a reader finds it: one row for each exhibit, in their order. */
export interface CatalogueRow {
  readonly number: string;
  readonly title: string;
  readonly pages: string;
  readonly pageNumbers: string;
  readonly volume: string;
  /** What the title leads to, decoded; null when it leads nowhere. */
  readonly link: string | null;
}

const SHEET = 'xl/worksheets/sheet1.xml';
const LINKS = 'xl/worksheets/_rels/sheet1.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

/** Reads the first sheet below its header row. Throws for a file that is no workbook or has no such header. */
export function readCatalogue(bytes: Uint8Array, language: Language): CatalogueRow[] {
  const parts = unzipSync(bytes, { filter: (file) => [SHEET, LINKS, STRINGS].includes(file.name) });
  const xml = (name: string) => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  if (!parts[SHEET]) throw new Error(`no ${SHEET}`);
  const strings = [...xml(STRINGS).matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item = '']) => textOf(item));
  const rows = [...xml(SHEET).matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, row = '']) => cellsOf(row, strings));
  const t = words(language);
  const top = rows.findIndex((row) => [...row.values()].includes(t.exhibit));
  const columnOf = (header: string) => [...(rows[top] ?? [])].find(([, text]) => text === header)?.[0];
  const columns = { number: columnOf(t.exhibit), title: columnOf(t.exhibitTitle), pages: columnOf(t.pages), pageNumbers: columnOf(t.pageNumbers), volume: columnOf(t.volumeShort) };
  if (Object.values(columns).includes(undefined)) throw new Error('no header row');
  const links = linksOf(xml(SHEET), xml(LINKS));
  return rows.slice(top + 1).map((row, index) => {
    const at = (column: string | undefined) => row.get(column ?? '') ?? '';
    return { number: at(columns.number), title: at(columns.title), pages: at(columns.pages), pageNumbers: at(columns.pageNumbers), volume: at(columns.volume), link: links.get(`${columns.title}${top + 2 + index}`) ?? null };
  });
}

/** The catalogue must list every exhibit once, in the order of the dossier, with its title, pages and volume, and lead to its original. */
export function compareCatalogue(file: string, rows: readonly CatalogueRow[], dossier: ResultDossier): Flaw[] {
  const flaws: Flaw[] = [];
  const known = new Map(dossier.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const listed = new Set(rows.map((row) => row.number));
  for (const { number } of dossier.exhibits) if (!listed.has(number)) flaws.push({ code: 'catalogue/missing', file, expected: number });
  for (const { number, title, pages, pageNumbers, volume, link } of rows) {
    const exhibit = known.get(number);
    if (!exhibit) {
      flaws.push({ code: 'catalogue/unknown', file, found: number });
      continue;
    }
    const { firstPage, lastPage } = exhibit;
    const found = [title, pages, pageNumbers, volume].join(' | ');
    const expected = [visible(exhibit.title), lastPage - firstPage + 1, pageRange(firstPage, lastPage), exhibit.volume].join(' | ');
    if (found !== expected) flaws.push({ code: 'catalogue/row', file, found: `${number} ${found}`, expected });
    if (link !== `${PAYLOAD}/${exhibit.path}`) flaws.push({ code: 'catalogue/link', file, found: `${number} → ${link ?? '—'}`, expected: exhibit.path });
  }
  const order = rows.map((row) => row.number).filter((number) => known.has(number));
  const wanted = dossier.exhibits.map((exhibit) => exhibit.number).filter((number) => listed.has(number));
  const at = wanted.findIndex((number, index) => order[index] !== number);
  if (at >= 0 || order.length > wanted.length) flaws.push({ code: 'catalogue/order', file, found: order[Math.max(0, at)] ?? '—', expected: wanted[Math.max(0, at)] ?? '—' });
  return flaws;
}

/** Texts by column letters. */
function cellsOf(row: string, strings: readonly string[]): Map<string, string> {
  return new Map([...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, column = '', attributes = '', inside = '']) => {
    const value = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? '';
    return [column, attributes.includes('t="s"') ? (strings[Number(value)] ?? '') : value];
  }));
}

function linksOf(sheet: string, relations: string): Map<string, string> {
  const targets = new Map([...relations.matchAll(/<Relationship ([^>]*)>/g)].map(([, attributes = '']) => [attribute(attributes, 'Id'), attribute(attributes, 'Target')]));
  return new Map([...sheet.matchAll(/<hyperlink ([^>]*)>/g)].map(([, attributes = '']) => [attribute(attributes, 'ref'), decoded(targets.get(attribute(attributes, 'r:id')) ?? '')]));
}

function attribute(attributes: string, name: string): string {
  return unescaped(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** `_x005F_` is how a workbook writes an underscore that would begin a code. */
function textOf(item: string): string {
  return unescaped([...item.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => text).join('')).replaceAll('_x005F_', '_');
}

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp|#(\d+)|#x([0-9a-fA-F]+));/g, (whole, decimal?: string, hex?: string) =>
    decimal || hex ? String.fromCodePoint(Number.parseInt(decimal ?? (hex as string), decimal ? 10 : 16)) : (({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' })[whole] as string));
}
