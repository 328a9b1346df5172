import type { FactProblem } from '../model/facts.js';
import type { Container } from './container.js';
import type { Compound } from './ole/compound.js';

/** The problem of a file that carries macros, of VBA, of Excel 4 or in the JavaScript of WPS; none of them is ever run. */
export function macroProblem(hasMacro: boolean): FactProblem[] {
  return hasMacro ? [{ code: 'macro', page: null, detail: null }] : [];
}

const PARTS = /(?:^|\/)(?:vbaProject|JDEData)\.bin$|^xl\/(?:intl)?macrosheets\//i;

/** Of Office XML: by the names that all writers use, and by the content type, which holds under any name (ECMA-376-2, 10.1.2). */
export function hasMacroPart({ names, read }: Container): boolean {
  const types = names.includes('[Content_Types].xml') ? read('[Content_Types].xml') : null;
  // A default for the ending .bin alone stands in files without macros too.
  return names.some((name) => PARTS.test(name)) || (types !== null && /<Override\b[^>]*"application\/vnd\.(?:ms-office\.vbaProject|wps-officeDocument\.[\w.]*jsProject)"/i.test(Buffer.from(types).toString('latin1')));
}

/** Of the old formats: the storage of VBA ([MS-OVBA] 2.2.1), which Word and Excel keep as it is. */
export function hasMacroStream({ names }: Compound): boolean {
  return names.some((name) => name.toUpperCase() === '_VBA_PROJECT');
}

/** VbaInfoContainer and the head of its VbaInfoAtom ([MS-PPT] 2.4.10, 2.4.11): PowerPoint packs the storage, and says so here. */
const VBA_INFO = Buffer.from('1f00ff0314000000020000040c000000', 'hex');

export function hasSlideMacro(compound: Compound): boolean {
  const slides = Buffer.from(compound.read('PowerPoint Document') ?? []);
  for (let at = slides.indexOf(VBA_INFO); at >= 0; at = slides.indexOf(VBA_INFO, at + 1)) {
    const flag = at + VBA_INFO.length + 4;
    if (flag + 4 <= slides.length && slides.readUInt32LE(flag) !== 0) return true;
  }
  return false;
}
