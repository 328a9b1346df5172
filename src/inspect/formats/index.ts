import type { FormatReader } from '../format.js';
import docx from './docx.js';
import html from './html.js';
import image from './image.js';
import pdf from './pdf.js';
import text from './text.js';
import unsupported from './unsupported.js';
import xlsx from './xlsx.js';
import yaml from './yaml.js';

/** Every format reader. A new format is one file and one line here. */
export const FORMATS: readonly FormatReader[] = [pdf, image, docx, xlsx, text, html, yaml, unsupported];
