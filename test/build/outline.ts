import type { Result } from '../../src/model/result.js';
import type { ReadVolume } from '../../src/render/pdf/read-back.js';

/** What of a result must not change unseen, without what a better recogniser may change in the third decimal. */
export function resultGolden(result: Result): object {
  return {
    verdict: result.verdict,
    counts: result.counts,
    score: { provable: result.score.provable, possible: result.score.possible, judged: result.score.judged },
    requirements: result.requirements.map(({ id, outcome, optionalAbsent, files, problems, pointsAtStake }) => ({
      id, outcome, ...(optionalAbsent ? { optionalAbsent } : {}), files, pointsAtStake, problems: problems.map(({ code, effect, file, page, found, expected }) => ({ code, effect, file, page, found, expected })),
    })),
    files: result.files.map(({ path, format, pages, requirement, assignedBy, unit, disposition, reasonCode, suggestions, exhibit, facts }) => ({
      path, format, pages, requirement, assignedBy, unit, disposition, reasonCode, ...(suggestions.length > 0 ? { suggestions } : {}), exhibit,
      seals: facts.seals.length, sealVerdict: facts.sealVerdict, highlightVerdict: facts.highlightVerdict, words: facts.words?.lower ?? null, document: facts.document, entries: facts.entries, figures: facts.figures.length,
    })),
    problems: result.problems.map(({ code, file }) => ({ code, file })),
    exhibits: result.dossier?.exhibits.map(({ number, title, firstPage, lastPage, method }) => `${number} ${firstPage}–${lastPage} ${method} ${title}`),
    missingGlyphs: result.dossier?.missingGlyphs,
  };
}

/** A volume as text: bookmarks with their pages, then a line a page: label, stamp, first words. */
export function volumeGolden(volume: ReadVolume): string {
  const bookmarks = volume.outline.map(({ title, depth, page }) => `${'  '.repeat(depth)}${title} → ${page === null ? '?' : page + 1}`);
  const pages = volume.pages.map(({ label, exhibits, text }) => `${label}\t${exhibits.map(({ number, page, of }) => `${number} ${page}/${of}`).join(' + ')}\t${text.replace(/\s+/g, ' ').trim().slice(0, 60)}`);
  return ['# bookmarks', ...bookmarks, '', '# pages', ...pages, ''].join('\n');
}
