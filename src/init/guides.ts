import { asksOf } from '../checks/asks.js';
import { KINDS, type Format } from '../model/kinds.js';
import type { Indicator, Item, Requirement, Standard } from '../model/standard.js';

/** 填报说明: what to drop into a folder, how many, within which limits, and by whom, in words that need no manual. */

export function rootGuide(standard: Standard, unit: string | null): string {
  return lines(
    `${standard.name}　填报说明`,
    '',
    unit ? `本文件包由“${unit}”填报。` : '每个指标一个文件夹，每项考察内容一个子文件夹，里面的“填报说明.txt”写明要放什么。',
    '1. 把材料直接放进对应的文件夹即可，文件名写清楚是什么材料、哪一年。',
    '2. 正式文件请放盖章后的彩色扫描件（PDF，200 dpi 以上），不要放黑白复印件，不要加密，不要打成压缩包。',
    '3. 情况简述请用 Word 或文本文件，按字数要求写。',
    '4. 截图要能看清内容，带网址或日期；照片用原图，文件名写明时间、地点、人物、主题。',
    '5. 有“数据填报表.xlsx”的，只填“数值”一列。',
    '6. 不会改动您放进来的任何文件。',
  );
}

export function indicatorGuide(indicator: Indicator, items: readonly Item[]): string {
  return lines(
    `${indicator.printed}　${indicator.title}`,
    '',
    indicator.text,
    '',
    '本指标的考察内容：',
    ...items.map((item) => `  ${item.id}　${item.title}（${item.units.join('、')}）`),
  );
}

export function itemGuide(item: Item, asked: readonly Requirement[]): string {
  return lines(
    `${item.id}　${item.title}`,
    '',
    `条款：${item.text}`,
    ...(item.precondition ? [`前置条件：${item.precondition}`] : []),
    ...(item.veto ? [`一票否决：${item.veto}`] : []),
    ...(item.notApplicableIf ? [`不适用情形：${item.notApplicableIf}`] : []),
    ...(item.reading ? [`读法：${item.reading}`] : []),
    '',
    '要放的材料：',
    ...asked.flatMap((requirement, index) => [`${index + 1}. ${requirement.title}（${requirement.units.join('、')}）`, ...demandLines(requirement)]),
  );
}

export function requirementGuide(requirement: Requirement): string {
  return lines(requirement.title, '', `条款：${requirement.clause}`, `责任单位：${requirement.units.join('、')}`, '', '要求：', ...demandLines(requirement));
}

function demandLines(requirement: Requirement): string[] {
  const formats = [...new Set(requirement.forms.flatMap((form) => KINDS[form.kind].formats))];
  return [
    ...asksOf(requirement, 'zh-CN').map((ask) => `   · ${ask}`),
    `   · 可用格式：${formats.filter((format) => READY[format]).map((format) => READY[format]).join('、')}`,
    ...(requirement.absent === 'fail' ? [] : ['   · 选交：没有可以不交']),
  ];
}

/** Formats worth recommending; others are read too, but these make the least trouble. */
const READY: Partial<Record<Format, string>> = { pdf: 'PDF', docx: 'Word（docx）', xlsx: 'Excel（xlsx）', jpeg: 'JPG', png: 'PNG', txt: 'TXT', yaml: 'YAML' };

/** CR LF: these files are opened in Notepad. */
function lines(...each: string[]): string {
  return `\uFEFF${each.join('\r\n')}\r\n`;
}
