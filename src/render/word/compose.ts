import type { Block, Cell, Inline, ParagraphStyle } from '../../model/dossier.js';

/** Blocks put together in code, for the documents that are made from the result without templates. */

/** Lines of a cell or paragraph: plain text, or inlines. */
export type Content = string | readonly Inline[];

export function paragraph(style: ParagraphStyle, ...content: readonly Content[]): Block {
  return { type: 'paragraph', style, inlines: content.flatMap(inlines) };
}

export function heading(level: 1 | 2 | 3 | 4, id: string, title: string): Block {
  return { type: 'heading', level, id, inlines: [text(title)], inContents: true };
}

/** A table with one header row; an empty header means none. */
export function table(columns: readonly number[], header: readonly string[], rows: readonly (readonly Cell[])[]): Block {
  const head = header.length > 0 ? [header.map((title) => cell(title, { header: true, align: 'center' }))] : [];
  return { type: 'table', columns, headerRows: head.length, rows: [...head, ...rows] };
}

export function cell(content: Content, over: Partial<Cell> = {}): Cell {
  return { inlines: inlines(content), align: 'left', colspan: 1, rowspan: 1, header: false, ...over };
}

export function centred(content: Content): Cell {
  return cell(content, { align: 'center' });
}

export function text(content: string, look: Omit<Extract<Inline, { type: 'text' }>, 'type' | 'text'> = {}): Inline {
  return { type: 'text', text: content, ...look };
}

/** One under the other. */
export function lines(all: readonly Content[]): Inline[] {
  return all.filter((line) => line.length > 0).flatMap((line, index): Inline[] => [...(index > 0 ? [{ type: 'break' } as const] : []), ...inlines(line)]);
}

function inlines(content: Content): readonly Inline[] {
  return typeof content === 'string' ? [text(content)] : content;
}
