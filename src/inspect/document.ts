import type { DocumentFacts } from '../model/facts.js';
import { conflicts } from './conflicts.js';
import { signatureDate } from './dates.js';
import { documentNumber, ownNumber } from './document-number.js';
import { documentTitle } from './document-title.js';
import { draftMark } from './draft-mark.js';
import { eventDates } from './event-dates.js';
import { issuersOf } from './issuer.js';
import { namedYears, nameDate } from './named-dates.js';
import { placeholders } from './placeholders.js';
import type { TextLine } from './text-line.js';

/** Characters in which years are looked for; a yearbook names them all. */
const LOOKED_AT = 200_000;

/** — 1 —: stands between a name and its date where a page ends. */
const PAGE_NUMBER = /^[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}$/u;

export interface DocumentSource {
  /** Path below `evidence/`, or the file's own name. */
  readonly name: string;
  /** Date of taking, from the picture's own data. */
  readonly takenAt: string | null;
  /** Headers, footers and watermarks. */
  readonly outside?: readonly string[];
}

/** 文号、发文机关、标题、成文日期 and marks of a draft, from the text where there is one, else from the file's name; and where the two disagree. */
export function documentFacts(text: readonly TextLine[], { name, takenAt, outside = [] }: DocumentSource): DocumentFacts {
  const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]{1,8}$/, '');
  const told = text.filter((line) => line.text.trim() !== '' && !PAGE_NUMBER.test(line.text.trim()));
  const lines = told.map((line) => line.text.trim());
  const isRow = (index: number) => told[index]?.table !== undefined && (lines[index] as string).includes('\t');
  const read = signatureDate(lines, isRow);
  const named = nameDate(stem);
  // A date amid the text may be anybody’s: one in the name was put there on purpose.
  const signed = read?.sureness === 'guess' && named !== null ? null : read;
  const title = documentTitle(lines.filter((_line, index) => !isRow(index)));
  const issuers = issuersOf(lines, signed);
  const [textNumber, nameNumber] = [ownNumber(lines), documentNumber(stem)];
  const dateFrom = signed ? 'text' : named ? 'name' : takenAt ? 'exif' : null;
  return {
    number: textNumber ?? nameNumber,
    numberFrom: textNumber ? 'text' : nameNumber ? 'name' : null,
    issuer: issuers.names[0] ?? null,
    issuers: issuers.names,
    issuerFrom: issuers.from,
    title,
    date: signed?.date ?? named ?? takenAt,
    dateFrom,
    dateSureness: signed?.sureness ?? (dateFrom ? 'likely' : null),
    events: eventDates(told),
    conflicts: conflicts({ title, textDate: read?.sureness === 'guess' ? null : (read?.date ?? null), nameDate: named, takenAt, textNumber, nameNumber, letterhead: issuers.letterhead, signature: issuers.signature }),
    draft: draftMark(lines, { stem, title, outside }),
    placeholders: placeholders(lines, title),
    years: [...new Set([...yearsOf(lines), ...namedYears(stem, 'name')])].sort((a, b) => a - b),
  };
}

function yearsOf(lines: readonly string[]): number[] {
  return namedYears(lines.join('\n').slice(0, LOOKED_AT), 'text');
}
