import type { PageLink, ReadVolume } from './read-back.js';

/** Something printed that does not agree with where it leads or stands. `page`: 1-based page of the volume. */
export interface Disagreement {
  readonly code: 'label' | 'printed' | 'link-nowhere' | 'link-number' | 'exhibit-pages' | 'outline-nowhere' | 'outline-page' | 'destination';
  readonly file: string;
  readonly page: number;
  readonly found: string;
  readonly expected: string;
}

/**
 * Proves on finished volumes that every number agrees: labels run on through the volumes, the number printed on a page
 * is its label, a link that prints a page number leads to the page that carries it, an exhibit's pages are all there in
 * order, bookmarks lead to what they name and an exhibit's name to its first page. Empty: proven.
 */
export function proveNumbers(volumes: readonly { readonly file: string; readonly read: ReadVolume }[]): Disagreement[] {
  const wrong: Disagreement[] = [];
  let running = 0;
  const known = new Set<string>();
  const nextOf = new Map<string, { page: number; of: number; file: string; at: number }>();
  for (const { file, read } of volumes) {
    read.pages.forEach((page, index) => {
      const report = (code: Disagreement['code'], found: unknown, expected: unknown): void => {
        wrong.push({ code, file, page: index + 1, found: String(found), expected: String(expected) });
      };
      // Contents before the first page of a volume: not counted, and not printed with a number.
      if (isFront(read, index)) {
        if (page.printed !== null) report('printed', page.printed, 'none');
        return proveLinks(page, { file, read, volumes, report });
      }
      running += 1;
      if (page.label !== String(running)) report('label', page.label, running);
      if (page.printed !== null && page.printed !== running) report('printed', page.printed, running);
      if (page.printed === null && page.exhibits.length > 0) report('printed', 'none', running);
      for (const { number, page: n, of } of page.exhibits) {
        const before = nextOf.get(number);
        if (n !== (before?.page ?? 0) + 1 || (before && before.of !== of)) report('exhibit-pages', `${number} ${n}/${of}`, `${number} ${(before?.page ?? 0) + 1}/${before?.of ?? of}`);
        if (n === 1 && read.destinations.get(number) !== index) report('destination', `${number} → ${read.destinations.get(number) ?? 'nowhere'}`, index);
        nextOf.set(number, { page: n, of, file, at: index + 1 });
      }
      proveLinks(page, { file, read, volumes, report });
    });
    wrong.push(...proveOutline(file, read, known));
    for (const name of read.lost) wrong.push({ code: 'destination', file, page: 0, found: `${name} → nowhere`, expected: 'a page' });
  }
  for (const [number, { page, of, file, at }] of nextOf) {
    if (page !== of) wrong.push({ code: 'exhibit-pages', file, page: at, found: `${number} ${page}/${of}`, expected: `${number} ${of}/${of}` });
  }
  return wrong;
}

/** A page whose label is no number, before all that have one. */
export function isFront({ pages }: ReadVolume, index: number): boolean {
  return pages.slice(0, index + 1).every(({ label }) => !/^\d+$/.test(label));
}

/**
 * Bookmarks lead somewhere: those of exhibits to the page stamped as their first, those of headings to the page on which
 * the heading stands. What a file brought along hangs below its exhibit; what a later volume repeats leads to its beginning.
 */
function proveOutline(file: string, read: ReadVolume, known: Set<string>): Disagreement[] {
  const wrong: Disagreement[] = [];
  const firstPages = new Map(read.pages.flatMap(({ exhibits }, index) => exhibits.filter(({ page }) => page === 1).map(({ number }) => [number, index] as const)));
  const titles = new Set<string>();
  let inside = Infinity;
  for (const { title, depth, page } of read.outline) {
    if (page === null) wrong.push({ code: 'outline-nowhere', file, page: 0, found: title, expected: 'a page' });
    if (page === null || depth > inside) continue;
    const first = firstPages.get(title.split('　')[0] ?? '');
    inside = first === undefined ? Infinity : depth;
    const report = (expected: string): void => void wrong.push({ code: 'outline-page', file, page: page + 1, found: title, expected });
    if (first !== undefined && page !== first) report(`page ${first + 1}`);
    if (first === undefined && !known.has(`${depth} ${title}`) && !shows(read.pages[page]?.text ?? '', title)) report('the page of the heading');
    titles.add(`${depth} ${title}`);
  }
  for (const title of titles) known.add(title);
  return wrong;
}

/** Blanks and line breaks aside, and characters that no face has. */
function shows(text: string, title: string): boolean {
  const plain = (value: string): string => value.normalize('NFKC').replace(/[\s〓]/g, '');
  const page = plain(text);
  return page.includes([...plain(title)].filter((character) => page.includes(character)).join('')) && [...plain(title)].filter((character) => !page.includes(character)).length <= title.length / 3;
}

interface LinkContext {
  readonly file: string;
  readonly read: ReadVolume;
  readonly volumes: readonly { readonly file: string; readonly read: ReadVolume }[];
  readonly report: (code: Disagreement['code'], found: unknown, expected: unknown) => void;
}

/** The labels of the goals must stand on the page in the order of the links; in a table of contents row by row. */
function proveLinks({ pageLinks, numbers, contents }: ReadVolume['pages'][number], { read, volumes, report }: LinkContext): void {
  const inRows = contents.length > 0 && contents.length === pageLinks.length;
  let at = 0;
  for (const [row, link] of pageLinks.entries()) {
    const goal = link === null ? null : 'page' in link ? { volume: read, page: link.page } : remote(link, volumes);
    const label = goal ? goal.volume.pages[goal.page]?.label : undefined;
    if (label === undefined) {
      report('link-nowhere', 'nothing', link && 'name' in link ? link.name : 'a page');
      continue;
    }
    if (inRows) {
      if (contents[row] !== Number(label)) report('link-number', contents[row], label);
      continue;
    }
    const found = numbers.indexOf(Number(label), at);
    if (found < 0) report('link-number', numbers.slice(at, at + 5).join(' '), label);
    else at = found + 1;
  }
}

function remote(link: Exclude<PageLink, { readonly page: number } | null>, volumes: LinkContext['volumes']): { readonly volume: ReadVolume; readonly page: number } | null {
  const volume = volumes.find((each) => each.file === link.file)?.read;
  const page = 'index' in link ? link.index : volume?.destinations.get(link.name);
  return volume && page !== undefined ? { volume, page } : null;
}
