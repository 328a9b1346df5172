import type { Text } from './text.js';

/** What each check looks at, as a person says it who confirms it: 人工确认（印章）. By the check's id. */
const MATTERS: Readonly<Record<string, Text>> = {
  count: { zh: '材料件数', en: 'number of files' },
  'each-year': { zh: '逐年材料', en: 'a file for each year' },
  categories: { zh: '材料类别', en: 'categories' },
  names: { zh: '点到的单位', en: 'bodies named' },
  figures: { zh: '填报数据', en: 'figures' },
  'per-head': { zh: '人均数额', en: 'amount per head' },
  agrees: { zh: '数据相符', en: 'agreeing figures' },
  readable: { zh: '能否打开', en: 'readability' },
  accepts: { zh: '文件格式', en: 'format' },
  'picture-kind': { zh: '图片类型', en: 'kind of picture' },
  'photo-quality': { zh: '照片质量', en: 'quality of photos' },
  captioned: { zh: '照片说明', en: 'caption of a photo' },
  'address-or-date': { zh: '截图网址或日期', en: 'address or date shown' },
  'shows-number': { zh: '截图中的数量', en: 'number shown' },
  extension: { zh: '扩展名', en: 'extension' },
  draft: { zh: '正式印发', en: 'issued, no draft' },
  filled: { zh: '待填处', en: 'places to fill in' },
  seal: { zh: '印章', en: 'seal' },
  'seal-name': { zh: '印文与发文机关', en: 'name on the seal' },
  highlight: { zh: '着重标出', en: 'marked passage' },
  window: { zh: '日期与时段', en: 'date and period' },
  'in-force': { zh: '期限与现行', en: 'in force' },
  consistent: { zh: '前后一致', en: 'consistency' },
  'word-limit': { zh: '字数', en: '字数' },
  'own-words': { zh: '实际内容', en: 'content of its own' },
  issuer: { zh: '发文机关', en: 'issuing body' },
  responsible: { zh: '发文单位与责任单位', en: 'issuing and responsible body' },
  district: { zh: '发文地区', en: 'place of issue' },
  states: { zh: '内容要点', en: 'points stated' },
  mentions: { zh: '内容相关', en: 'relevance' },
  entries: { zh: '名单行数', en: 'rows of the list' },
  resolution: { zh: '图片清晰度', en: 'pixels' },
  'scan-quality': { zh: '扫描质量', en: 'quality of scans' },
  orientation: { zh: '页面方向', en: 'orientation' },
  size: { zh: '文件大小', en: 'size' },
  duplicate: { zh: '重复使用', en: 'second use' },
  privacy: { zh: '个人信息', en: 'personal data' },
  person: { zh: '人工判断事项', en: 'what only a person judges' },
};

export function matterOf(check: string): Text {
  return MATTERS[check] ?? { zh: check, en: check };
}
