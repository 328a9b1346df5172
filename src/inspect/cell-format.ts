/** How a cell shows the number it holds; undefined: as the number. */
export type CellFormat =
  | { readonly type: 'date'; readonly hasTime: boolean }
  | { readonly type: 'percent'; readonly decimals: number }
  /** `;;;`: nothing at all, or no number. */
  | { readonly type: 'hidden'; readonly hidesText: boolean }
  | undefined;

/** In a workbook that counts days from 1904 this many are to be added (ISO/IEC 29500-1, 18.17.4.1). */
export const SHIFT_1904 = 1462;

/** The format with this number, of which the workbook writes the code when it is its own (ISO/IEC 29500-1, 18.8.30). */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return { type: 'percent', decimals: id === 9 ? 0 : 2 };
    const isTime = id >= 18 && id <= 22;
    return isTime || (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? { type: 'date', hasTime: isTime } : undefined;
  }
  const parts = code.replace(/"\s*"/g, '').split(';');
  if (parts.length >= 3 && parts.slice(0, 3).every((part) => /^(?:\[[^\]]*\])?\s*$/.test(part))) return { type: 'hidden', hidesText: parts.length >= 4 && (parts[3] as string).trim() === '' };
  // A length of time, [h]:mm, is no time of day.
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return undefined;
  const bare = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '').split(';', 1)[0] as string;
  const hasTime = /[h时]/i.test(bare);
  if (hasTime || /[yd年日]/i.test(bare)) return { type: 'date', hasTime };
  return bare.includes('%') ? { type: 'percent', decimals: /\.([0#?]+)/.exec(bare)?.[1]?.length ?? 0 } : undefined;
}

/** A stored number as text. */
export function shownAs(raw: string, format: CellFormat, dayShift = 0): string {
  if (format?.type === 'hidden') return '';
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (format?.type === 'percent') return `${Number((value * 100).toFixed(format.decimals))}%`;
  return format?.type === 'date' ? dateText(value + dayShift, format.hasTime) ?? numberText(value) : numberText(value);
}

const DAY_MINUTES = 1_440;

/** Serial day → `YYYY-MM-DD`, with `HH:MM` where the format has it and it is not midnight; day 60 is the 29 February 1900 that never was. */
function dateText(serial: number, hasTime: boolean): string | null {
  const minutes = Math.round((serial - Math.floor(serial)) * DAY_MINUTES) % DAY_MINUTES;
  const clock = hasTime && minutes > 0 ? `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` : '';
  if (serial < 1) return serial > 0 && clock !== '' ? clock : null;
  if (serial > 2_958_466) return null;
  const date = new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
  return clock === '' ? date : `${date} ${clock}`;
}

/** `0.30000000000000004` is how a file stores 0.3. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}
