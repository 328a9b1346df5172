import type { DocumentFacts, FactProblem, Facts, ReadLine, ReadPage } from '../../../model/facts.js';
import { isSurelyRead, SURE_LINE } from '../../../model/reading.js';
import { certificateTitle } from './certificate-title.js';
import { asItLies } from './as-it-lies.js';
import { withFormDates } from './form-date.js';
import { titleOnPage } from './title-on-page.js';
import { withMarkedWords } from './marked-words.js';
import { rowsOfPage } from './page-rows.js';
import { framedSeals } from './framed-seals.js';
import { runningNumbers } from './running-numbers.js';
import { screenFacts } from './screen-facts.js';
import { namesBelowSeals, namesUnderSeals, sealedNames, sealsOfPage, spelledBySeals, surelySealed } from './sealed-names.js';
import { hasRing } from '../seals-on.js';
import { withStackedNames } from './stacked-names.js';
import { ofSeveral } from './several-certificates.js';
import { sureOnly } from './sure-only.js';
import { watermarksIn } from './watermarks.js';
import { againstOwn } from '../../../model/own-words.js';
import { privateNumbers, withoutPrivateNumbers } from '../../private-numbers.js';
import { linesOfBody, linesOfText } from '../../text-line.js';
import { factsOfWords } from '../../word-facts.js';

/** Characters; a number or a few marks say nothing of what else a page brings along. */
const LEAST_COMPARED = 20;

/**
 * The facts of a file once its pages were read from their pixels: their words join its text, and what the words tell
 * of the document counts when the reading is sure. What is not sure becomes a problem that says so, never a fact.
 */
export function withReading(facts: Facts, name: string, read: readonly ReadPage[]): Facts {
  const pages = [...read].sort((a, b) => a.page - b.page);
  const own = facts.body.length > 0 ? linesOfBody(facts.body) : linesOfText(facts.text.content);
  const inPages = facts.pages.length > 0;
  const linesWhere = (wanted: (line: ReadLine) => boolean) => pages.flatMap((page) => rowsOfPage(page, inPages, wanted));
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
    pages: asItLies(facts.pages, pages),
    ...framedSeals({ ...facts, seals: namedSeals(facts, pages) }, pages),
    highlights: withMarkedWords(facts.highlights, pages, SURE_LINE),
    ...(facts.image && !facts.image.camera && pages[0] ? { screen: screenFacts(pages[0]) } : {}),
    ...watermarked(facts, pages[0]),
    ...numberedRows(facts, pages),
    document,
    // An identity number proves itself by its check digit, and what is found is for a person in any case.
    privateNumbers: [...words.privateNumbers, ...privateNumbers(doubted)],
    text: { source: facts.text.content.trim() !== '' ? facts.text.source : content === '' ? 'none' : 'ocr', characters: content.replace(/\s/gu, '').length, content, read: pages },
    problems: [...facts.problems.filter(({ code }) => code !== 'no-text' || sure.length === 0), ...problems, ...wordsOfOthers(pages)],
  };

  /** What lines say on whose numbers two readings differ is looked at as well, and doubted; and a mark of a draft that was hardly read. */
  function doubtsNamed(): { document: DocumentFacts; problems: FactProblem[] } {
    const seals = pages.map((page) => sealedNames(facts, page));
    const signed = pages.map((page, index) => ({ ...page, lines: withFormDates(withStackedNames(spelledBySeals(page.lines, seals[index] ?? []), surelySealed(seals[index] ?? []), (page.seals ?? []).map(({ text }) => text))) }));
    const told = factsOfWords([...own, ...signed.flatMap((page) => rowsOfPage(page, inPages, ({ confidence }) => confidence >= SURE_LINE))], facts, source).document;
    // A certificate may have a number, a paper with a letterhead is none.
    const isPaper = told.numberFrom === 'text' && (told.issuerFrom === 'letterhead' || /关于|的通知$/u.test(told.title ?? ''));
    const certificate = pages[0]?.page === 1 && !isPaper ? certificateTitle(pages[0]) : null;
    const underSeals = signed.map((page, index) => namesUnderSeals(page.lines, seals[index] ?? []));
    const belowSeals = certificate !== null && signed[0] ? [namesBelowSeals(signed[0].lines, sealsOfPage(facts, signed[0]))] : [];
    const named = told.issuer === null ? withIssuer(told, [...underSeals, ...belowSeals]) : told;
    const common = certificate === null ? named : ofSeveral(named, pages, facts.document);
    const found = sureOnly(facts, { ...common, title: certificate ?? titleOnPage(named.title, signed[0]?.lines ?? []), years: words.document.years }, { pages: signed, isCertificate: certificate !== null });
    const mark = found.document.draft === null && doubted.length > 0 ? factsOfWords([...own, ...sure, ...doubted], facts, source).document.draft : null;
    return mark === null || found.problems.some(({ detail }) => detail?.startsWith('draft')) ? found : { ...found, problems: [...found.problems, { code: 'doubtful-reading', page: null, detail: `draft ${mark}` }] };
  }
}

function withIssuer(told: DocumentFacts, found: readonly (readonly string[])[]): DocumentFacts {
  const issuers = found.find((names) => names.length > 0) ?? [];
  return issuers[0] ? { ...told, issuer: issuers[0], issuers, issuerFrom: 'signature' } : told;
}

/** Words over a scan that are not those it shows: a search finds them there. */
function wordsOfOthers(pages: readonly ReadPage[]): FactProblem[] {
  const isLong = ({ lines, own }: ReadPage) => Math.min(lines.reduce((sum, { text }) => sum + text.length, 0), own?.length ?? 0) >= LEAST_COMPARED;
  return pages.filter((page) => isLong(page) && againstOwn(page).agrees === false).map(({ page }) => ({ code: 'unseen-words', page, detail: null }));
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
export function namedSeals(facts: Facts, read: readonly ReadPage[]): Facts['seals'] {
  const left = new Map(read.map(({ page, seals = [] }) => [page, [...seals]]));
  return facts.seals.map((seal) => {
    const name = hasRing(seal) ? left.get(seal.page)?.shift() : undefined;
    return name ? { ...seal, name } : seal;
  });
}
