import type { Rgb } from '../mark-colours.js';
import { child, descendants, type XmlNode } from '../xml.js';
import { formField } from './form-field.js';
import { isOn, isSetOff, isUnseen, markOf, nearest, type Mark } from './marks.js';
import { signOf, UNKNOWN_SIGN } from './signs.js';
import { styleOf, USUAL, type Styles } from './styles.js';

/** Of a formula; a fraction is read with its stroke (ISO/IEC 29500-1, 22.1). */
const OFFICE_MATH = ['acc', 'bar', 'box', 'borderBox', 'd', 'deg', 'e', 'eqArr', 'fName', 'func', 'groupChr', 'lim', 'limLow', 'limUpp', 'm', 'mr', 'nary', 'phant', 'rad', 'sPre', 'sSub', 'sSubSup', 'sSup', 'sub', 'sup'];

/** Elements that only wrap: their children count as if they stood in their place. A move is read where it went. */
export const WRAPPERS = new Set(['sdt', 'sdtContent', 'ins', 'moveTo', 'smartTag', 'customXml', 'hyperlink', 'fldSimple', 'bdo', 'dir', 'ruby', 'rubyBase', 'oMath', 'oMathPara', ...OFFICE_MATH]);

export interface Run {
  readonly text: string;
  readonly mark: Mark['kind'] | null;
  readonly isSetOff: boolean;
}

export interface RunContext {
  /** Words drawn by a shape are read in their place; in a header they are a watermark. */
  readonly hasArt?: boolean;
  readonly styles: Styles;
  /** Called with the content of each text box, and with each note that is referred to. */
  readonly onBox: (content: XmlNode) => void;
  readonly onNote: (part: 'footnote' | 'endnote', id: string) => void;
  readonly onUnknownSign?: () => void;
  /** The colour of the paper or cell below the words; null or absent where it is not known. */
  readonly ground?: Rgb | null;
  /** They stand in a row of no height. */
  readonly isCutOff?: boolean;
  /** Called with words that nobody sees, which are no text. */
  readonly onUnseen?: (text: string) => void;
}

/** The visible runs of a paragraph in the accepted view. */
export function runsOf(paragraph: XmlNode, context: RunContext): Run[] {
  const properties = child(paragraph, 'pPr');
  const style = styleOf(child(properties, 'pStyle'), context.styles) ?? context.styles.get(USUAL);
  const around = [...(properties ? [properties] : []), ...(style?.paragraph ?? [])];
  const read = (nodes: readonly XmlNode[]): Run[] => nodes.flatMap((node): Run[] => {
    if (node.name === 'f') return [...inBrackets(read(child(node, 'num')?.children ?? [])), { text: '/', mark: null, isSetOff: false }, ...inBrackets(read(child(node, 'den')?.children ?? []))];
    if (node.name !== 'r') return WRAPPERS.has(node.name) ? read(node.children) : [];
    const own = child(node, 'rPr');
    const runStyle = styleOf(child(own, 'rStyle'), context.styles);
    const layers = [...(own ? [own] : []), ...(runStyle?.run ?? []), ...(style?.run ?? [])];
    const text = node.children.map((each) => textIn(each, context, read)).join('');
    if (isOn(nearest(layers, 'vanish')) || context.isCutOff || isUnseen(layers, around, context.ground ?? null)) {
      if (text.trim() !== '') context.onUnseen?.(text);
      return [];
    }
    return [{ text, mark: markOf(layers, around), isSetOff: isSetOff(layers) }];
  });
  return read(paragraph.children);
}

/** Where more than one sign stands over or under a stroke. */
function inBrackets(runs: readonly Run[]): Run[] {
  const plain = (text: string): Run => ({ text, mark: null, isSetOff: false });
  return /^[\p{L}\p{N}.,%]*$/u.test(runs.map(({ text }) => text).join('')) ? [...runs] : [plain('('), ...runs, plain(')')];
}

function textIn(node: XmlNode, context: RunContext, read: (nodes: readonly XmlNode[]) => Run[]): string {
  switch (node.name) {
    case 't': return node.children.map((each) => each.text).join('');
    case 'tab': case 'ptab': return '\t';
    case 'br': case 'cr': return '\n';
    case 'noBreakHyphen': return '-';
    case 'sym': {
      const sign = signOf(node.attributes['font'], node.attributes['char']);
      if (sign === null) context.onUnknownSign?.();
      return sign ?? UNKNOWN_SIGN;
    }
    case 'fldChar': return formField(child(node, 'ffData'));
    case 'ruby': case 'rubyBase': return read(node.children).map((run) => run.text).join('');
    case 'drawing': case 'pict': case 'object': case 'AlternateContent':
      boxesIn(node).forEach(context.onBox);
      return !context.hasArt ? '' : descendants(node, 'textpath').map((path) => path.attributes['string'] ?? '').join('');
    case 'footnoteReference': context.onNote('footnote', node.attributes['id'] ?? ''); return '';
    case 'endnoteReference': context.onNote('endnote', node.attributes['id'] ?? ''); return '';
    default: return '';
  }
}

/** Of a drawing that is written in two ways, the first is read. */
function boxesIn(node: XmlNode): XmlNode[] {
  if (node.name === 'txbxContent') return [node];
  if (node.name !== 'AlternateContent') return node.children.flatMap(boxesIn);
  const choices = node.children.map(boxesIn);
  return choices.find((boxes) => boxes.length > 0) ?? [];
}
