import { child, type XmlNode } from '../xml.js';

/** What a field of an old form shows that stands in its data alone (ISO/IEC 29500-1, 17.16.17): a box, or what was chosen of a list. */
export function formField(data: XmlNode | undefined): string {
  const box = child(data, 'checkBox');
  if (box) return isOn(child(box, 'checked') ?? child(box, 'default')) ? '☒' : '□';
  const list = child(data, 'ddList');
  const entries = (list?.children ?? []).filter((each) => each.name === 'listEntry');
  const chosen = Number((child(list, 'result') ?? child(list, 'default'))?.attributes['val'] ?? 0);
  return entries[chosen]?.attributes['val'] ?? '';
}

function isOn(toggle: XmlNode | undefined): boolean {
  return toggle !== undefined && !/^(?:0|false|off)$/.test(toggle.attributes['val'] ?? '');
}
