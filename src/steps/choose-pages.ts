import { CHECKS } from '../checks/index.js';
import { sealsOn } from '../inspect/ocr/seals-on.js';
import type { InspectedFile } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { Reading } from '../model/reading.js';
import type { Requirement, Standard } from '../model/standard.js';

/** A page that could be read; `file` is its index in the list given. */
export interface PageToRead {
  readonly file: number;
  /** 1-based. */
  readonly page: number;
  /** The page has words of its own; only whose seal it bears is not known. */
  readonly only?: 'seals';
}

/** What the choice goes by; a file outside of a workspace belongs to no requirement. */
export type ReadableFile = Pick<InspectedFile, 'path' | 'sha256' | 'facts' | 'disposition' | 'requirement'>;

export interface ChosenPages {
  readonly pages: readonly PageToRead[];
  /** Pages over the budget, by file. */
  readonly left: ReadonlyMap<number, readonly number[]>;
}

/** Of one file, the first and the last pages: letterhead and title stand on the one, signature and date on the other. */
const PER_FILE: Readonly<Record<Reading, { readonly first: number; readonly last: number }>> = { needed: { first: 14, last: 6 }, all: { first: 1_900, last: 100 }, off: { first: 0, last: 0 } };
const PER_RUN: Readonly<Record<Reading, number>> = { needed: 600, all: 20_000, off: 0 };

/** Pages without words of their own, those that a requirement depends on first, and last the seals on other pages. Pure: the budget is in pages, so that no run depends on the machine's speed. */
export function choosePages(files: readonly ReadableFile[], standard: Standard | null, reading: Reading): ChosenPages {
  const requirements = new Map((standard?.indicators ?? []).flatMap((indicator) => indicator.items).flatMap((item) => item.requirements.map((each) => [each.id, each] as const)));
  const isNeeded = (file: ReadableFile) => dependsOnWords(file, file.requirement === null ? null : (requirements.get(file.requirement) ?? null));
  const wordless = files.flatMap((file, index) => (pictured(file.facts).length > 0 && file.disposition !== 'excluded' ? [{ file, index, needed: isNeeded(file) }] : []));
  const wanted = wordless.filter(({ needed }) => needed || reading === 'all').sort((a, b) => Number(b.needed) - Number(a.needed) || a.index - b.index);
  const pages: PageToRead[] = [];
  const left = new Map<number, number[]>();
  const { first, last } = PER_FILE[reading];
  for (const { file, index } of wanted) {
    const all = pictured(file.facts);
    all.forEach((page, place) => {
      const isWithin = (place < first || place >= all.length - last) && pages.length < PER_RUN[reading];
      if (isWithin) pages.push({ file: index, page });
      else if (reading !== 'off') left.set(index, [...(left.get(index) ?? []), page]);
    });
  }
  const sealed = reading === 'off' ? [] : files.flatMap((file, index) => (file.disposition !== 'excluded' && (reading === 'all' || isNeeded(file)) ? sealedPages(file.facts).map((page): PageToRead => ({ file: index, page, only: 'seals' })) : []));
  return { pages: [...pages, ...sealed.slice(0, PER_RUN[reading] - pages.length)], left };
}

/** Formats that can be shown as pages. */
const SHOWN: readonly Facts['format'][] = ['pdf', 'ofd', 'jpeg', 'png', 'tiff', 'webp', 'gif', 'avif', 'heic', 'bmp', 'svg'];

/** Pages that are pictures; of a Word document the pictures pasted into it, but for photographs. */
function pictured(facts: Facts): number[] {
  const { format, pages, looks } = facts;
  if (!isOpen(facts)) return [];
  if (format === 'docx') return looks.flatMap(({ kind, page }) => (kind === 'photo' ? [] : [page]));
  if (!SHOWN.includes(format)) return [];
  return pages.flatMap((page, index) => (page.content === 'scan' ? [index + 1] : []));
}

function isOpen({ readable }: Facts): boolean {
  return readable === 'yes' || readable === 'repaired';
}

/** Of one file; the seal of a paper stands on its last page. */
const MOST_SEALED = 6;

/** Pages that are no pictures and bear a seal with a ring: a picture laid over typed words, as an office program exports it. */
function sealedPages(facts: Facts): number[] {
  if (facts.format !== 'pdf' || !isOpen(facts)) return [];
  return facts.pages.flatMap(({ content }, index) => (content !== 'scan' && sealsOn(facts, index + 1).some(({ ink }) => ink === 'red') ? [index + 1] : [])).slice(-MOST_SEALED);
}

const TOLD_BY_WORDS: readonly (keyof Facts)[] = ['document', 'text', 'words', 'figures'];

/** Nobody knows yet where it belongs, or a demand of its requirement is answered by words. A photograph that says when it was taken is read only where it may be one of a paper. */
function dependsOnWords({ facts }: ReadableFile, requirement: Requirement | null): boolean {
  const isOccasion = !requirement || requirement.forms.every(({ kind }) => kind === 'photo' || kind === 'screenshot');
  if (facts.document.dateFrom === 'exif' && isOccasion) return false;
  if (!requirement) return true;
  const demanded = new Set([...Object.keys(requirement.demands), ...requirement.forms.flatMap((form) => Object.keys(form.demands))]);
  return CHECKS.some(({ id, needs }) => demanded.has(id) && needs.some((need) => TOLD_BY_WORDS.includes(need)));
}
