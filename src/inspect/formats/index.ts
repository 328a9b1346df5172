import type { FormatReader } from '../format.js';
import docx from './docx.js';
import image from './image.js';
import pdf from './pdf.js';
import text from './text.js';
import unsupported from './unsupported.js';
import xlsx from './xlsx.js';

/** Every format reader. A new format is one file and one line here. */
export const FORMATS: readonly FormatReader[] = [pdf, image, docx, xlsx, text, unsupported];
