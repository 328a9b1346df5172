import { isHeif } from '../engines/heif.js';
import { isSvg } from '../engines/svg.js';
import type { Format } from '../model/kinds.js';
import { directoryEnd, localNames, openContainer } from './container.js';
import { decodeText } from './decode-text.js';
import { extensionFits, extensionOf } from './extensions.js';
import { messageKind } from './mime-message.js';
import { openCompound } from './ole/compound.js';

/** What a file is by its content; a name is asked only between formats that look alike (txt and md, doc and wps). */
export function recognise(bytes: Uint8Array, name: string): Format {
  if (bytes.length === 0) return 'empty';
  const extension = extensionOf(name);
  const known = SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
  if (known === 'zip') return packaged(bytes, extension);
  if (known === 'doc') return compound(bytes, extension);
  if (known) return known;
  return isoMedia(bytes) ?? (isPdf(bytes) ? 'pdf' : textual(bytes, extension));
}

/** Packed by other means than zip: to be unpacked by the one who hands it in, like any archive. */
export function isPacked(bytes: Uint8Array): boolean {
  return PACKED.some((matches) => matches(bytes));
}

const ascii = (bytes: Uint8Array, start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
const starts = (...prefix: number[]) => (bytes: Uint8Array) => prefix.every((byte, index) => bytes[index] === byte);
const reads = (text: string, at = 0) => (bytes: Uint8Array) => ascii(bytes, at, at + text.length) === text;
const riff = (kind: string) => (bytes: Uint8Array) => reads('RIFF')(bytes) && reads(kind, 8)(bytes);

const SIGNATURES: readonly (readonly [Format, (bytes: Uint8Array) => boolean])[] = [
  ['pdf', reads('%PDF-')],
  ['jpeg', starts(0xff, 0xd8, 0xff)],
  ['png', starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['gif', reads('GIF8')],
  ['webp', riff('WEBP')],
  ['tiff', starts(0x49, 0x49, 0x2a, 0)], ['tiff', starts(0x4d, 0x4d, 0, 0x2a)], ['tiff', starts(0x49, 0x49, 0x2b, 0)], ['tiff', starts(0x4d, 0x4d, 0, 0x2b)],
  ['bmp', (bytes) => reads('BM')(bytes) && [12, 16, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0)],
  ['psd', reads('8BPS')],
  ['jp2', reads('jP  \r\n', 4)], ['jp2', starts(0xff, 0x4f, 0xff, 0x51)],
  ['jxl', reads('JXL \r\n', 4)], ['jxl', (bytes) => bytes[0] === 0xff && bytes[1] === 0x0a && bytes.length > 12],
  ['zip', starts(0x50, 0x4b, 3, 4)], ['zip', starts(0x50, 0x4b, 5, 6)], ['zip', starts(0x50, 0x4b, 7, 8, 0x50, 0x4b, 3, 4)],
  ['rar', reads('Rar!')],
  ['7z', starts(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['doc', starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['rtf', reads('{\\rtf')],
  ['video', starts(0x1a, 0x45, 0xdf, 0xa3)], ['video', reads('FLV')], ['audio', (bytes) => isAsf(bytes) && !hasVideoStream(bytes)], ['video', isAsf], ['video', starts(0, 0, 1, 0xba)], ['video', riff('AVI ')], ['video', starts(0, 0, 1, 0xb3)], ['video', (bytes) => [0, 188, 376].every((at) => bytes[at] === 0x47)],
  ['audio', reads('ID3')], ['audio', reads('OggS')], ['audio', reads('fLaC')], ['audio', riff('WAVE')], ['audio', reads('#!AMR')],
  // AAC in ADTS frames (ISO 14496-3, 1.A.2), then MPEG audio.
  ['audio', (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0 && ((bytes[2] ?? 0xff) & 0x3c) <= 0x30],
  ['audio', (bytes) => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2 && (bytes[2] ?? 0xff) < 0xf0],
];

/** Windows Media: a film when one of its streams is of pictures (ASF, 11.1). */
function isAsf(bytes: Uint8Array): boolean {
  return starts(0x30, 0x26, 0xb2, 0x75)(bytes);
}

function hasVideoStream(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).includes(Buffer.from('c0ef19bc4d5bcf11a8fd00805f5c442b', 'hex'));
}

/** gzip, bzip2, xz and tar. */
const PACKED: readonly ((bytes: Uint8Array) => boolean)[] = [starts(0x1f, 0x8b), reads('BZh'), starts(0xfd, 0x37, 0x7a, 0x58, 0x5a), reads('ustar', 257)];

/** Up to a kilobyte of something else may stand before a PDF (ISO 32000-1, annex H.3.4.1). */
function isPdf(bytes: Uint8Array): boolean {
  return ascii(bytes, 0, 1024).includes('%PDF-');
}

/** Office and OFD files are zips; which one is told by the parts inside, even when the end was cut off. */
function packaged(bytes: Uint8Array, extension: string): Format {
  const names = namesOf(bytes);
  const has = (prefix: string) => names.some((name) => name.startsWith(prefix));
  if (names.includes('OFD.xml')) return 'ofd';
  if (names.includes('[Content_Types].xml') || has('_rels/')) {
    if (has('word/')) return 'docx';
    if (has('xl/')) return 'xlsx';
    if (has('ppt/')) return 'pptx';
  }
  // Documents of other programs are zips too, and nothing to be unpacked.
  if (names.includes('content.xml') && (names.includes('mimetype') || has('META-INF/'))) return 'odf';
  if (names.some((name) => /(?:^|\/)Index(?:\.zip$|\/Document\.iwa$|\/.*\.iwa$)/u.test(name))) return 'iwork';
  if (names.some((name) => /\.fdseq$/iu.test(name))) return 'xps';
  // Cut off before the parts that tell: nothing but the name is left to go by.
  return (directoryEnd(bytes) !== null ? undefined : PACKAGES.find((format) => extensionFits(format, extension))) ?? 'zip';
}

const PACKAGES: readonly Format[] = ['docx', 'xlsx', 'pptx', 'ofd'];

function namesOf(bytes: Uint8Array): readonly string[] {
  if (directoryEnd(bytes) === null) return localNames(bytes);
  try {
    return openContainer(bytes).names;
  } catch {
    return [];
  }
}

/** OLE compound files are told by their streams. A protected docx, xlsx or pptx is one too, and only its name says which. */
function compound(bytes: Uint8Array, extension: string): Format {
  const names = openCompound(bytes).names.map((name) => name.toLowerCase());
  const has = (name: string) => names.includes(name);
  if (has('encryptedpackage')) return /^xls/.test(extension) ? 'xlsx' : /^pp/.test(extension) ? 'pptx' : 'docx';
  if (has('matost') || has('wpscustomdata')) return 'wps';
  if (has('worddocument')) return extension === 'wps' || extension === 'wpt' ? 'wps' : 'doc';
  if (has('workbook') || has('book')) return 'xls';
  if (has('powerpoint document')) return 'ppt';
  // Cut off before its directory: nothing but the name is left to go by.
  return (['doc', 'xls', 'ppt', 'wps'] as const).find((format) => format === extension) ?? 'unknown';
}

/** ISO 14496-12: the brand in the first box. */
function isoMedia(bytes: Uint8Array): Format | null {
  if (!reads('ftyp', 4)(bytes)) return null;
  const brand = ascii(bytes, 8, 12);
  if (brand === 'avif' || brand === 'avis' || (/^m[is]f/.test(brand) && ascii(bytes, 16, 64).includes('avif'))) return 'avif';
  if (isHeif(bytes)) return 'heic';
  // Raw pictures of Canon’s cameras.
  if (brand === 'crx ') return 'unknown';
  return /^M4[AB]/.test(brand) ? 'audio' : 'video';
}

/** Characters in which a message must show that it is one. */
const MOST_HEAD = 200_000;

function textual(bytes: Uint8Array, extension: string): Format {
  const decoded = isPacked(bytes) ? null : decodeText(bytes);
  if (!decoded) return 'unknown';
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*(?:<!doctype html|<html)/i.test(decoded.text)) return 'html';
  if (isSvg(bytes)) return 'svg';
  const message = messageKind(decoded.text.slice(0, MOST_HEAD), extension);
  if (message !== null) return message === 'page' ? 'html' : 'eml';
  if (extension === 'yaml' || extension === 'yml') return 'yaml';
  return extension === 'md' || extension === 'markdown' ? 'md' : 'txt';
}
