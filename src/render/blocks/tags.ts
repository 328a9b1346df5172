/**
 * The HTML subset that templates are written in. Everything else is an error with its line: a tag that is
 * quietly ignored would be a page that is quietly wrong.
 */
export interface TagRule {
  readonly attributes: readonly string[];
  /** May stand among other blocks. */
  readonly block: boolean;
  readonly meaning: string;
}

export const TAGS: Readonly<Record<string, TagRule>> = {
  h1: { attributes: ['id', 'class'], block: true, meaning: 'heading 一、; class="unlisted" keeps it out of the contents' },
  h2: { attributes: ['id', 'class'], block: true, meaning: 'heading （一）' },
  h3: { attributes: ['id', 'class'], block: true, meaning: 'heading 1.' },
  h4: { attributes: ['id', 'class'], block: true, meaning: 'title of a slip sheet (隔页)' },
  p: { attributes: ['class'], block: true, meaning: 'paragraph; class is one of the paragraph styles' },
  ul: { attributes: [], block: true, meaning: 'list with dots' },
  ol: { attributes: [], block: true, meaning: 'numbered list' },
  li: { attributes: [], block: false, meaning: 'list item' },
  table: { attributes: ['columns'], block: true, meaning: 'table; columns="1 3 2" are relative widths' },
  thead: { attributes: [], block: false, meaning: 'rows repeated on every page' },
  tbody: { attributes: [], block: false, meaning: 'rows' },
  tr: { attributes: [], block: false, meaning: 'row' },
  th: { attributes: ['align', 'colspan', 'rowspan'], block: false, meaning: 'header cell' },
  td: { attributes: ['align', 'colspan', 'rowspan'], block: false, meaning: 'cell' },
  b: { attributes: [], block: false, meaning: 'bold' },
  em: { attributes: [], block: false, meaning: '楷体' },
  span: { attributes: ['class'], block: false, meaning: 'tone: ok, gap, doubt or quiet' },
  br: { attributes: [], block: false, meaning: 'line break' },
  a: { attributes: ['href'], block: false, meaning: 'link to #id of a heading or exhibit' },
  page: { attributes: ['of', 'end'], block: false, meaning: 'printed page on which the heading or exhibit begins (or, with end, ends)' },
  pages: { attributes: ['of'], block: false, meaning: 'how many pages the exhibit has' },
  space: { attributes: ['lines'], block: true, meaning: 'empty lines' },
  'page-break': { attributes: [], block: true, meaning: 'new page' },
  contents: { attributes: ['depth', 'from', 'until'], block: true, meaning: 'table of contents with page numbers; from and until: only what stands between two ids' },
  exhibit: { attributes: ['number'], block: true, meaning: 'the pages of an exhibit; with content, the content is its pages' },
};
