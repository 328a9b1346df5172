import { child, type XmlNode } from './xml.js';

/** Heading level (1–9) by style id: of styles with an outline level, or called heading 1, 标题 1. */
export function headingStyles(styles: XmlNode): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const style of styles.children) {
    const id = style.attributes['styleId'];
    if (style.name !== 'style' || id === undefined || style.attributes['type'] !== 'paragraph') continue;
    const outline = child(child(style, 'pPr'), 'outlineLvl')?.attributes['val'];
    const named = /^(?:heading|标题)\s*([1-9])$/i.exec(child(style, 'name')?.attributes['val'] ?? '')?.[1];
    if (outline !== undefined && Number(outline) < 9) levels.set(id, Number(outline) + 1);
    else if (named) levels.set(id, Number(named));
  }
  return levels;
}
