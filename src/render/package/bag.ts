/**
 * BagIt 1.0 (RFC 8493). The payload, `data/`, is the untouched originals; the dossier made from them is tag
 * files, covered by the tag manifest. Every file of the package is thus in exactly one of the two manifests.
 */

export interface Hashed {
  /** Relative to the bag, `/` between folders. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export const PAYLOAD = 'data/originals';
export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** One line a file, sorted by path; `%`, CR and LF in names are escaped as the RFC asks. */
export function manifest(files: readonly Hashed[]): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => `${file.sha256}  ${escapePath(file.path)}\n`)
    .join('');
}

export function escapePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function unescapePath(path: string): string {
  return path.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
}

/** `bag-info.txt`; the date is the as-of date, so that equal evidence makes equal bytes. */
export function bagInfo(info: { readonly organisation: string; readonly title: string; readonly date: string; readonly payload: readonly Hashed[] }): string {
  const octets = info.payload.reduce((sum, file) => sum + file.bytes, 0);
  const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');
  return `Source-Organization: ${oneLine(info.organisation)}\nExternal-Description: ${oneLine(info.title)}\nBagging-Date: ${info.date}\nPayload-Oxum: ${octets}.${info.payload.length}\n`;
}
