/** The words of a line as they are compared: brackets have several shapes, and blanks come and go. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s〔〕\[\]()（）［］【】]/gu, '');
}
