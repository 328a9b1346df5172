import type { Container } from '../container.js';
import { relationsOf } from '../relations.js';
import { descendants, parseXml, type XmlNode } from '../xml.js';
import { runsOf } from './runs.js';
import type { Styles } from './styles.js';

export interface Margins {
  /** Words of headers and footers, a line a paragraph. */
  readonly lines: readonly string[];
  /** Words drawn across the page by a shape in the header. */
  readonly watermarks: readonly string[];
}

const MOST_PARTS = 60;

/** Headers and footers that a section of the document uses; a template leaves others behind. */
export function readMargins(document: XmlNode, styles: Styles, container: Container): Margins {
  const targets = relationsOf(container, 'word/document.xml');
  const used = [...descendants(document, 'headerReference'), ...descendants(document, 'footerReference')].flatMap((each) => targets.get(each.attributes['id'] ?? '') ?? []);
  const parts = [...new Set(used)].slice(0, MOST_PARTS).flatMap((target) => {
    const part = container.read(target);
    return part ? [parseXml(part)] : [];
  });
  return {
    lines: parts.flatMap((part) => linesIn(part, styles)).filter(Boolean),
    watermarks: parts.flatMap((part) => descendants(part, 'textpath')).map((path) => (path.attributes['string'] ?? '').trim()).filter(Boolean),
  };
}

/** A line of a header that is more than the number of the page. */
export function saysMore(line: string): boolean {
  return /\p{L}/u.test(line.replace(/第|页|共|page|of/giu, ''));
}

/** Those of a text box behind the line it hangs on. */
function linesIn(node: XmlNode, styles: Styles): string[] {
  return node.children.flatMap((each): string[] => {
    if (each.name !== 'p') return linesIn(each, styles);
    const boxes: XmlNode[] = [];
    const runs = runsOf(each, { styles, onBox: (box) => void boxes.push(box), onNote: () => undefined });
    return [runs.map((run) => run.text).join('').trim(), ...boxes.flatMap((box) => linesIn(box, styles))];
  });
}
