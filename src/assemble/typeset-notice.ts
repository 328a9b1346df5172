import type { Facts } from '../model/facts.js';
import type { RequirementKind } from '../model/kinds.js';
import type { LeftOutPart } from '../model/left-out.js';
import { say, type Language, type Text } from '../model/text.js';
import { isWrittenToBeSet } from './office.js';

/**
 * What stands over a file that is set from its text. A summary is handed in to be set; of any other office file the reader must know
 * that the layout is ours, and of every one what is left out.
 */
export function typesetNotice(facts: Pick<Facts, 'pictures' | 'leftOut'>, kind: RequirementKind, language: Language): string | null {
  const parts = listed(facts, language);
  if (parts !== '') return say(LEFT_OUT_NOTICE, language, { parts });
  return isWrittenToBeSet(kind) ? null : say(TYPESET_NOTICE, language);
}

/** Of a file whose pages go in as they are: what they do not show. */
export function leftOutRemark({ leftOut = [] }: Pick<Facts, 'leftOut'>, language: Language): string | null {
  const parts = listed({ leftOut }, language);
  return parts === '' ? null : say(LEFT_OUT_REMARK, language, { parts });
}

/** Empty when nothing is missing. */
function listed({ pictures = 0, leftOut = [] }: Pick<Facts, 'pictures' | 'leftOut'>, language: Language): string {
  const parts = [...(pictures > 0 ? [say(PICTURES, language, { count: pictures })] : []), ...leftOut.map(({ part, count }) => say(PARTS[part], language, { count }))];
  return parts.join(language === 'en' ? ', ' : '、');
}

const LEFT_OUT_REMARK: Text = { zh: '原件另有 {parts}，未编入，见原件', en: 'only in the original file: {parts}' };

const TYPESET_NOTICE: Text = {
  zh: '以下内容由电子文档的文字和表格重新排印，版式以所附原件为准。',
  en: 'Set from the text and tables of the electronic document; for its layout see the original file.',
};

const LEFT_OUT_NOTICE: Text = {
  zh: '以下内容由电子文档的文字和表格重新排印；文中 {parts}未排印，见所附原件。',
  en: 'Set from the text and tables of the electronic document; only in the original file: {parts}.',
};

const PICTURES: Text = { zh: '{count} 幅图片', en: '{count} picture(s)' };

const PARTS: Readonly<Record<LeftOutPart, Text>> = {
  picture: { zh: '图片', en: 'pictures' },
  'hidden-sheet': { zh: '{count} 张隐藏的工作表', en: '{count} hidden sheet(s)' },
  sheet: { zh: '靠后的 {count} 张工作表', en: 'the last {count} sheet(s)' },
  'hidden-row': { zh: '{count} 行隐藏的内容', en: '{count} hidden row(s)' },
  row: { zh: '靠后的 {count} 行', en: 'the last {count} row(s)' },
  column: { zh: '靠右的 {count} 列', en: '{count} column(s) at the right' },
  header: { zh: '页眉页脚', en: 'headers and footers' },
  note: { zh: '{count} 条备注或脚注', en: '{count} note(s)' },
  'text-box': { zh: '{count} 个文本框', en: '{count} text box(es)' },
  comment: { zh: '{count} 条批注', en: '{count} comment(s)' },
  'hidden-slide': { zh: '{count} 张隐藏的幻灯片', en: '{count} hidden slide(s)' },
  slide: { zh: '靠后的 {count} 张幻灯片', en: 'the last {count} slide(s)' },
  master: { zh: '幻灯片母版上的文字', en: 'words of the slide master' },
  symbol: { zh: '{count} 个特殊符号（以“〓”代替）', en: '{count} special sign(s), for which 〓 stands' },
  document: { zh: '{count} 份其他格式的文档', en: '{count} document(s) of another kind' },
  attachment: { zh: '{count} 个附加文件', en: '{count} attached file(s)' },
  page: { zh: '靠后的 {count} 页', en: 'the last {count} page(s)' },
  frame: { zh: '{count} 个嵌入的网页', en: '{count} page(s) shown within it' },
  layer: { zh: '{count} 个不显示的图层', en: '{count} layer(s) that are switched off' },
  media: { zh: '{count} 段音频、视频或动画', en: '{count} recording(s), film(s) or animation(s)' },
  chart: { zh: '{count} 个图表的图形（题名和数据已列出）', en: 'the drawing of {count} chart(s), whose titles and data are listed' },
  diagram: { zh: '{count} 个 SmartArt 图形的版式（文字已列出）', en: 'the drawing of {count} SmartArt graphic(s), whose words are listed' },
  drawing: { zh: '{count} 个读不出文字的图表或 SmartArt 图形', en: '{count} chart(s) or SmartArt graphic(s) of which no words can be read' },
  stamp: { zh: '{count} 处只有原程序才显示的图章', en: '{count} stamp(s) that only the program which set them draws' },
};
