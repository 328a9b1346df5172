import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNull, PDFNumber, PDFRef, PDFString, type PDFContext, type PDFDocument, type PDFObject, type PDFObjectCopier } from '../../engines/pdf-lib.js';
import { withContents, type Copied } from './contents-tags.js';
import { Written, writtenDict } from './written.js';

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
  /** The root, ready for the catalogue; null when the layout has no structure. `spill`: what was made so far may be written and forgotten. */
  close(copier: PDFObjectCopier, spill: () => void): PDFRef | null;
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
  const evidence: EvidenceElement[] = [];
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'));
  const rootRef = context.nextRef();
  const documentRef = context.nextRef();
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
      if (!(root instanceof PDFDict)) return keys++;
      const element = context.nextRef();
      const words = alt === null ? [] : [['Alt', PDFHexString.fromText(alt)] as const];
      context.assign(element, new Written(writtenDict([['Type', '/StructElem'], ['S', alt === null ? '/Sect' : '/Figure'], ['P', documentRef], ['Pg', ref], ['K', 0], ...words])));
      evidence.push({ ref: element, key: keys, page: printed });
      return keys++;
    },
    close(copier, spill) {
      if (!(root instanceof PDFDict)) return null;
      writeTree(root, { rootRef, documentRef, document, context, copier, pages, links, evidence, spill, made: new Map(), ids: [] });
      return rootRef;
    },
  };
}

/** A page of evidence, written with its page. */
interface EvidenceElement extends Copied {
  readonly key: number;
}

interface Work {
  readonly rootRef: PDFRef;
  readonly documentRef: PDFRef;
  readonly document: PDFDocument;
  readonly context: PDFContext;
  readonly copier: PDFObjectCopier;
  readonly pages: ReadonlyMap<PDFObject, Placed>;
  readonly links: ReadonlyMap<PDFObject, Placed>;
  readonly evidence: readonly EvidenceElement[];
  readonly spill: () => void;
  /** Elements by their reference in the source. */
  readonly made: Map<PDFObject, PDFRef>;
  readonly ids: { readonly id: string; readonly name: PDFObject; readonly ref: PDFRef }[];
}

/** Deeper than any table in a list; a loop ends here. */
const MAX_DEPTH = 60;
const BEYOND = Number.MAX_SAFE_INTEGER;
const SPILLED_ELEMENTS = 500;

function writeTree(root: PDFDict, work: Work): void {
  const { context, evidence, rootRef, documentRef } = work;
  const top = kidsOf(root).flatMap((kid) => { const dict = work.document.context.lookup(kid); return dict instanceof PDFDict && dict.get(PDFName.of('S')) === PDFName.of('Document') ? kidsOf(dict) : [kid]; });
  const parts = withContents(top, { context, source: work.document.context, parent: documentRef, copy: (source, parent, { inline }) => {
    const dict = work.document.context.lookup(source);
    return dict instanceof PDFDict ? copyElement({ source, dict }, parent, work, { depth: 0, inline }) : null;
  } });
  const kids = [...parts, ...evidence].map((each, index) => ({ ...each, index })).sort((a, b) => a.page - b.page || a.index - b.index).map(({ ref }) => ref);
  context.assign(documentRef, context.obj({ Type: 'StructElem', S: 'Document', P: rootRef, K: kids }));
  const tree = context.obj({ Type: 'StructTreeRoot', K: [documentRef], ParentTree: context.register(parentTree(root, work)) });
  const roles = root.get(PDFName.of('RoleMap'));
  if (roles) tree.set(PDFName.of('RoleMap'), work.copier.copy(roles));
  if (work.ids.length > 0) {
    const ids = [...work.ids].sort((a, b) => (a.id < b.id ? -1 : 1));
    tree.set(PDFName.of('IDTree'), context.register(context.obj({ Names: ids.flatMap(({ name, ref }) => [name, ref]) })));
  }
  context.assign(rootRef, tree);
}

interface Element {
  readonly source: PDFRef;
  readonly dict: PDFDict;
}

/** An element with what of it stands on pages of this volume; null when nothing does. `inline`: down to this depth nothing in it is a block of its own. */
function copyElement({ source, dict }: Element, parent: PDFRef, work: Work, { depth, inline }: { readonly depth: number; readonly inline: number }): Copied | null {
  const { context, copier, document, pages } = work;
  if (depth > MAX_DEPTH) return null;
  const own = dict.get(PG);
  const ref = context.nextRef();
  const kids: string[] = [];
  let page = BEYOND;
  const all = kidsOf(dict);
  for (const kid of all) {
    const object = document.context.lookup(kid);
    const copied = kid instanceof PDFRef && object instanceof PDFDict && object.has(S) ? copyElement({ source: kid, dict: object }, ref, work, { depth: depth + 1, inline }) : copyContent(object, own, work);
    if (!copied) continue;
    kids.push('ref' in copied ? copied.ref.toString() : copied.content);
    page = Math.min(page, copied.page);
  }
  // An empty cell keeps its row whole; it says nothing on its own.
  if (all.length > 0 && (kids.length === 0 || page === BEYOND)) return null;
  const entries: [string, PDFObject | string][] = [['Type', '/StructElem'], ['P', parent], ['K', `[${kids.join(' ')}]`]];
  for (const [key, name] of KEPT) {
    const value = dict.get(name);
    if (value) entries.push([key, value === DIV && depth <= inline ? SPAN : copier.copy(value)]);
  }
  const attributes = attributesOf(dict, work);
  if (attributes.length > 0) entries.push(['A', `[${attributes.join(' ')}]`]);
  const placed = own ? pages.get(own) : undefined;
  if (placed) entries.push(['Pg', placed.ref]);
  context.assign(ref, new Written(writtenDict(entries)));
  work.made.set(source, ref);
  // A dossier of many volumes has a hundred thousand.
  if (work.made.size % SPILLED_ELEMENTS === 0) work.spill();
  const id = dict.get(ID);
  if (id instanceof PDFString || id instanceof PDFHexString) work.ids.push({ id: id.asString(), name: id, ref });
  return { ref, page };
}

const [PG, ID, S, DIV, SPAN] = [PDFName.of('Pg'), PDFName.of('ID'), PDFName.of('S'), PDFName.of('Div'), PDFName.of('Span')];
const KEPT = ['S', 'Alt', 'ActualText', 'Lang', 'T', 'ID'].map((key) => [key, PDFName.of(key)] as const);
const MEANT: readonly string[] = ['Table', 'List'];

/** What a table or list means; how it looks is left out: that is on the page, and not all readers take it. */
function attributesOf(dict: PDFDict, { document, copier }: Work): PDFObject[] {
  const value = dict.lookup(PDFName.of('A'));
  const list = value instanceof PDFArray ? value.asArray() : value ? [value] : [];
  return list.flatMap((each) => {
    const attributes = document.context.lookup(each);
    const owner = attributes instanceof PDFDict ? attributes.lookup(PDFName.of('O')) : undefined;
    return attributes && owner instanceof PDFName && MEANT.includes(owner.decodeText()) ? [withoutCopy(attributes) ?? copier.copy(attributes)] : [];
  });
}

/** A copier keeps all that it copied, and each cell of a table has attributes; null where they lead to other objects. */
function withoutCopy(attributes: PDFObject): PDFObject | null {
  const text = attributes.toString();
  return REFERENCE.test(text) ? null : new Written(text);
}

const REFERENCE = /\d \d+ R\b/;

/** Marked content or an annotation, as its text; null when its page is not here. */
function copyContent(kid: PDFObject | undefined, own: PDFObject | undefined, { pages, links }: Work): { readonly content: string; readonly page: number } | null {
  if (kid instanceof PDFNumber) {
    const placed = own ? pages.get(own) : undefined;
    return placed ? { content: kid.toString(), page: placed.printed } : null;
  }
  if (!(kid instanceof PDFDict)) return null;
  const placed = pages.get(kid.get(PG) ?? own ?? PDFNull);
  if (!placed) return null;
  const object = kid.get(PDFName.of('Obj'));
  if (object) {
    const link = links.get(object);
    return link ? { content: writtenDict([['Type', '/OBJR'], ['Obj', link.ref], ['Pg', placed.ref]]), page: placed.printed } : null;
  }
  const mcid = kid.get(PDFName.of('MCID'));
  return mcid ? { content: writtenDict([['Type', '/MCR'], ['Pg', placed.ref], ['MCID', mcid]]), page: placed.printed } : null;
}

/** Where each marked content, each link and each page of evidence belongs. */
function parentTree(root: PDFDict, { document, context, pages, links, evidence, made }: Work): PDFObject {
  const before = numbersOf(root.lookup(PDFName.of('ParentTree')), document);
  const entries: [number, PDFObject | string][] = [];
  for (const { key, from } of pages.values()) {
    const list = from === null ? undefined : document.context.lookup(before.get(from));
    if (list instanceof PDFArray) entries.push([key, context.register(new Written(`[${list.asArray().map((each) => made.get(each) ?? PDFNull).join(' ')}]`))]);
  }
  for (const { key, from } of links.values()) {
    const element = from === null ? undefined : made.get(before.get(from) ?? PDFNull);
    if (element) entries.push([key, element]);
  }
  for (const { key, ref } of evidence) entries.push([key, `[${ref.toString()}]`]);
  entries.sort(([a], [b]) => a - b);
  return new Written(`<</Nums[${entries.map(([key, value]) => `${key} ${value.toString()}`).join('\n')}]>>`);
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
