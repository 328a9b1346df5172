import type { FormatReader } from '../format.js';
import doc from './doc.js';
import docx from './docx.js';
import heic from './heic.js';
import html from './html.js';
import image from './image.js';
import media from './media.js';
import ofd from './ofd.js';
import pdf from './pdf.js';
import pptx from './pptx.js';
import rtf from './rtf.js';
import svg from './svg.js';
import text from './text.js';
import unsupported from './unsupported.js';
import xls from './xls.js';
import xlsx from './xlsx.js';
import yaml from './yaml.js';

/** Every format reader. A new format is one file and one line here. */
export const FORMATS: readonly FormatReader[] = [pdf, image, heic, docx, doc, rtf, xlsx, xls, pptx, ofd, svg, text, html, yaml, media, unsupported];
