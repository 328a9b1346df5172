/** Long side, in millimetres, of what people put a seal on: from a card or a cut-out of A5 to A3 and its bleed. */
const LEAST_SHEET_MM = 180;
const MOST_SHEET_MM = 445;

/**
 * Millimetres that one pixel stands for, when the sheet has a size that paper has; else null: unknown. A picture much smaller than
 * a sheet is a cut-out whose density says nothing, and a page of 2,000 points is a picture whose pixels were taken for points.
 */
export function sheetScale(longSideMm: number, mmPerPixel: number): number | null {
  return longSideMm >= LEAST_SHEET_MM && longSideMm <= MOST_SHEET_MM ? mmPerPixel : null;
}
