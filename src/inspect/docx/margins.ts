import type { Container } from '../container.js';
import { descendants, parseXml, textOf, type XmlNode } from '../xml.js';

export interface Margins {
  /** Words of headers and footers, a line a paragraph. */
  readonly lines: readonly string[];
  /** Words drawn across the page by a shape in the header. */
  readonly watermarks: readonly string[];
}

const MOST_PARTS = 60;

/** Headers and footers that a section of the document uses; a template leaves others behind. */
export function readMargins(document: XmlNode, container: Container): Margins {
  const relations = container.read('word/_rels/document.xml.rels');
  const targets = new Map(relations ? descendants(parseXml(relations), 'Relationship').map((each) => [each.attributes['Id'], each.attributes['Target'] ?? '']) : []);
  const used = [...descendants(document, 'headerReference'), ...descendants(document, 'footerReference')].map((each) => targets.get(each.attributes['id']) ?? '');
  const parts = [...new Set(used)].filter(Boolean).slice(0, MOST_PARTS).flatMap((target) => {
    const part = container.read(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    return part ? [parseXml(part)] : [];
  });
  return {
    lines: parts.flatMap((part) => descendants(part, 'p')).map((line) => descendants(line, 't').map(textOf).join('').trim()).filter(Boolean),
    watermarks: parts.flatMap((part) => descendants(part, 'textpath')).map((path) => (path.attributes['string'] ?? '').trim()).filter(Boolean),
  };
}
