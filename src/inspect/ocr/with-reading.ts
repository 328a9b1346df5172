import type { DocumentFacts, FactProblem, Facts, ReadLine, ReadPage } from '../../model/facts.js';
import { isSurelyRead, SURE_HAN, SURE_LINE } from '../../model/reading.js';
import { signatureDate } from '../dates.js';
import { endsTitle } from '../document-title.js';
import { isNumeralDate } from '../days.js';
import { certificateTitle } from './certificate-title.js';
import { withFormDates } from './form-date.js';
import { centredTitle, titleBelowHead } from './head-of-title.js';
import { withMarkedWords } from './marked-words.js';
import { runningNumbers } from './running-numbers.js';
import { screenFacts } from './screen-facts.js';
import { nameUnderSeal, sealedNames, spelledBySeals } from './sealed-names.js';
import { hasRing } from './seals-on.js';
import { withStackedNames } from './stacked-names.js';
import { watermarksIn } from './watermarks.js';
import { privateNumbers, withoutPrivateNumbers } from '../private-numbers.js';
import { linesOfBody, linesOfText, type TextLine } from '../text-line.js';
import { factsOfWords } from '../word-facts.js';

/** Dates and numbers are short and one digit decides: the least sure character counts. */
const SURE_CHARACTER = 0.7;
/**
 * 区市场监督管理局, 重市教育委员会, 安大学: what stood before, or within, was lost under a seal; and 人力资源和社会保障局 is always
 * that of a place.
 */
const BEHEADED = /^(?:[省市县区]|\p{Script=Han}[省市]|.大学$|(?:人力资源|市场监督|发展和改革|住房和城乡|经济和信息化|生态环境|自然资源|交通运输|卫生健康|农业农村)\p{Script=Han}*(?:局|厅|委员会)$)/u;

/**
 * The facts of a file once its pages were read from their pixels: their words join its text, and what the words tell
 * of the document counts when the reading is sure. What is not sure becomes a problem that says so, never a fact.
 */
export function withReading(facts: Facts, name: string, read: readonly ReadPage[]): Facts {
  const pages = [...read].sort((a, b) => a.page - b.page);
  const own = facts.body.length > 0 ? linesOfBody(facts.body) : linesOfText(facts.text.content);
  const inPages = facts.pages.length > 0;
  const linesWhere = (wanted: (line: ReadLine) => boolean) => pages.flatMap((page) => rowsOf(page, inPages, wanted));
  const [sure, doubted] = [linesWhere(isSurelyRead), linesWhere((line) => !isSurelyRead(line))];
  const source = { name, takenAt: facts.image?.takenAt ?? null };
  const words = factsOfWords([...own, ...sure], facts, source);
  const content = [facts.text.content, ...sure.map(({ text }) => text)].filter((text) => text !== '').join('\n');
  // Pictures pasted between paragraphs illustrate them: their dates and titles are not those of the document.
  const isPasted = !inPages && facts.text.content.trim() !== '';
  const { document, problems } = isPasted ? { document: facts.document, problems: [] } : doubtsNamed();
  return {
    ...facts,
    ...words,
    pages: lying(facts.pages, pages),
    seals: namedSeals(facts, pages),
    highlights: withMarkedWords(facts.highlights, pages, SURE_LINE),
    ...(facts.image && !facts.image.camera && pages[0] ? { screen: screenFacts(pages[0]) } : {}),
    ...watermarked(facts, pages[0]),
    ...numberedRows(facts, pages),
    document,
    // An identity number proves itself by its check digit, and what is found is for a person in any case.
    privateNumbers: [...words.privateNumbers, ...privateNumbers(doubted)],
    text: { source: facts.text.content.trim() !== '' ? facts.text.source : content === '' ? 'none' : 'ocr', characters: content.replace(/\s/gu, '').length, content, read: pages },
    problems: [...facts.problems.filter(({ code }) => code !== 'no-text' || sure.length === 0), ...problems],
  };

  /** What lines say on whose numbers two readings differ is looked at as well, and doubted; and a mark of a draft that was hardly read. */
  function doubtsNamed(): { document: DocumentFacts; problems: FactProblem[] } {
    const seals = pages.map((page) => sealedNames(facts, page));
    const signed = pages.map((page, index) => ({ ...page, lines: withFormDates(withStackedNames(spelledBySeals(page.lines, seals[index] ?? []))) }));
    const told = factsOfWords([...own, ...signed.flatMap((page) => rowsOf(page, inPages, ({ confidence }) => confidence >= SURE_LINE))], facts, source).document;
    const named = told.issuer === null ? withIssuer(told, signed.map(({ lines }, index) => nameUnderSeal(lines, seals[index] ?? []))) : told;
    // A certificate may have a number, a paper with a letterhead is none.
    const isPaper = named.numberFrom === 'text' && (named.issuerFrom === 'letterhead' || /关于|的通知$/u.test(named.title ?? ''));
    const certificate = pages[0]?.page === 1 && !isPaper ? certificateTitle(pages[0]) : null;
    const found = sureOnly(facts, { ...named, title: certificate ?? centredTitle(titleBelowHead(named.title, signed[0]?.lines ?? []), signed[0]?.lines ?? []), years: words.document.years }, { pages: signed, isCertificate: certificate !== null });
    const mark = found.document.draft === null && doubted.length > 0 ? factsOfWords([...own, ...sure, ...doubted], facts, source).document.draft : null;
    return mark === null || found.problems.some(({ detail }) => detail?.startsWith('draft')) ? found : { ...found, problems: [...found.problems, { code: 'doubtful-reading', page: null, detail: `draft ${mark}` }] };
  }
}

function withIssuer(told: DocumentFacts, found: readonly (string | null)[]): DocumentFacts {
  const issuer = found.find((name) => name !== null);
  return issuer ? { ...told, issuer, issuers: [issuer], issuerFrom: 'signature' } : told;
}

function numberedRows({ entries }: Facts, pages: readonly ReadPage[]): Pick<Facts, 'numbered'> {
  const numbered = entries === null ? runningNumbers(pages) : null;
  return numbered ? { numbered } : {};
}

function watermarked({ image, looks }: Facts, read: ReadPage | undefined): Pick<Facts, 'watermarks'> {
  const isPhoto = image !== null && looks[0]?.kind === 'photo';
  const watermarks = isPhoto && read ? watermarksIn(read).map(withoutPrivateNumbers) : [];
  return watermarks.length > 0 ? { watermarks } : {};
}

/** The reader was given the seals of a page in their order, without those that have no ring to read. */
function namedSeals(facts: Facts, read: readonly ReadPage[]): Facts['seals'] {
  const left = new Map(read.map(({ page, seals = [] }) => [page, [...seals]]));
  return facts.seals.map((seal) => {
    const name = hasRing(seal) ? left.get(seal.page)?.shift() : undefined;
    return name ? { ...seal, name } : seal;
  });
}

/** So many lines must have been read, and so surely, before a page is said to lie wrong. */
const LEAST_LINES = 3;
/** Degrees: less nobody sees, more is a page photographed on purpose as it lies. */
const LEAST_SKEW = 0.7;
const MOST_SKEW = 12;

function lying(pages: Facts['pages'], read: readonly ReadPage[]): Facts['pages'] {
  return pages.map((page, index) => {
    const found = read.find((each) => each.page === index + 1);
    if (!found || found.lines.filter(({ confidence }) => confidence >= SURE_LINE).length < LEAST_LINES) return page;
    const isAskew = Math.abs(found.skew) >= LEAST_SKEW && Math.abs(found.skew) <= MOST_SKEW;
    return { ...page, ...(found.turn === 0 ? {} : { turn: found.turn }), ...(isAskew ? { skew: found.skew } : {}) };
  });
}

/** The pieces of a row are cells: a tab keeps them apart. */
function rowsOf({ page: place, lines }: ReadPage, inPages: boolean, wanted: (line: ReadLine) => boolean): TextLine[] {
  const page = inPages ? place : null;
  const rows: { text: string; confidence: number }[] = [];
  for (const { text, confidence, startsRow } of lines.filter(wanted)) {
    const row = rows.at(-1);
    if (startsRow || !row) rows.push({ text, confidence });
    else rows[rows.length - 1] = { text: `${row.text}\t${text}`, confidence: Math.min(row.confidence, confidence) };
  }
  return rows.map((row) => ({ ...row, page }));
}

/** No banner and no sign is called so. */
const NOTICE = /^关于.{4,}的(?:通知|公示|决定|通报|批复|意见|函|请示|报告|公告|通告)$/u;

const FIELDS = ['number', 'issuer', 'title', 'date', 'draft'] as const;
type Field = (typeof FIELDS)[number];

/** What the words tell, less what was read without being sure: there stands what was known before. */
function sureOnly(facts: Facts, told: DocumentFacts, { pages, isCertificate }: { readonly pages: readonly ReadPage[]; readonly isCertificate: boolean }): { document: DocumentFacts; problems: FactProblem[] } {
  const { document: before, image, looks } = facts;
  const lines = pages.flatMap((page) => page.lines);
  // A clock in the corner, an old notice in the margin: on a screen the day in the file's name comes first.
  // When a paper was photographed says nothing of its date; but of the words on a wall, unlike those of a certificate, only a signature says more.
  const isDayNamed = image !== null && before.date?.length === 10 && (before.dateFrom === 'name' || (told.dateSureness !== 'sure' && !isCertificate));
  const isRead = (field: Field) => told[field] !== null && (told[field] !== before[field] || (field === 'date' && told.dateFrom !== before.dateFrom)) && !(field === 'date' && isDayNamed);
  const rings = pages.flatMap(({ seals = [] }) => seals);
  const read = FIELDS.filter(isRead).map((field) => [field, sureOf(field, told[field] as string, lines, rings)] as const);
  const doubtful = read.flatMap(([field, sure]) => (sure < leastSure(field, told[field] as string, lines) ? [field] : []));
  const isBeheaded = isRead('issuer') && BEHEADED.test(told.issuer as string);
  const isDoubted = (field: Field) => doubtful.includes(field) || (field === 'issuer' && isBeheaded);
  // Any short row of a screen may end like a body’s name: only of a paper it is missed.
  const isOfScreen = image !== null && !isCertificate && (looks[0]?.kind === 'screenshot' || looks[0]?.kind === 'photo');
  const missed = doubtful.filter((field) => field !== 'issuer' || !(isOfScreen || isBeheaded));
  // A screen or a photograph shows many words near its top, and none of them is a title; a sheet of paper has one, a certificate, and what is signed and dated.
  const isPaper = looks[0]?.kind === 'scan' || told.numberFrom === 'text' || isCertificate || (looks[0]?.kind !== 'screenshot' && NOTICE.test(told.title ?? ''))
    || (told.issuerFrom === 'signature' && told.dateSureness === 'sure' && endsTitle(told.title ?? ''));
  const document: DocumentFacts = {
    ...told,
    ...(isDoubted('number') ? { number: before.number, numberFrom: before.numberFrom } : {}),
    ...(isDoubted('draft') ? { draft: before.draft } : {}),
    ...(isDoubted('issuer') ? { issuer: before.issuer, issuers: before.issuers, issuerFrom: before.issuerFrom } : {}),
    ...(isDoubted('title') || (image && !isPaper) ? { title: before.title } : {}),
    ...dateOf(before, told, isDayNamed || (isDoubted('date') && before.date !== null) ? 'before' : isDoubted('date') ? 'guess' : 'told'),
    conflicts: told.conflicts.filter(({ what }) => !(what === 'date' && (isDayNamed || isDoubted('date'))) && !(what === 'number' && isDoubted('number')) && !(what === 'issuer' && isDoubted('issuer'))),
    readConfidence: Object.fromEntries(read),
  };
  return { document, problems: missed.map((field) => ({ code: 'doubtful-reading', page: facts.pages.length > 0 ? (pages[0]?.page ?? null) : null, detail: `${field} ${told[field]}` })) };
}

function dateOf(before: DocumentFacts, told: DocumentFacts, which: 'before' | 'guess' | 'told'): Pick<DocumentFacts, 'date' | 'dateFrom' | 'dateSureness'> {
  if (which === 'before') return { date: before.date, dateFrom: before.dateFrom, dateSureness: before.dateSureness };
  const dateFrom = told.dateFrom === 'text' && before.dateFrom !== 'text' ? 'ocr' : told.dateFrom;
  return { date: told.date, dateFrom, dateSureness: which === 'guess' ? 'guess' : told.dateSureness };
}

/** How sure the lines were that a fact came from; 1 when it did not come from them. */
function sureOf(field: Field, value: string, lines: readonly ReadLine[], rings: NonNullable<ReadPage['seals']>): number {
  const from = lines.filter(({ text }) => (field === 'date' ? signatureDate([text])?.date === value || plain(text).includes(spelled(value)) : overlap(plain(text), plain(value))));
  // The same name along the seal is a second witness.
  const witnesses = field === 'issuer' ? rings.filter(({ text }) => plain(text) === plain(value)).map(({ confidence }) => confidence) : [];
  const sure = [...from.map(({ confidence, least }) => (field === 'title' ? confidence : least)), ...witnesses];
  // The same words may stand in several places; a title is as sure as its least sure line.
  return sure.length === 0 ? 1 : field === 'title' ? Math.min(...sure) : Math.max(...sure);
}

function leastSure(field: Field, value: string, lines: readonly ReadLine[]): number {
  const isInNumerals = field === 'date' && lines.some(({ text }) => isNumeralDate(text) && signatureDate([text])?.date === value);
  return field === 'issuer' || isInNumerals ? SURE_HAN : SURE_CHARACTER;
}

function spelled(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`;
}

function overlap(line: string, value: string): boolean {
  return line.length >= 2 && value.length >= 2 && (line.includes(value) || value.includes(line));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s〔〕\[\]()（）［］【】]/gu, '');
}
