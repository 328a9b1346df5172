import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFObject, type PDFPage } from '../../engines/pdf-lib.js';
import { boxAsSeen, type BoxAsSeen } from '../pdf-widget.js';

/**
 * What something added to a page may do to it. `mark`: lines and colour that leave what stands there legible. `note`: an icon.
 * `seal`: a further signature, whose picture may lie over its own words. `fill`: a form filled in where it was empty; `refill`:
 * with other words than before, which who certified the document allowed. `nothing`: it writes or covers.
 */
export type Allowance = 'mark' | 'note' | 'seal' | 'fill' | 'refill' | 'nothing';

export interface Addition {
  readonly allowance: Allowance;
  readonly box: BoxAsSeen;
  /** It writes or strikes out whether this program draws it or not. */
  readonly isOverlay: boolean;
  /** A field of a form or a signature, and no annotation of a reader. */
  readonly isField: boolean;
}

const MARKS = ['Highlight', 'Underline', 'Squiggly', 'Ink', 'Line', 'PolyLine', 'Polygon', 'Square', 'Circle', 'Caret', 'Link'];
const NOTES = ['Text', 'FileAttachment', 'Sound'];
const HIDDEN = 0x02;
/** Shown in print alone, which no one sees who looks at the screen. */
const PRINT_ONLY = 0x24;
/** Of a page; those behind them are not looked at. */
export const MOST_ANNOTATIONS = 5_000;
const MOST_DEPTH = 32;

/** Everything on a page that was put there, changed or taken away between two states of it (ISO 32000-1, 12.5.6). */
export function additionsOf(before: PDFPage, now: PDFPage, looks: { readonly before: LookOf; readonly now: LookOf; readonly isSeal: (widget: PDFDict) => boolean; readonly mayRefill: boolean }): Addition[] {
  const old = annotationsOf(before, looks.before);
  const own = annotationsOf(now, looks.now);
  const [was, is] = [new Set(old.map(({ look }) => look)), new Set(own.map(({ look }) => look))];
  const places = new Map(old.filter(({ isWidget }) => isWidget).map((each) => [each.key, each.rect]));
  // What lay below before may lie above now: each is then as good as added.
  const isReordered = JSON.stringify(own.flatMap(({ look }) => (was.has(look) ? [look] : []))) !== JSON.stringify(old.flatMap(({ look }) => (is.has(look) ? [look] : [])));
  return [
    ...own.filter(({ look }) => isReordered || !was.has(look)).map((each) => additionOf(each, now, { wasThere: places.get(each.key) === each.rect, isSeal: looks.isSeal(each.dictionary), mayRefill: looks.mayRefill })),
    ...old.filter(({ look }) => !is.has(look)).map((each) => ({ ...additionOf(each, before, { wasThere: true, isSeal: false, mayRefill: looks.mayRefill }), isOverlay: false })),
  ];
}

/** A digest of what draws. */
type LookOf = (value: PDFObject | undefined) => string | null;

interface Annotation {
  readonly dictionary: PDFDict;
  readonly kind: string;
  readonly isWidget: boolean;
  /** The object, where it has a number of its own. */
  readonly key: string;
  readonly rect: string;
  readonly look: string;
}

function annotationsOf(page: PDFPage, drawn: LookOf): Annotation[] {
  return (page.node.Annots()?.asArray() ?? []).slice(0, MOST_ANNOTATIONS).flatMap((entry): Annotation[] => {
    const dictionary = page.doc.context.lookup(entry);
    if (!(dictionary instanceof PDFDict)) return [];
    const subtype = dictionary.lookup(PDFName.of('Subtype'));
    const kind = subtype instanceof PDFName ? subtype.decodeText() : '';
    const flags = flagsOf(dictionary);
    if (kind === 'Popup' || (flags & HIDDEN) !== 0) return [];
    const rect = String(dictionary.lookup(PDFName.of('Rect')));
    const appearance = dictionary.lookup(PDFName.of('AP'));
    const shown = appearance instanceof PDFDict ? drawn(appearance.get(PDFName.of('N'))) : null;
    const drawing = ['C', 'IC', 'CA', 'QuadPoints', 'InkList', 'L', 'Vertices', 'BS', 'DA', 'Contents', 'AS', 'OC'].map((key) => drawn(dictionary.get(PDFName.of(key))));
    return [{ dictionary, kind, isWidget: kind === 'Widget', key: entry instanceof PDFRef ? entry.toString() : '', rect, look: JSON.stringify([kind, rect, flags, shown, kind === 'Widget' ? valueOf(dictionary, drawn) : drawing]) }];
  });
}

interface Circumstances {
  /** The field stood in this place before. */
  readonly wasThere: boolean;
  readonly isSeal: boolean;
  readonly mayRefill: boolean;
}

function additionOf({ dictionary, kind }: Annotation, page: PDFPage, { wasThere, isSeal, mayRefill }: Circumstances): Addition {
  const box = boxAsSeen(dictionary, page) ?? { left: 0, top: 0, width: 0, height: 0 };
  if (kind === 'Widget') return { allowance: isSeal || inherited(dictionary, 'FT') === PDFName.of('Sig') ? 'seal' : !wasThere ? 'nothing' : mayRefill ? 'refill' : 'fill', box, isOverlay: false, isField: true };
  const isPlain = MARKS.includes(kind) || NOTES.includes(kind);
  const isOverlay = !isPlain || dictionary.has(PDFName.of('OC')) || (flagsOf(dictionary) & PRINT_ONLY) === PRINT_ONLY;
  return { allowance: MARKS.includes(kind) ? 'mark' : NOTES.includes(kind) ? 'note' : 'nothing', box, isOverlay, isField: false };
}

function flagsOf(annotation: PDFDict): number {
  const flags = annotation.lookup(PDFName.of('F'));
  return flags instanceof PDFNumber ? flags.asNumber() : 0;
}

/** What some readers draw in place of the appearance; of a signature it shows nothing. */
function valueOf(widget: PDFDict, drawn: LookOf): (string | null)[] {
  return inherited(widget, 'FT') === PDFName.of('Sig') ? [] : [drawn(inherited(widget, 'V')), drawn(widget.get(PDFName.of('AS')))];
}

/** An entry of a field, which may stand with a parent (ISO 32000-1, 12.7.3.1). */
export function inherited(field: PDFDict, key: string): PDFObject | undefined {
  let at: PDFObject | undefined = field;
  for (let depth = 0; at instanceof PDFDict && depth < MOST_DEPTH; depth++, at = at.lookup(PDFName.of('Parent'))) {
    const value = at.lookup(PDFName.of(key));
    if (value !== undefined) return value;
  }
  return undefined;
}
