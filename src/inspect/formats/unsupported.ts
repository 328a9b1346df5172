import { archiveNotes } from '../archive/archive-notes.js';
import { zipDirectory } from '../archive/zip-directory.js';
import { Unreadable, unreadable, type FormatReader } from '../format.js';
import { hasSlideMacro, macroProblem } from '../macro.js';
import { openCompound, type Compound } from '../ole/compound.js';

/** Formats that are known by name but not looked into yet: said, never passed over. Archives are to be unpacked by who hands them in. */
const reader: FormatReader = {
  id: 'unsupported',
  formats: ['ppt', 'psd', 'jp2', 'jxl', 'odf', 'iwork', 'xps', 'eml', 'zip', 'rar', '7z'],
  read({ bytes, format, name }) {
    const notes = format === 'zip' || format === 'rar' || format === '7z' ? archiveNotes(bytes, format, name) : [];
    if (format === 'zip') throw new Unreadable('archive', [...notes, entriesOf(bytes)].join(', '));
    if (format === 'rar' || format === '7z') throw new Unreadable('archive', notes.join(', ') || null);
    const compound = bytes[0] === 0xd0 ? openCompound(bytes) : null;
    if (compound && isProtected(compound)) throw new Unreadable('encrypted');
    if (compound?.isCut) throw new Unreadable('truncated', 'the end of the file is missing');
    const problem = { code: 'unsupported-format' as const, page: null, detail: format };
    return { ...unreadable(problem.code), problems: [problem, ...macroProblem(compound !== null && hasSlideMacro(compound))] };
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

/** A password to open: EncryptedSummary beside a ppt ([MS-OFFCRYPTO] 2.3.5.4), EncryptedPackage around a pptx (2.3). */
function isProtected({ names }: Compound): boolean {
  return names.includes('EncryptedPackage') || names.includes('EncryptedSummary');
}
