import { PDFDict, PDFName, PDFRef, type PDFContext, type PDFObject } from '../../engines/pdf-lib.js';

/** An element in the structure of a volume. */
export interface Copied {
  readonly ref: PDFRef;
  /** The first printed page it stands on. */
  readonly page: number;
}

interface Parts {
  /** Of the volume. */
  readonly context: PDFContext;
  /** Of the layout, which the elements come from. */
  readonly source: PDFContext;
  readonly parent: PDFRef;
  /** An element with what of it stands in this volume; null when nothing does. `inline`: nothing in it is a block of its own down to this depth; -1: as it is. */
  readonly copy: (element: PDFRef, parent: PDFRef, as: { readonly inline: number }) => Copied | null;
}

/**
 * The parts of the document, with its tables of contents as such: TOC, TOCI and Reference around the Link of each row
 * (ISO 32000-1, 14.8.4.3.2). Typst sets a row as a link that is a block of its own; links in a text lie in its paragraph.
 */
export function withContents(elements: readonly PDFObject[], { context, source, parent, copy }: Parts): Copied[] {
  const parts: Copied[] = [];
  const tables: { readonly ref: PDFRef; readonly rows: PDFRef[] }[] = [];
  let open: (typeof tables)[number] | null = null;
  for (const element of elements) {
    if (!(element instanceof PDFRef)) continue;
    const isRow = isLink(source.lookup(element));
    const reference = isRow ? context.nextRef() : null;
    // The grid in a row is no block of its own for who hears it.
    const part = copy(element, reference ?? parent, { inline: isRow ? 4 : -1 });
    if (!isRow) open = null;
    if (!part) continue;
    if (!reference) {
      parts.push(part);
      continue;
    }
    if (!open) {
      open = { ref: context.nextRef(), rows: [] };
      tables.push(open);
      parts.push({ ref: open.ref, page: part.page });
    }
    const row = context.nextRef();
    open.rows.push(row);
    context.assign(row, context.obj({ Type: 'StructElem', S: 'TOCI', P: open.ref, K: [reference] }));
    context.assign(reference, context.obj({ Type: 'StructElem', S: 'Reference', P: row, K: [part.ref] }));
  }
  for (const { ref, rows } of tables) context.assign(ref, context.obj({ Type: 'StructElem', S: 'TOC', P: parent, K: rows }));
  return parts;
}

function isLink(element: PDFObject | undefined): boolean {
  return element instanceof PDFDict && element.get(PDFName.of('S')) === PDFName.of('Link');
}
