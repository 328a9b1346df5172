import type { Format } from '../model/kinds.js';

/** The extensions a format goes by, where there is another than its own name. */
const EXTENSIONS: Partial<Record<Format, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  tiff: ['tif', 'tiff'],
  bmp: ['bmp', 'dib'],
  heic: ['heic', 'heif', 'hif'],
  avif: ['avif', 'avifs'],
  zip: ['zip', 'z01', '001'],
  rar: ['rar', 'r00', 'r01', '001'],
  '7z': ['7z', '001'],
  jp2: ['jp2', 'j2k', 'j2c', 'jpc', 'jpf', 'jpx', 'jpm'],
  docx: ['docx', 'docm', 'dotx', 'dotm'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb', 'xlam', 'et', 'ett'],
  pptx: ['pptx', 'pptm', 'ppsx', 'ppsm', 'potx', 'potm'],
  odf: ['odt', 'ods', 'odp', 'odg', 'ott', 'ots', 'otp'],
  iwork: ['pages', 'numbers', 'key'],
  xps: ['xps', 'oxps'],
  doc: ['doc', 'dot'],
  xls: ['xls', 'xlt', 'et', 'ett'],
  ppt: ['ppt', 'pps', 'pot', 'dps', 'dpt'],
  wps: ['wps', 'wpt', 'doc'],
  txt: ['txt', 'text', 'csv', 'tsv', 'log', 'json', 'xml', 'ini'],
  md: ['md', 'markdown'],
  html: ['html', 'htm', 'xhtml', 'mht', 'mhtml'],
  eml: ['eml', 'mht', 'mhtml'],
  yaml: ['yaml', 'yml'],
  video: ['mp4', 'mov', 'avi', 'mkv', 'wmv', 'flv', 'mpg', 'mpeg', 'm4v', 'webm', '3gp', 'ts', 'mts', 'm2ts', 'vob', 'asf'],
  audio: ['mp3', 'wav', 'm4a', 'm4b', 'ogg', 'oga', 'opus', 'flac', 'aac', 'wma', 'amr'],
};

/** Of the name, lower case, without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Whether a format goes by that extension. What is empty or unknown fits any. */
export function extensionFits(format: Format, extension: string): boolean {
  if (format === 'unknown' || format === 'empty') return true;
  return (EXTENSIONS[format] ?? [format]).includes(extension);
}
