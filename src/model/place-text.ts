import type { Place } from './facts.js';
import type { Text } from './text.js';

/** Where something stands, in words. */
export function placeText({ page, paragraph, table, row, column }: Place): Text {
  if (page !== null) return { zh: `第 ${page} 页`, en: `page ${page}` };
  if (table !== undefined) return { zh: `表 ${table} 第 ${row} 行${column === undefined ? '' : `第 ${column} 列`}`, en: `table ${table}, row ${row}${column === undefined ? '' : `, column ${column}`}` };
  return paragraph === undefined ? { zh: '位置不详', en: 'somewhere' } : { zh: `第 ${paragraph} 段`, en: `paragraph ${paragraph}` };
}
