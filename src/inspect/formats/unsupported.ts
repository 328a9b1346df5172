import { openContainer } from '../container.js';
import { unreadable, type FormatReader } from '../format.js';

/** Formats that are known by name but not looked into yet: said, never passed over. */
const reader: FormatReader = {
  id: 'unsupported',
  formats: ['doc', 'xls', 'ppt', 'pptx', 'wps', 'ofd', 'rtf', 'heic', 'psd', 'video', 'audio', 'zip', 'rar', '7z'],
  read({ bytes, format }) {
    if (format === 'zip') return unreadable('archive', `${openContainer(bytes).names.length} entries`);
    if (format === 'rar' || format === '7z') return unreadable('archive');
    return unreadable('unsupported-format', format);
  },
};

export default reader;
