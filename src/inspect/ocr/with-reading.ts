import type { DocumentFacts, FactProblem, Facts, ReadLine, ReadPage } from '../../model/facts.js';
import { signatureDate } from '../dates.js';
import { documentFacts } from '../document.js';

/** A line of which the reading is less sure than this adds no words to the text: it could give a fact that is not there. */
const SURE_LINE = 0.8;
/** Dates and numbers are short and one digit decides: the least sure character counts. */
const SURE_CHARACTER = 0.7;

/**
 * The facts of a file once its pages were read from their pixels: their words join its text, and what the words tell
 * of the document counts when the reading is sure. What is not sure becomes a problem that says so, never a fact.
 */
export function withReading(facts: Facts, name: string, read: readonly ReadPage[]): Facts {
  const pages = [...read].sort((a, b) => a.page - b.page);
  const own = facts.text.content;
  const content = [own, ...pages.map(textOf)].filter(Boolean).join('\n');
  const source = own.trim() !== '' ? facts.text.source : content === '' ? 'none' : 'ocr';
  const { document, problems } = documentOf(facts, { name, content, pages });
  return {
    ...facts,
    text: { source, characters: content.replace(/\s/gu, '').length, content, read: pages },
    document,
    problems: [...facts.problems, ...problems],
  };
}

/** Pieces of a row are cells: a tab keeps them apart. */
function textOf({ lines }: ReadPage): string {
  return lines.filter(({ confidence }) => confidence >= SURE_LINE).map((line, index) => `${index === 0 ? '' : line.startsRow ? '\n' : '\t'}${line.text}`).join('');
}

type Field = keyof NonNullable<DocumentFacts['sureness']>;

function documentOf(facts: Facts, { name, content, pages }: { readonly name: string; readonly content: string; readonly pages: readonly ReadPage[] }): { document: DocumentFacts; problems: FactProblem[] } {
  const before = facts.document;
  const told = documentFacts(content, name, facts.image?.takenAt ?? null);
  const lines = pages.flatMap((page) => page.lines.map((line) => ({ ...line, page: page.page })));
  const changed = (['number', 'issuer', 'title', 'date', 'draft'] as const).filter((field) => told[field] !== null && (told[field] !== before[field] || (field === 'date' && told.dateFrom === 'text' && before.dateFrom !== 'text')));
  const sureness = Object.fromEntries(changed.map((field) => [field, sureOf(field, told[field] as string, lines)])) as Partial<Record<Field, number>>;
  const doubtful = changed.filter((field) => (sureness[field] as number) < SURE_CHARACTER);
  const kept = Object.fromEntries(doubtful.map((field) => [field, before[field]])) as Partial<DocumentFacts>;
  const isDateRead = changed.includes('date') && !doubtful.includes('date');
  return {
    document: {
      ...told, ...kept, sureness,
      dateFrom: isDateRead ? 'ocr' : doubtful.includes('date') ? before.dateFrom : told.dateFrom,
      // A screen shows many words near its top, and none of them is a title.
      ...(facts.image ? { title: before.title } : {}),
    },
    problems: doubtful.map((field) => ({ code: 'doubtful-reading', page: pages[0]?.page ?? null, detail: `${field} ${told[field]}` })),
  };
}

/** How sure the lines were that a fact came from; 1 when it did not come from them. */
function sureOf(field: Field, value: string, lines: readonly ReadLine[]): number {
  const from = lines.filter(({ text }) => (field === 'date' ? signatureDate([text])?.date === value || plain(text).includes(digits(value)) : overlap(plain(text), plain(value))));
  const sure = from.map(({ confidence, least }) => (field === 'date' || field === 'number' ? least : confidence));
  // The same words may stand in several places; a title is as sure as its least sure line.
  return sure.length === 0 ? 1 : field === 'title' ? Math.min(...sure) : Math.max(...sure);
}

function digits(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}

function overlap(line: string, value: string): boolean {
  return line.length >= 2 && (line.includes(value) || value.includes(line));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s〔〕\[\]()（）［］【】]/gu, '');
}
