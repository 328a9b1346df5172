import { asksOf } from '../checks/asks.js';
import type { Guide, GuidePart } from '../model/guide.js';
import { KINDS, type Format } from '../model/kinds.js';
import type { Indicator, Item, Requirement, Standard } from '../model/standard.js';

/** 填报说明: what to drop into a folder, how many, within which limits, and by whom, in words that need no manual. */

export function rootGuide(standard: Standard, unit: string | null): Guide {
  return {
    title: `${standard.name}　填报说明`,
    parts: [
      said(null, unit ? `本文件包由“${unit}”填报。` : '每个指标一个文件夹，每项考察内容一个子文件夹，里面的“填报说明”写明要放什么。'),
      { type: 'steps', lines: [
        '把材料直接放进对应的文件夹即可，文件名写清楚是什么材料、哪一年。',
        '正式文件请放盖章后的彩色扫描件（PDF，200 dpi 以上），不要放黑白复印件，不要加密，不要打成压缩包。',
        '情况简述请用 Word 或文本文件，按字数要求写。',
        '截图要能看清内容，带网址或日期；照片用原图，文件名写成“时间_地点_人物_主题”，或在旁边放一个“图片说明.xlsx”（文件名、时间、地点、人物、主题）。',
        '有“数据填报表.xlsx”的，只填“数值”一列，单位已经写好。',
        '不会改动您放进来的任何文件。',
      ] },
    ],
  };
}

export function indicatorGuide(indicator: Indicator, items: readonly Item[]): Guide {
  return {
    title: `${indicator.printed}　${indicator.title}`,
    parts: [said(null, indicator.text), said(null, '本指标的考察内容：'), { type: 'points', lines: items.map((item) => `${item.id}　${item.title}（${item.units.join('、')}）`) }],
  };
}

export function itemGuide(item: Item, asked: readonly Requirement[]): Guide {
  return {
    title: `${item.id}　${item.title}`,
    parts: [
      said('条款', item.text),
      ...optional('前置条件', item.precondition),
      ...optional('一票否决', item.veto),
      ...optional('不适用情形', item.notApplicableIf),
      ...optional('读法', item.reading),
      said(null, '要放的材料：'),
      ...asked.map((requirement, index): GuidePart => ({ type: 'asked', title: `${index + 1}. ${requirement.title}（${requirement.units.join('、')}）`, lines: demandLines(requirement) })),
    ],
  };
}

export function requirementGuide(requirement: Requirement): Guide {
  return {
    title: requirement.title,
    parts: [said('条款', requirement.clause), said('责任单位', requirement.units.join('、')), said(null, '要求：'), { type: 'points', lines: demandLines(requirement) }],
  };
}

function said(label: string | null, text: string): GuidePart {
  return { type: 'text', label, text };
}

function optional(label: string, text: string | null): GuidePart[] {
  return text === null ? [] : [said(label, text)];
}

function demandLines(requirement: Requirement): string[] {
  const formats = [...new Set(requirement.forms.flatMap((form) => KINDS[form.kind].formats))];
  return [
    ...asksOf(requirement, 'zh-CN'),
    `可用格式：${formats.filter((format) => READY[format]).map((format) => READY[format]).join('、')}`,
    ...(requirement.absent === 'fail' ? [] : ['选交：没有可以不交']),
  ];
}

/** Formats worth recommending; others are read too, but these make the least trouble. */
const READY: Partial<Record<Format, string>> = { pdf: 'PDF', docx: 'Word（docx）', xlsx: 'Excel（xlsx）', jpeg: 'JPG', png: 'PNG', txt: 'TXT', yaml: 'YAML' };

/** As a text file, with CR LF: these are opened in Notepad. */
export function guideText({ title, parts }: Guide): string {
  const lines = parts.flatMap((part): string[] => {
    switch (part.type) {
      case 'text': return ['', part.label ? `${part.label}：${part.text}` : part.text];
      case 'steps': return part.lines.map((line, index) => `${index + 1}. ${line}`);
      case 'points': return part.lines.map((line) => `   · ${line}`);
      case 'asked': return [part.title, ...part.lines.map((line) => `   · ${line}`)];
    }
  });
  return `\uFEFF${[title, ...lines].join('\r\n')}\r\n`;
}
