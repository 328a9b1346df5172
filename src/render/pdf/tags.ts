import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRef, PDFString, type PDFContext, type PDFDocument, type PDFObject, type PDFObjectCopier } from 'pdf-lib';
import { withContents, type Copied } from './contents-tags.js';

/**
 * The structure of one volume (ISO 32000-1, 14.7): that of the generated pages as Typst set it, as far as its pages are
 * in this volume, and one element for each page of evidence, in the order of the pages.
 */
export interface Tags {
  /** A generated page; returns its key in the parent tree. */
  generated(page: { readonly source: PDFRef; readonly ref: PDFRef; readonly parents: number | null; readonly printed: number }): number;
  /** A link in place of the annotation `source`. */
  link(link: { readonly source: PDFRef; readonly ref: PDFRef; readonly parent: number | null }): number;
  /** A page of evidence, whose content is marked as number 0. `alt`: what a picture shows, for who cannot see it. */
  evidence(page: { readonly ref: PDFRef; readonly printed: number; readonly alt: string | null }): number;
  /** The root, ready for the catalogue; null when the layout has no structure. */
  close(copier: PDFObjectCopier): PDFRef | null;
}

interface Placed {
  readonly ref: PDFRef;
  readonly key: number;
  /** Key in the source's parent tree. */
  readonly from: number | null;
  readonly printed: number;
}

export function openTags(document: PDFDocument, context: PDFContext): Tags {
  const pages = new Map<PDFObject, Placed>();
  const links = new Map<PDFObject, Placed>();
  const evidence: { readonly ref: PDFRef; readonly key: number; readonly printed: number; readonly alt: string | null }[] = [];
  let keys = 0;
  return {
    generated({ source, ref, parents, printed }) {
      pages.set(source, { ref, key: keys, from: parents, printed });
      return keys++;
    },
    link({ source, ref, parent }) {
      links.set(source, { ref, key: keys, from: parent, printed: 0 });
      return keys++;
    },
    evidence({ ref, printed, alt }) {
      evidence.push({ ref, key: keys, printed, alt });
      return keys++;
    },
    close(copier) {
      const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
      if (!(root instanceof PDFDict)) return null;
      return writeTree(root, { document, context, copier, pages, links, evidence, made: new Map(), ids: [] });
    },
  };
}

interface Work {
  readonly document: PDFDocument;
  readonly context: PDFContext;
  readonly copier: PDFObjectCopier;
  readonly pages: ReadonlyMap<PDFObject, Placed>;
  readonly links: ReadonlyMap<PDFObject, Placed>;
  readonly evidence: readonly { readonly ref: PDFRef; readonly key: number; readonly printed: number; readonly alt: string | null }[];
  /** Elements by their reference in the source. */
  readonly made: Map<PDFObject, PDFRef>;
  readonly ids: { readonly id: string; readonly name: PDFObject; readonly ref: PDFRef }[];
}

/** Deeper than any table in a list; a loop ends here. */
const MAX_DEPTH = 60;
const BEYOND = Number.MAX_SAFE_INTEGER;

function writeTree(root: PDFDict, work: Work): PDFRef {
  const { context, evidence } = work;
  const rootRef = context.nextRef();
  const documentRef = context.nextRef();
  const top = kidsOf(root).flatMap((kid) => { const dict = work.document.context.lookup(kid); return dict instanceof PDFDict && dict.get(PDFName.of('S')) === PDFName.of('Document') ? kidsOf(dict) : [kid]; });
  const parts = withContents(top, { context, source: work.document.context, parent: documentRef, copy: (kid, parent) => copyElement(kid, parent, work, 0) });
  const pages = evidence.map(({ ref, printed, alt }) => {
    const element = context.register(context.obj({ Type: 'StructElem', S: alt === null ? 'Sect' : 'Figure', P: documentRef, Pg: ref, K: 0, ...(alt === null ? {} : { Alt: PDFHexString.fromText(alt) }) }));
    return { ref: element, page: printed };
  });
  const kids = [...parts, ...pages].map((each, index) => ({ ...each, index })).sort((a, b) => a.page - b.page || a.index - b.index).map(({ ref }) => ref);
  context.assign(documentRef, context.obj({ Type: 'StructElem', S: 'Document', P: rootRef, K: kids }));
  const tree = context.obj({ Type: 'StructTreeRoot', K: [documentRef], ParentTree: context.register(parentTree(root, work, pages.map(({ ref }) => ref))) });
  const roles = root.get(PDFName.of('RoleMap'));
  if (roles) tree.set(PDFName.of('RoleMap'), work.copier.copy(roles));
  if (work.ids.length > 0) {
    const ids = [...work.ids].sort((a, b) => (a.id < b.id ? -1 : 1));
    tree.set(PDFName.of('IDTree'), context.register(context.obj({ Names: ids.flatMap(({ name, ref }) => [name, ref]) })));
  }
  context.assign(rootRef, tree);
  return rootRef;
}

/** An element with what of it stands on pages of this volume; null when nothing does. */
function copyElement(source: PDFRef, parent: PDFRef, work: Work, depth: number): Copied | null {
  const { context, copier, document, pages } = work;
  const dict = document.context.lookup(source);
  if (!(dict instanceof PDFDict) || depth > MAX_DEPTH) return null;
  const own = dict.get(PDFName.of('Pg'));
  const ref = context.nextRef();
  const kids: PDFObject[] = [];
  let page = BEYOND;
  for (const kid of kidsOf(dict)) {
    const copied = kid instanceof PDFRef && isElement(document, kid) ? copyElement(kid, ref, work, depth + 1) : copyContent(document.context.lookup(kid), own, work);
    if (!copied) continue;
    kids.push('ref' in copied ? copied.ref : copied.content);
    page = Math.min(page, copied.page);
  }
  const isEmpty = kidsOf(dict).length === 0;
  // An empty cell keeps its row whole; it says nothing on its own.
  if (!isEmpty && (kids.length === 0 || page === BEYOND)) return null;
  const element = context.obj({ Type: 'StructElem', P: parent, K: kids });
  for (const key of ['S', 'Alt', 'ActualText', 'Lang', 'T', 'ID']) {
    const value = dict.get(PDFName.of(key));
    if (value) element.set(PDFName.of(key), copier.copy(value));
  }
  const attributes = attributesOf(dict, work);
  if (attributes.length > 0) element.set(PDFName.of('A'), context.obj(attributes));
  const placed = own ? pages.get(own) : undefined;
  if (placed) element.set(PDFName.of('Pg'), placed.ref);
  context.assign(ref, element);
  work.made.set(source, ref);
  const id = element.get(PDFName.of('ID'));
  if (id instanceof PDFString || id instanceof PDFHexString) work.ids.push({ id: id.asString(), name: id, ref });
  return { ref, page };
}

const MEANT: readonly string[] = ['Table', 'List'];

/** What a table or list means; how it looks is left out: that is on the page, and not all readers take it. */
function attributesOf(dict: PDFDict, { document, copier }: Work): PDFObject[] {
  const value = dict.lookup(PDFName.of('A'));
  const list = value instanceof PDFArray ? value.asArray() : value ? [value] : [];
  return list.flatMap((each) => {
    const attributes = document.context.lookup(each);
    const owner = attributes instanceof PDFDict ? attributes.lookup(PDFName.of('O')) : undefined;
    return attributes && owner instanceof PDFName && MEANT.includes(owner.decodeText()) ? [copier.copy(attributes)] : [];
  });
}

/** Marked content or an annotation; null when its page is not here. */
function copyContent(kid: PDFObject | undefined, own: PDFObject | undefined, { context, pages, links }: Work): { readonly content: PDFObject; readonly page: number } | null {
  if (kid instanceof PDFNumber) {
    const placed = own ? pages.get(own) : undefined;
    return placed ? { content: kid, page: placed.printed } : null;
  }
  if (!(kid instanceof PDFDict)) return null;
  const placed = pages.get(kid.get(PDFName.of('Pg')) ?? own ?? PDFNull);
  if (!placed) return null;
  const object = kid.get(PDFName.of('Obj'));
  if (object) {
    const link = links.get(object);
    return link ? { content: context.obj({ Type: 'OBJR', Obj: link.ref, Pg: placed.ref }), page: placed.printed } : null;
  }
  const mcid = kid.get(PDFName.of('MCID'));
  return mcid ? { content: context.obj({ Type: 'MCR', Pg: placed.ref, MCID: mcid }), page: placed.printed } : null;
}

/** Where each marked content, each link and each page of evidence belongs. */
function parentTree(root: PDFDict, { document, context, pages, links, evidence, made }: Work, evidenceElements: readonly PDFRef[]): PDFDict {
  const before = numbersOf(root.lookup(PDFName.of('ParentTree')), document);
  const entries: [number, PDFObject][] = [];
  for (const { key, from } of pages.values()) {
    const list = from === null ? undefined : document.context.lookup(before.get(from));
    if (list instanceof PDFArray) entries.push([key, context.register(context.obj(list.asArray().map((each) => made.get(each) ?? PDFNull)))]);
  }
  for (const { key, from } of links.values()) {
    const element = from === null ? undefined : made.get(before.get(from) ?? PDFNull);
    if (element) entries.push([key, element]);
  }
  evidence.forEach(({ key }, index) => entries.push([key, context.register(context.obj([evidenceElements[index] as PDFRef]))]));
  entries.sort(([a], [b]) => a - b);
  return context.obj({ Nums: entries.flatMap(([key, value]) => [PDFNumber.of(key), value]) });
}

function numbersOf(tree: PDFObject | undefined, document: PDFDocument, depth = 0): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  if (!(tree instanceof PDFDict) || depth > 8) return found;
  const nums = tree.lookup(PDFName.of('Nums'));
  if (nums instanceof PDFArray) {
    for (let i = 0; i + 1 < nums.size(); i += 2) {
      const key = nums.lookup(i);
      if (key instanceof PDFNumber) found.set(key.asNumber(), nums.get(i + 1));
    }
  }
  const kids = tree.lookup(PDFName.of('Kids'));
  for (const kid of kids instanceof PDFArray ? kids.asArray() : []) for (const [key, value] of numbersOf(document.context.lookup(kid), document, depth + 1)) found.set(key, value);
  return found;
}

function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.get(PDFName.of('K'));
  const list = kids instanceof PDFRef ? dict.context.lookup(kids) : kids;
  if (list instanceof PDFArray) return list.asArray();
  return kids ? [kids] : [];
}

function isElement(document: PDFDocument, ref: PDFRef): boolean {
  const dict = document.context.lookup(ref);
  return dict instanceof PDFDict && dict.has(PDFName.of('S'));
}
