import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFStream, PDFString, type PDFObject } from '../../engines/pdf-lib.js';
import { resolveDestination } from './destinations.js';
import { drawMarkup } from './draw-markup.js';
import { NeedsRendering } from './evidence.js';
import { boundsOf, cm, type Matrix } from './geometry.js';
import { rectangle, type PageCopy } from './copy-pdf.js';

export interface CopiedAnnotations {
  /** Operators in the source page's coordinates. */
  readonly painted: readonly string[];
  readonly xObjects: readonly (readonly [string, PDFRef])[];
  /** Links, already in the dossier page's coordinates. */
  readonly links: readonly PDFRef[];
}

const FLAG = { hidden: 2, noView: 32 };

/**
 * Paints what annotations show into the page (highlights, stamps, e-seals and form values in widgets) and keeps
 * links within the file and to web pages. Throws NeedsRendering for one that shows something but has no appearance.
 */
export function copyAnnotations(copy: PageCopy, matrix: Matrix): CopiedAnnotations {
  const painted: string[] = [];
  const xObjects: [string, PDFRef][] = [];
  for (const { annotation, subtype } of visibleOf(copy)) {
    if (subtype === 'Link') continue;
    const appearance = appearanceOf(copy, annotation);
    const drawn = appearance ?? drawMarkup(copy.context, annotation, subtype);
    if (!drawn) {
      if (showsWithoutAppearance(annotation, subtype)) throw new NeedsRendering(`a ${subtype} annotation has no appearance`);
      continue;
    }
    const name = `A${xObjects.length + 1}`;
    xObjects.push([name, drawn.ref]);
    painted.push('q', cm(drawn.matrix), `/${name} Do`, 'Q');
  }
  return { painted, xObjects, links: copyLinks(copy, matrix) };
}

/** Only the links of a page, whose content may come from elsewhere. */
export function copyLinks(copy: PageCopy, matrix: Matrix): readonly PDFRef[] {
  return visibleOf(copy).flatMap(({ annotation, subtype }) => (subtype === 'Link' ? [copyLink(copy, annotation, matrix)] : [])).filter((link) => link !== null);
}

function visibleOf({ document, leaf }: PageCopy): { readonly annotation: PDFDict; readonly subtype: string }[] {
  const annotations = document.context.lookup(leaf.get(PDFName.of('Annots')));
  return (annotations instanceof PDFArray ? annotations.asArray() : []).flatMap((entry) => {
    const annotation = document.context.lookup(entry);
    if (!(annotation instanceof PDFDict)) return [];
    const flags = annotation.lookup(PDFName.of('F'));
    const isHidden = flags instanceof PDFNumber && (flags.asNumber() & (FLAG.hidden | FLAG.noView)) !== 0;
    return isHidden ? [] : [{ annotation, subtype: nameOf(annotation, 'Subtype') }];
  }).filter(({ subtype }) => subtype !== 'Popup');
}

interface Drawn {
  readonly ref: PDFRef;
  readonly matrix: Matrix;
}

/** The normal appearance, moved onto the annotation's rectangle (ISO 32000-1, 12.5.5, algorithm 8.1). */
function appearanceOf({ copier, document, context }: PageCopy, annotation: PDFDict): Drawn | null {
  const rect = rectangle(annotation.lookup(PDFName.of('Rect')));
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (!rect || !(appearances instanceof PDFDict)) return null;
  let ref = appearances.get(PDFName.of('N'));
  let stream = document.context.lookup(ref);
  if (stream instanceof PDFDict && !(stream instanceof PDFStream)) {
    const state = annotation.lookup(PDFName.of('AS'));
    ref = stream.get(state instanceof PDFName ? state : PDFName.of('Off'));
    stream = document.context.lookup(ref);
    // A box that is not ticked: nothing to show, and nothing missing.
    if (!stream) return null;
  }
  if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef)) return null;
  const box = rectangle(stream.dict.lookup(PDFName.of('BBox')));
  if (!box) return null;
  const bounds = boundsOf(matrixOf(stream.dict.lookup(PDFName.of('Matrix'))), box);
  if (!(bounds.width > 0) || !(bounds.height > 0)) return null;
  const copied = copier.copy(ref) as PDFRef;
  const form = context.lookup(copied);
  if (!(form instanceof PDFStream)) return null;
  form.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
  form.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
  if (!form.dict.has(PDFName.of('Resources'))) {
    const fields = document.catalog.lookup(PDFName.of('AcroForm'));
    const shared = fields instanceof PDFDict ? fields.get(PDFName.of('DR')) : undefined;
    if (shared) form.dict.set(PDFName.of('Resources'), copier.copy(shared));
  }
  const x = rect.width / bounds.width;
  const y = rect.height / bounds.height;
  return { ref: copied, matrix: [x, 0, 0, y, rect.x - bounds.x * x, rect.y - bounds.y * y] };
}

function matrixOf(value: PDFObject | undefined): Matrix {
  const numbers = value instanceof PDFArray ? value.asArray().map((_, i) => { const n = value.lookup(i); return n instanceof PDFNumber ? n.asNumber() : NaN; }) : [];
  return numbers.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : [1, 0, 0, 1, 0, 0];
}

/** A viewer would draw these from their data alone; a copy must not lose them. */
function showsWithoutAppearance(annotation: PDFDict, subtype: string): boolean {
  if (subtype === 'FreeText') return !annotation.has(PDFName.of('AP'));
  if (subtype !== 'Widget') return false;
  const appearances = annotation.lookup(PDFName.of('AP'));
  if (appearances instanceof PDFDict && appearances.has(PDFName.of('N'))) return false;
  const type = inherited(annotation, 'FT');
  const value = inherited(annotation, 'V');
  if (type === PDFName.of('Btn')) return value instanceof PDFName && value !== PDFName.of('Off');
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText().trim() !== '';
  return value instanceof PDFStream || (value instanceof PDFArray && value.size() > 0);
}

function inherited(field: PDFDict, key: string): PDFObject | undefined {
  let at: PDFObject | undefined = field;
  for (let depth = 0; at instanceof PDFDict && depth < 32; depth++) {
    const value: PDFObject | undefined = at.lookup(PDFName.of(key));
    if (value) return value;
    at = at.lookup(PDFName.of('Parent'));
  }
  return undefined;
}

/** A link to a page of the same exhibit or to the web, moved with its page; of anything else only the frame stays, if it shows one. */
function copyLink(copy: PageCopy, annotation: PDFDict, matrix: Matrix): PDFRef | null {
  const rect = rectangle(annotation.lookup(PDFName.of('Rect')));
  const action = annotation.lookup(PDFName.of('A'));
  const goal = annotation.get(PDFName.of('Dest')) ?? (action instanceof PDFDict && nameOf(action, 'S') === 'GoTo' ? action.get(PDFName.of('D')) : undefined);
  const destination = goal ? resolveDestination(copy, goal) : null;
  const target = destination && copy.pageRefs.get(destination.index);
  const address = action instanceof PDFDict && nameOf(action, 'S') === 'URI' ? textOf(action.lookup(PDFName.of('URI'))) : null;
  const web = address !== null && /^(https?|mailto):/i.test(address) ? address : null;
  if (!rect || (!target && !web && !hasFrame(annotation))) return null;
  const { context } = copy;
  const box = boundsOf(matrix, rect);
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [box.x, box.y, box.x + box.width, box.y + box.height], F: 4 });
  for (const key of ['Border', 'C', 'H', 'BS']) {
    const value = annotation.get(PDFName.of(key));
    if (value) link.set(PDFName.of(key), copy.copier.copy(value));
  }
  if (target) link.set(PDFName.of('Dest'), context.obj(destination.y === null ? [target, 'Fit'] : [target, 'XYZ', null, destination.y, null]));
  else if (web) link.set(PDFName.of('A'), context.obj({ S: 'URI', URI: PDFString.of(web.replace(/[()\\]/g, encodeURIComponent).replace(/[^\x20-\x7e]/g, encodeURIComponent)) }));
  return context.register(link);
}

/** A solid line of one point unless it says otherwise (ISO 32000-1, table 164). */
function hasFrame(annotation: PDFDict): boolean {
  const style = annotation.lookup(PDFName.of('BS'));
  const border = annotation.lookup(PDFName.of('Border'));
  const width = style instanceof PDFDict ? style.lookup(PDFName.of('W')) : border instanceof PDFArray && border.size() > 2 ? border.lookup(2) : undefined;
  return !(width instanceof PDFNumber) || width.asNumber() > 0;
}

function nameOf(dict: PDFDict, key: string): string {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}

function textOf(value: PDFObject | undefined): string | null {
  return value instanceof PDFString || value instanceof PDFHexString ? value.asString() : null;
}
