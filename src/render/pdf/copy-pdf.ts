import {
  decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNumber, PDFObjectCopier, PDFRawStream, PDFRef, PDFStream,
  type PDFContext, type PDFDocument, type PDFObject, type PDFPageLeaf,
} from '../../engines/pdf-lib.js';
import { copyAnnotations, copyLinks } from './copy-annotations.js';
import { NeedsRendering, type EvidenceCopy, type EvidencePage, type EvidenceSource, type Layer } from './evidence.js';
import { loadDocument } from './load-document.js';
import { sourceBookmarks } from './source-bookmarks.js';
import { between, cm, multiply, num, place, type Box, type Placement, type SourcePage } from './geometry.js';

/**
 * Opens a PDF for copying; owner-locked ones open with the empty password. Throws when pdf-lib cannot read it.
 * Only what a page shows is copied: its content as a form, its visible annotations painted in, its links.
 * Scripts, launch actions, forms and embedded files stay behind because nothing that is copied leads to them.
 */
export async function openPdfSource(bytes: Uint8Array, placing: (page: SourcePage, index: number) => Placement = (page) => place(page)): Promise<EvidenceSource> {
  const document = await loadDocument(bytes);
  const leaves = document.getPages().map((page) => ({ leaf: page.node, ref: page.ref }));
  const placements = leaves.map(({ leaf }, index) => placing(geometryOf(leaf), index));
  const indexOf = new Map<PDFObject, number>(leaves.map(({ ref }, i) => [ref, i]));
  return {
    pages: leaves.length,
    into(context, pageRefs): EvidenceCopy {
      const copier = PDFObjectCopier.for(document.context, context);
      const traversed = (copier as unknown as { traversedObjects: Map<PDFObject, PDFObject> }).traversedObjects;
      // A page that something points to is never copied along: it is either in the dossier already or left out.
      leaves.forEach(({ ref }, i) => traversed.set(ref, pageRefs.get(i) ?? PDFRef.of(0, 65535)));
      const pageAt = (index: number): { readonly source: PageCopy; readonly placement: Placement } => {
        const leaf = leaves[index]?.leaf;
        const placement = placements[index];
        if (!leaf || !placement) throw new Error(`The file has no page ${index + 1}.`);
        return { source: { document, leaf, copier, context, placements, pageRefs, indexOf }, placement };
      };
      return {
        page: async (index) => {
          const { source, placement } = pageAt(index);
          return copyPage(source, placement);
        },
        links: async (index, area) => {
          const { source, placement } = pageAt(index);
          return copyLinks(source, multiply(placement.matrix, between(placement.area, area)));
        },
        bookmarks: () => sourceBookmarks({ document, placements, indexOf }),
        layers: () => copiedLayers(document, traversed),
      };
    },
    close: () => {},
  };
}

/** What is needed to copy one page. */
export interface PageCopy {
  readonly document: PDFDocument;
  readonly leaf: PDFPageLeaf;
  readonly copier: PDFObjectCopier;
  readonly context: PDFContext;
  readonly placements: readonly Placement[];
  readonly pageRefs: ReadonlyMap<number, PDFRef>;
  /** 0-based page of a page object. */
  readonly indexOf: ReadonlyMap<PDFObject, number>;
}

function copyPage(copy: PageCopy, placement: Placement): EvidencePage {
  const { leaf, copier, context } = copy;
  const { box } = geometryOf(leaf);
  // First, because it may refuse: then nothing of the page has been copied in vain.
  const { painted, xObjects, links } = copyAnnotations(copy, placement.matrix);
  const form = context.register(pageForm(copy, box));
  const clip = `${num(box.x)} ${num(box.y)} ${num(box.width)} ${num(box.height)} re W n`;
  const group = leaf.get(PDFName.of('Group'));
  return {
    placement,
    content: ['q', cm(placement.matrix), clip, '/P Do', ...painted, 'Q'].join('\n'),
    xObjects: new Map([['P', form], ...xObjects]),
    annotations: links,
    group: group ? copier.copy(group) : null,
    method: 'copied',
  };
}

/** The page's content as a form: isolated, so that nothing it leaves open reaches the stamp; its stream as it was. */
function pageForm({ leaf, copier, document, context }: PageCopy, box: Box): PDFRawStream {
  const streams = contentStreams(leaf, document.context);
  const resources = leaf.getInheritableAttribute(PDFName.of('Resources'));
  const dict = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [box.x, box.y, box.x + box.width, box.y + box.height] });
  dict.set(PDFName.of('Resources'), resources ? copier.copy(resources) : context.obj({}));
  const [only] = streams;
  if (only && streams.length === 1) {
    if (only.dict.has(PDFName.of('F'))) throw new NeedsRendering('the page’s content lies outside the file');
    for (const key of ['Filter', 'DecodeParms']) {
      const value = only.dict.get(PDFName.of(key));
      if (value) dict.set(PDFName.of(key), copier.copy(value));
    }
    return PDFRawStream.of(dict, only.contents);
  }
  const form = context.flateStream(joinStreams(streams));
  for (const [key, value] of dict.entries()) form.dict.set(key, value);
  return form;
}

function contentStreams(leaf: PDFPageLeaf, context: PDFContext): PDFRawStream[] {
  const contents = context.lookup(leaf.get(PDFName.of('Contents')));
  const parts = contents instanceof PDFArray ? contents.asArray().map((part) => context.lookup(part)) : contents ? [contents] : [];
  return parts.filter((part): part is PDFStream => part instanceof PDFStream).map((part) => {
    if (part instanceof PDFRawStream) return part;
    throw new NeedsRendering('the page’s content cannot be read');
  });
}

/** Parts of one content: a token never runs over their border (ISO 32000-1, 7.8.2). */
function joinStreams(streams: readonly PDFRawStream[]): Uint8Array {
  const parts = streams.map((stream) => {
    try {
      return decodePDFRawStream(stream).decode();
    } catch (cause) {
      throw new NeedsRendering('the page’s content cannot be unpacked', { cause });
    }
  });
  return new Uint8Array(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
}

const LETTER: Box = { x: 0, y: 0, width: 612, height: 792 };
const SMALLEST_SIDE = 1;

/** The visible part: crop box within media box (ISO 32000-1, 14.11.2), turned by /Rotate, in units of /UserUnit. */
export function geometryOf(leaf: PDFPageLeaf): SourcePage {
  const media = boxOf(leaf, 'MediaBox') ?? LETTER;
  const crop = boxOf(leaf, 'CropBox') ?? media;
  const x = Math.max(media.x, crop.x);
  const y = Math.max(media.y, crop.y);
  const width = Math.min(media.x + media.width, crop.x + crop.width) - x;
  const height = Math.min(media.y + media.height, crop.y + crop.height) - y;
  const box = width >= SMALLEST_SIDE && height >= SMALLEST_SIDE ? { x, y, width, height } : media;
  const turn = numberOf(leaf.getInheritableAttribute(PDFName.of('Rotate')), leaf) ?? 0;
  const unit = numberOf(leaf.get(PDFName.of('UserUnit')), leaf) ?? 1;
  return { box, rotate: (((Math.round(turn / 90) * 90) % 360) + 360) % 360, userUnit: unit > 0 ? unit : 1 };
}

function boxOf(leaf: PDFPageLeaf, key: string): Box | null {
  return rectangle(leaf.context.lookup(leaf.getInheritableAttribute(PDFName.of(key))));
}

/** A rectangle with its corners in any order; null when it is none. */
export function rectangle(value: PDFObject | undefined): Box | null {
  if (!(value instanceof PDFArray) || value.size() < 4) return null;
  const corners = [0, 1, 2, 3].map((i) => { const entry = value.lookup(i); return entry instanceof PDFNumber ? entry.asNumber() : NaN; });
  const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] = corners;
  if (!corners.every(Number.isFinite)) return null;
  const box = { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
  return box.width > 0 && box.height > 0 ? box : null;
}

function numberOf(value: PDFObject | undefined, leaf: PDFPageLeaf): number | null {
  const found = leaf.context.lookup(value);
  return found instanceof PDFNumber && Number.isFinite(found.asNumber()) ? found.asNumber() : null;
}

/** Optional content that came along, with its state when the file is opened (ISO 32000-1, 8.11.4). */
function copiedLayers(document: PDFDocument, traversed: ReadonlyMap<PDFObject, PDFObject>): Layer[] {
  const properties = document.catalog.lookup(PDFName.of('OCProperties'));
  if (!(properties instanceof PDFDict)) return [];
  const all = properties.lookup(PDFName.of('OCGs'));
  const state = properties.lookup(PDFName.of('D'));
  if (!(all instanceof PDFArray)) return [];
  const listed = (key: string): Set<PDFObject> => {
    const list = state instanceof PDFDict ? state.lookup(PDFName.of(key)) : undefined;
    return new Set(list instanceof PDFArray ? list.asArray() : []);
  };
  const off = listed('OFF');
  const on = listed('ON');
  const offByDefault = state instanceof PDFDict && state.lookup(PDFName.of('BaseState')) === PDFName.of('OFF');
  return all.asArray().flatMap((ref): Layer[] => {
    const copied = traversed.get(ref);
    return copied instanceof PDFRef ? [{ ref: copied, hidden: off.has(ref) || (offByDefault && !on.has(ref)) }] : [];
  });
}
