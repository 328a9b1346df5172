import { PDFHexString, PDFName, PDFNumber, PDFString } from '../../engines/pdf-lib.js';
import { A4 } from './geometry.js';
import type { Layout, OutlineEntry, Target } from './layout.js';
import type { OpenVolume } from './open-volume.js';
import { nameKey, type Bookmark } from './volume.js';
import { volumeTitle } from './volume-info.js';
import type { WrittenDossier } from './write.js';

/** Room above a heading or photograph when a reader jumps to it, points. */
const ABOVE = 12;

/** So many are in memory together. */
const FLUSHED_LINKS = 500;

/** Begins the name of a link whose text is a page number; then follow the goal and a number of its own. */
export const PRINTS_PAGE = 'page-';

/** Writes what could not be known before the last page was placed: links across volumes, bookmarks, names, faces. */
export async function closeVolume(layout: Layout, open: OpenVolume, all: readonly OpenVolume[]): Promise<WrittenDossier['volumes'][number]> {
  const { volume, fonts } = open;
  const { context } = volume;
  const first = volume.pages[0]?.printed ?? 1;
  for (const [index, { ref, rect, target, prints, tag }] of open.links.entries()) {
    const to = layout.targets[target];
    if (!to) throw new Error(`A link points to place ${target}, which the layout does not have.`);
    const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [...rect], Border: [0, 0, 0], F: 4 });
    const isLast = prints === 'last' && to.last !== to.page;
    const page = isLast ? to.last : to.page;
    const here = volume.destination(page, isLast ? null : heightOf(to));
    const there = all.find(({ volume: other }) => other.holds(page));
    if (here) link.set(PDFName.of('Dest'), here);
    else if (there) link.set(PDFName.of('A'), context.obj({ S: 'GoToR', F: fileSpec(there.file), D: isLast ? [page - (there.volume.pages[0]?.printed ?? 1) + there.volume.fronts.length, 'Fit'] : PDFHexString.of(nameKey(to.id)) }));
    // Tells a reader of the file, such as read-back.ts, that the number of the goal is printed here.
    if (prints) link.set(PDFName.of('NM'), PDFString.of(`${PRINTS_PAGE}${target}${isLast ? 'e' : ''}-${index}`));
    if (tag !== null) link.set(PDFName.of('StructParent'), PDFNumber.of(tag));
    context.assign(ref, link);
    if (index % FLUSHED_LINKS === 0) await volume.flush();
  }
  await fonts.embed();
  const written = await volume.close({
    title: volumeTitle(layout.title, all.indexOf(open), all.length),
    author: layout.author,
    date: layout.date,
    firstPrinted: first,
    bookmarks: bookmarksOf(layout, open),
    destinations: layout.targets.map((target) => ({ name: target.id, printed: target.page, y: heightOf(target) })),
    layers: open.layers,
    structure: open.tags.close(open.generated(), () => volume.spill()),
  });
  return { file: open.file, ...written };

  function fileSpec(file: string) {
    return { Type: 'Filespec', F: PDFHexString.fromText(file), UF: PDFHexString.fromText(file) };
  }
}

/** From the page's bottom; headings and photographs that share a page stand on upright A4. */
function heightOf({ top }: Target): number | null {
  return top === null ? null : Math.min(A4.height, A4.height - top + ABOVE);
}

/** The outline of the pages in this volume, under the headings that were opened in an earlier one, with the files' own below their exhibits. */
function bookmarksOf({ outline, targets }: Layout, { volume, bookmarks }: OpenVolume): Bookmark[] {
  const first = volume.pages[0]?.printed ?? 1;
  const pageOf = (entry: OutlineEntry): number => targets[entry.target]?.page ?? 0;
  const start = outline.findIndex((entry) => pageOf(entry) >= first);
  const inside = outline.filter((entry) => volume.holds(pageOf(entry)));
  const own = inside.findIndex((entry) => !entry.opensNothing);
  const above: OutlineEntry[] = [];
  let depth = inside[own]?.depth ?? 1;
  for (let i = start - 1; i >= 0 && depth > 1; i--) {
    const entry = outline[i] as OutlineEntry;
    if (entry.opensNothing || entry.depth >= depth) continue;
    above.unshift(entry);
    depth = entry.depth;
  }
  const made = inside.map((entry): Bookmark[] => {
    const target = targets[entry.target] as Target;
    const below = target.type === 'exhibit' ? (bookmarks.get(target.id) ?? []) : [];
    return [{ title: entry.title, depth: entry.depth, printed: pageOf(entry), y: heightOf(target) }, ...below.map((each) => ({ ...each, depth: entry.depth + each.depth }))];
  });
  return [
    ...made.slice(0, Math.max(0, own)).flat(),
    ...above.map(({ title, depth: at }) => ({ title, depth: at, printed: first, y: null })),
    ...made.slice(Math.max(0, own)).flat(),
  ];
}
