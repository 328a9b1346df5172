import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFString, type PDFDocument, type PDFObject } from '../../engines/pdf-lib.js';
import { contentStream } from './content-stream.js';
import { rectangle } from './copy-pdf.js';
import { A4 } from './geometry.js';
import type { SequencePage } from './layout.js';
import type { OpenLink, OpenVolume } from './open-volume.js';
import type { OpenedPage, Placer } from './place-pages.js';

export interface GeneratedSlot extends OpenedPage {
  readonly page: Extract<SequencePage, { type: 'generated' }>;
}

/** Takes over one page of the layout, with the mark of the exhibit it belongs to. */
export function placeGenerated({ layout, layoutDocument, exhibits }: Placer, into: OpenVolume, { page, printed, ref, parent }: GeneratedSlot): void {
  const { context } = into.volume;
  const leaf = layoutDocument.getPage(page.index).node;
  const contents: PDFObject[] = [];
  let resources = into.generated().copy(leaf.getInheritableAttribute(PDFName.of('Resources')) as PDFObject);
  if (page.exhibit) {
    const exhibit = exhibits.get(page.exhibit.number);
    const drawn = into.fonts.draw({ exhibits: [page.exhibit], title: exhibit?.title ?? '', printed, draft: layout.draft }, { page: A4, stamp: 'set' });
    contents.push(context.register(contentStream(context, drawn.content)));
    resources = withFonts(into, resources, drawn.fonts);
  }
  const own = leaf.get(PDFName.of('Contents'));
  if (own) contents.push(into.generated().copy(own));
  const key = into.tags.generated({ source: layoutDocument.getPage(page.index).ref, ref, parents: integer(leaf, 'StructParents'), printed });
  const links = linksOf(layoutDocument, leaf).map(({ source, parent: from, ...found }) => {
    const link = context.nextRef();
    into.links.push({ ref: link, tag: source ? into.tags.link({ source, ref: link, parent: from }) : null, ...found });
    return link;
  });
  const dict = context.obj({ Type: 'Page', Parent: parent, MediaBox: [0, 0, A4.width, A4.height], Contents: contents, Annots: links, StructParents: key, Tabs: 'S' });
  dict.set(PDFName.of('Resources'), resources);
  context.assign(ref, dict);
}

/** Shared resources plus the stamp's faces, for one page. */
function withFonts({ volume: { context } }: OpenVolume, resources: PDFObject, fonts: ReadonlyMap<string, PDFRef>): PDFObject {
  const base = context.lookup(resources) ?? resources;
  const own = base instanceof PDFDict ? base.clone(context) : context.obj({});
  const shared = context.lookup(own.get(PDFName.of('Font')));
  const faces = shared instanceof PDFDict ? shared.clone(context) : context.obj({});
  for (const [name, ref] of fonts) faces.set(PDFName.of(`Stamp${name}`), ref);
  own.set(PDFName.of('Font'), faces);
  return own;
}

/** `jz:<place>`, with `#page` or `#end` where the link's own text is the printed number of its first or last page. */
const PLACEHOLDER = /^jz:(\d+)(?:#(page|end))?$/;

function integer(dict: PDFDict, key: string): number | null {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

function linksOf(document: PDFDocument, leaf: PDFDict): (Omit<OpenLink, 'ref' | 'tag'> & { readonly source: PDFRef | null; readonly parent: number | null })[] {
  const annotations = document.context.lookup(leaf.get(PDFName.of('Annots')));
  return (annotations instanceof PDFArray ? annotations.asArray() : []).flatMap((entry) => {
    const annotation = document.context.lookup(entry);
    const action = annotation instanceof PDFDict ? annotation.lookup(PDFName.of('A')) : undefined;
    const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined;
    const found = uri instanceof PDFString ? PLACEHOLDER.exec(uri.asString()) : null;
    const box = annotation instanceof PDFDict ? rectangle(annotation.lookup(PDFName.of('Rect'))) : null;
    return found && box && annotation instanceof PDFDict ? [{ source: entry instanceof PDFRef ? entry : null, parent: integer(annotation, 'StructParent'), rect: [box.x, box.y, box.x + box.width, box.y + box.height], target: Number(found[1]), prints: found[2] === undefined ? null : found[2] === 'end' ? 'last' : 'first' }] : [];
  });
}
