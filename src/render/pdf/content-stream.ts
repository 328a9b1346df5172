import type { PDFContext, PDFObject } from '../../engines/pdf-lib.js';
import { Written } from './written.js';

/** A page's own operators are a kilobyte; beyond it words were laid over a picture. */
const SHORT = 2_000;

/** Operators as a stream. Short ones stand as they are: packing them took a fifth of the time of a page to save half a kilobyte. */
export function contentStream(context: PDFContext, operators: string): PDFObject {
  return operators.length <= SHORT ? new Written(`<</Length ${operators.length}>>\nstream\n${operators}\nendstream`) : context.flateStream(operators);
}
