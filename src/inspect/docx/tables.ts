import type { Rgb } from '../mark-colours.js';
import { child, type XmlNode } from '../xml.js';
import { groundOf } from './marks.js';
import { WRAPPERS } from './runs.js';
import type { Styles } from './styles.js';

/** Where a cell has no colour of its own: that of the table, of the page; null where the table's style may bring one. */
export function tableGround(table: XmlNode, around: Rgb | null, styles: Styles): Rgb | null {
  const properties = child(table, 'tblPr');
  const own = groundOf(child(properties, 'shd'));
  if (own !== null) return own;
  const style = child(properties, 'tblStyle');
  return style === undefined || styles.get(style.attributes['val'] ?? '')?.hasGround === false ? around : null;
}

/** Twentieths of a point. */
const LOWEST_ROW = 60;

/** So low that nothing in it is seen. */
export function isFlat(row: XmlNode): boolean {
  const height = child(child(row, 'trPr'), 'trHeight')?.attributes;
  return height?.['hRule'] === 'exact' && Number(height['val'] ?? NaN) < LOWEST_ROW;
}

export function rowsOf(table: XmlNode): XmlNode[] {
  return table.children.flatMap((node) => (node.name === 'tr' ? (child(child(node, 'trPr'), 'del') ? [] : [node]) : WRAPPERS.has(node.name) ? rowsOf(node) : []));
}

export function cellsOf(row: XmlNode): XmlNode[] {
  return row.children.flatMap((node) => (node.name === 'tc' ? (child(child(node, 'tcPr'), 'cellDel') ? [] : [node]) : WRAPPERS.has(node.name) ? cellsOf(node) : []));
}
