import { zipDirectory } from '../archive/zip-directory.js';
import { openCompound } from '../compound.js';
import { Unreadable, type FormatReader } from '../format.js';

/** Formats that are known by name but not looked into yet: said, never passed over. Archives are to be unpacked by who hands them in. */
const reader: FormatReader = {
  id: 'unsupported',
  formats: ['ppt', 'psd', 'jp2', 'jxl', 'odf', 'iwork', 'xps', 'zip', 'rar', '7z'],
  read({ bytes, format }) {
    if (format === 'zip') throw new Unreadable('archive', entriesOf(bytes));
    if (format === 'rar' || format === '7z') throw new Unreadable('archive');
    if (isProtected(bytes)) throw new Unreadable('encrypted');
    throw new Unreadable('unsupported-format', format);
  },
};

export default reader;

/** Most names that are listed. */
const LISTED = 5;

function entriesOf(bytes: Uint8Array): string {
  try {
    const entries = zipDirectory(bytes);
    const names = entries.map(({ name }) => name);
    const locked = entries.some(({ isEncrypted }) => isEncrypted) ? ', with a password' : '';
    return `${names.length} entries${locked}: ${names.slice(0, LISTED).join(', ').slice(0, 120)}${names.length > LISTED ? ', …' : ''}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * A password to open: fEncrypted of the FIB in Word ([MS-DOC] 2.5.2), FilePass after BOF in Excel ([MS-XLS] 2.4.117),
 * EncryptedSummary beside a ppt ([MS-OFFCRYPTO] 2.3.5.4), EncryptedPackage around a pptx (2.3).
 */
function isProtected(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xd0) return false;
  const compound = openCompound(bytes);
  if (compound.names.includes('EncryptedPackage') || compound.names.includes('EncryptedSummary')) return true;
  const word = compound.head('WordDocument', 12);
  if (word && ((word[11] as number) & 0x01) !== 0) return true;
  const excel = compound.head('Workbook', 512) ?? compound.head('Book', 512);
  if (!excel) return false;
  const view = new DataView(excel.buffer, excel.byteOffset, excel.length);
  for (let at = 0, records = 0; at + 4 <= excel.length && records < 4; at += 4 + view.getUint16(at + 2, true), records++) {
    if (view.getUint16(at, true) === 0x2f) return true;
  }
  return false;
}
