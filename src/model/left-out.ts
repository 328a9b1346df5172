/** What of a file is not in the dossier although the file is: of a flowing document what is not set, besides pictures; of pages what they do not show. The dossier says so. */
export interface LeftOut {
  readonly part: LeftOutPart;
  readonly count: number;
}

/** `picture`: how many is not known; `sheet`, `row` and `column`: beyond as many as are read; the hidden ones: what its author does not show; `stamp`: one that only the program which set it can draw; `chart` and `diagram`: of which the words are set and the drawing is not; `drawing`: of which nothing is. */
export const LEFT_OUT_PARTS = ['picture', 'hidden-sheet', 'sheet', 'hidden-row', 'row', 'column', 'header', 'note', 'text-box', 'comment', 'hidden-slide', 'slide', 'master', 'symbol', 'document', 'page', 'frame', 'attachment', 'layer', 'media', 'stamp', 'chart', 'diagram', 'drawing'] as const;

export type LeftOutPart = (typeof LEFT_OUT_PARTS)[number];

/** Those of which there is any; nothing at all where there is none, as in facts of a file that is set whole. */
export function leftOut(counts: Partial<Record<LeftOutPart, number>>): { readonly leftOut?: readonly LeftOut[] } {
  const found = LEFT_OUT_PARTS.map((part) => ({ part, count: counts[part] ?? 0 })).filter(({ count }) => count > 0);
  return found.length > 0 ? { leftOut: found } : {};
}
