import type { Text } from './text.js';

const NINTHS: readonly (readonly Text[])[] = [
  [{ zh: '左上', en: 'top left' }, { zh: '上方居中', en: 'top centre' }, { zh: '右上', en: 'top right' }],
  [{ zh: '左侧', en: 'left' }, { zh: '正中', en: 'centre' }, { zh: '右侧', en: 'right' }],
  [{ zh: '左下', en: 'bottom left' }, { zh: '下方居中', en: 'bottom centre' }, { zh: '右下', en: 'bottom right' }],
];

/** Where on a page a point lies, in words; `x` and `y` are fractions of its width and height from the top left. */
export function placeOnPage({ x, y }: { readonly x: number; readonly y: number }): Text {
  const third = (share: number) => Math.min(2, Math.max(0, Math.floor(share * 3)));
  return NINTHS[third(y)]?.[third(x)] as Text;
}
