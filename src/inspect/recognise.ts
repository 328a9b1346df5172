import type { Format } from '../model/kinds.js';
import { openContainer } from './container.js';
import { decodeText } from './decode-text.js';

/** What a file is by its content; a name is asked only between formats that look alike (txt and md, doc and wps). */
export function recognise(bytes: Uint8Array, name: string): Format {
  if (bytes.length === 0) return 'empty';
  const extension = extensionOf(name);
  const known = SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
  if (known === 'zip') return packaged(bytes);
  if (known === 'doc') return compound(bytes, extension);
  if (known) return known;
  return isoMedia(bytes) ?? textual(bytes, extension);
}

export function extensionOf(name: string): string {
  return /\.([^./\\]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const ascii = (bytes: Uint8Array, start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
const starts = (...prefix: number[]) => (bytes: Uint8Array) => prefix.every((byte, index) => bytes[index] === byte);

/** First bytes; PDF may have up to a kilobyte of something else before it (ISO 32000-1, annex H.3.4.1). */
const SIGNATURES: readonly (readonly [Format, (bytes: Uint8Array) => boolean])[] = [
  ['pdf', (bytes) => ascii(bytes, 0, 1024).includes('%PDF-')],
  ['jpeg', starts(0xff, 0xd8, 0xff)],
  ['png', starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['gif', (bytes) => /^GIF8[79]a/.test(ascii(bytes, 0, 6))],
  ['webp', (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP'],
  ['tiff', (bytes) => starts(0x49, 0x49, 0x2a, 0)(bytes) || starts(0x4d, 0x4d, 0, 0x2a)(bytes) || starts(0x49, 0x49, 0x2b, 0)(bytes) || starts(0x4d, 0x4d, 0, 0x2b)(bytes)],
  ['bmp', (bytes) => starts(0x42, 0x4d)(bytes) && bytes.length > 26 && [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] as number)],
  ['psd', (bytes) => ascii(bytes, 0, 4) === '8BPS'],
  ['zip', (bytes) => starts(0x50, 0x4b, 3, 4)(bytes) || starts(0x50, 0x4b, 5, 6)(bytes)],
  ['rar', (bytes) => ascii(bytes, 0, 4) === 'Rar!'],
  ['7z', starts(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['doc', starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['rtf', (bytes) => ascii(bytes, 0, 5) === '{\\rtf'],
  ['video', (bytes) => starts(0x1a, 0x45, 0xdf, 0xa3)(bytes) || ascii(bytes, 0, 3) === 'FLV' || starts(0x30, 0x26, 0xb2, 0x75)(bytes) || starts(0, 0, 1, 0xba)(bytes) || (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 11) === 'AVI')],
  ['audio', (bytes) => ascii(bytes, 0, 3) === 'ID3' || ascii(bytes, 0, 4) === 'OggS' || ascii(bytes, 0, 4) === 'fLaC' || (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') || (bytes[0] === 0xff && ((bytes[1] as number) & 0xe6) === 0xe2)],
];

/** Office and OFD files are zips; which one is told by the parts inside. */
function packaged(bytes: Uint8Array): Format {
  try {
    const { names } = openContainer(bytes);
    const has = (prefix: string) => names.some((name) => name.startsWith(prefix));
    if (names.includes('[Content_Types].xml')) {
      if (has('word/')) return 'docx';
      if (has('xl/')) return 'xlsx';
      if (has('ppt/')) return 'pptx';
    }
    if (names.includes('OFD.xml')) return 'ofd';
  } catch {
    // A broken zip is still a zip; whoever reads it will say what is wrong.
  }
  return 'zip';
}

/** OLE compound files: told by the names of their streams, UTF-16 in the directory. A protected docx or xlsx is one too. */
function compound(bytes: Uint8Array, extension: string): Format {
  const has = (stream: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return extension === 'xlsx' || extension === 'pptx' ? extension : 'docx';
  if (has('WordDocument')) return extension === 'wps' ? 'wps' : 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('PowerPoint Document')) return 'ppt';
  return extension === 'wps' ? 'wps' : 'unknown';
}

function isoMedia(bytes: Uint8Array): Format | null {
  if (ascii(bytes, 4, 8) !== 'ftyp') return null;
  const brand = ascii(bytes, 8, 12);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (/^(hei|hev|mif1|msf1)/.test(brand)) return ascii(bytes, 16, 64).includes('avif') ? 'avif' : 'heic';
  return brand.startsWith('M4A') ? 'audio' : 'video';
}

function textual(bytes: Uint8Array, extension: string): Format {
  const decoded = decodeText(bytes);
  if (!decoded) return 'unknown';
  if (/^\s*(<!doctype html|<html)/i.test(decoded.text)) return 'html';
  if (extension === 'yaml' || extension === 'yml') return 'yaml';
  return extension === 'md' || extension === 'markdown' ? 'md' : 'txt';
}

/** The extensions a format goes by. */
const EXTENSIONS: Partial<Record<Format, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'], tiff: ['tif', 'tiff'], heic: ['heic', 'heif'], docx: ['docx', 'docm'], xlsx: ['xlsx', 'xlsm', 'et'], doc: ['doc'], wps: ['wps', 'doc'],
  txt: ['txt', 'text', 'csv', 'log', 'json', 'xml'], md: ['md', 'markdown'], html: ['html', 'htm'], yaml: ['yaml', 'yml'], bmp: ['bmp', 'dib'], avif: ['avif', 'avifs'],
  video: ['mp4', 'mov', 'avi', 'mkv', 'wmv', 'flv', 'mpg', 'mpeg', 'm4v', 'webm'], audio: ['mp3', 'wav', 'm4a', 'ogg', 'flac', 'aac', 'wma'],
};

export function extensionFits(format: Format, extension: string): boolean {
  if (format === 'unknown' || format === 'empty') return true;
  return (EXTENSIONS[format] ?? [format]).includes(extension);
}
