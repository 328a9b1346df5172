import { BookmarkEnd, BookmarkStart, InternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { Inline } from '../../model/dossier.js';
import { visible } from '../report/visible.js';
import { FACES } from './faces.js';
import type { Places } from './places.js';
import { INK } from './styles.js';

/** Inlines as runs. Links go to bookmarks; page numbers are plain figures, so that no field waits for an update. */
export function toRuns(inlines: readonly Inline[], places: Places): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    switch (inline.type) {
      case 'text':
        return textRuns(inline.text, {
          ...(inline.bold ? { bold: true } : {}), ...(inline.kai ? { font: FACES.kai } : {}), ...(inline.tone ? { color: INK[inline.tone] } : {}),
        });
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'link':
        return linked(inline.to, inline.text, places);
      case 'page':
        return linked(inline.of, pageText(inline.of, inline.end === true, places), places);
      case 'pages':
        return textRuns(String(Number(pageText(inline.of, true, places)) - Number(pageText(inline.of, false, places)) + 1));
    }
  });
}

/** A number that the map does not have would be a wrong page in print: a bug, the layout has refused such templates. */
function pageText(id: string, end: boolean, places: Places): string {
  const page = places.page(id, end);
  if (page === null) throw new Error(`The page map has no place called ${id}.`);
  return String(page);
}

export function linked(id: string, text: string, places: Places): ParagraphChild[] {
  const anchor = places.bookmark(id);
  if (anchor === null) throw new Error(`A link points to ${id}, which is nowhere in the document.`);
  return [new InternalHyperlink({ anchor, children: textRuns(text) })];
}

/** Text from outside: what XML or the eye cannot take is written out; line feeds become line breaks. */
export function textRuns(text: string, look: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): TextRun[] {
  return visible(text).split('\n').map((line, index) => new TextRun({ ...look, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

/** Numbers of bookmarks, unique within one document. */
export type BookmarkNumbers = () => number;

export function countBookmarks(): BookmarkNumbers {
  let last = 0;
  return () => ++last;
}

/** The children between the two ends of a bookmark. */
export function bookmarked(name: string, number: number, children: readonly ParagraphChild[]): ParagraphChild[] {
  // The two ends are children of a paragraph by the schema; the library's types leave them out.
  const [start, end] = [new BookmarkStart(name, number), new BookmarkEnd(number)] as unknown as [ParagraphChild, ParagraphChild];
  return [start, ...children, end];
}
