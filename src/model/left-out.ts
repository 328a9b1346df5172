import { say, type Language, type Text } from './text.js';

/** What of a file is not in the dossier although the file is: of a flowing document what is not set, besides pictures; of pages what they do not show. The dossier says so. */
export interface LeftOut {
  readonly part: LeftOutPart;
  readonly count: number;
}

/** `picture`: how many is not known; `sheet`, `row` and `column`: beyond as many as are read; the hidden ones: what its author does not show; `stamp`: one that only the program which set it can draw; `chart` and `diagram`: of which the words are set and the drawing is not; `drawing`: of which nothing is; `unseen`: words that the page itself does not show. */
export const LEFT_OUT_PARTS = ['picture', 'hidden-sheet', 'sheet', 'hidden-row', 'hidden-column', 'row', 'column', 'header', 'note', 'text-box', 'comment', 'hidden-slide', 'slide', 'master', 'symbol', 'document', 'page', 'frame', 'attachment', 'layer', 'media', 'stamp', 'chart', 'diagram', 'drawing', 'unseen'] as const;

export type LeftOutPart = (typeof LEFT_OUT_PARTS)[number];

/** Those of which there is any; nothing at all where there is none, as in facts of a file that is set whole. */
export function leftOut(counts: Partial<Record<LeftOutPart, number>>): { readonly leftOut?: readonly LeftOut[] } {
  const found = LEFT_OUT_PARTS.map((part) => ({ part, count: counts[part] ?? 0 })).filter(({ count }) => count > 0);
  return found.length > 0 ? { leftOut: found } : {};
}

/** In words, as a list; empty when nothing is missing. `pictures`: how many, where that is known. */
export function leftOutWords({ pictures = 0, leftOut: parts = [] }: { readonly pictures?: number; readonly leftOut?: readonly LeftOut[] }, language: Language): string {
  const words = [...(pictures > 0 ? [say(PICTURES, language, { count: pictures })] : []), ...parts.map(({ part, count }) => say(PARTS[part], language, { count }))];
  return words.join(language === 'en' ? ', ' : '、');
}

const PICTURES: Text = { zh: '{count} 幅图片', en: '{count} picture(s)' };

const PARTS: Readonly<Record<LeftOutPart, Text>> = {
  picture: { zh: '图片', en: 'pictures' },
  'hidden-sheet': { zh: '{count} 张隐藏的工作表', en: '{count} hidden sheet(s)' },
  sheet: { zh: '靠后的 {count} 张工作表', en: 'the last {count} sheet(s)' },
  'hidden-row': { zh: '{count} 行隐藏的内容', en: '{count} hidden row(s)' },
  'hidden-column': { zh: '{count} 列隐藏的内容', en: '{count} hidden column(s)' },
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
  unseen: { zh: '{count} 处不显示的文字', en: 'words in {count} place(s) that are not shown' },
  stamp: { zh: '{count} 处只有原程序才显示的图章', en: '{count} stamp(s) that only the program which set them draws' },
};
