import { saysMore } from './docx/margins.js';

/** What Excel puts itself into the header or footer of a sheet: page, date, file, tab, face, size, colour (ISO/IEC 29500-1, 18.3.1.39). */
const CODES = /&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Z]/gi;

/** Whether the header or footer of a sheet has words of its own. */
export function saysMoreThanCodes(header: string): boolean {
  return saysMore(header.replace(CODES, ''));
}
