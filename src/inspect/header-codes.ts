/** The header or footer of a sheet without what Excel puts in itself: page, date, file, tab, face, size, colour (ISO/IEC 29500-1, 18.3.1.39). */
export function withoutCodes(header: string): string {
  return header.replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Z]/gi, '');
}
