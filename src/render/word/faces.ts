import type { IFontAttributesProperties } from 'docx';

/**
 * The faces of an official document, named and never embedded: the office PC has them, and they may not be
 * redistributed. The font table tells Word and WPS what to take where one is missing.
 */
export const FACES = {
  fangsong: face('仿宋_GB2312'),
  kai: face('楷体_GB2312'),
  hei: face('黑体'),
  title: face('方正小标宋简体'),
  // 7.5: the page number is 4号半角宋体, figures too.
  song: face('宋体', '宋体'),
} as const;

/**
 * Figures and Latin letters have one face on every machine, or one of the same widths: where a Chinese face is missing,
 * what stands in for its figures may be half as wide again and lines fall otherwise than in the PDF. The hint keeps
 * quotation marks, dashes and dots Chinese.
 */
function face(name: string, latin = 'Times New Roman'): IFontAttributesProperties {
  return { ascii: latin, hAnsi: latin, eastAsia: name, cs: latin, hint: 'eastAsia' };
}

/** Name, other names to look for in this order, PANOSE number. */
const TABLE: readonly (readonly [string, string, string])[] = [
  ['仿宋_GB2312', '仿宋,FangSong,方正仿宋_GBK,华文仿宋,STFangsong', '02010609030101010101'],
  ['楷体_GB2312', '楷体,KaiTi,方正楷体_GBK,华文楷体,STKaiti', '02010609030101010101'],
  ['黑体', 'SimHei,方正黑体_GBK,思源黑体,Noto Sans CJK SC', '02010609060101010101'],
  ['方正小标宋简体', '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,思源宋体,Noto Serif CJK SC', '02010601030101010101'],
  ['宋体', 'SimSun,思源宋体,Noto Serif CJK SC', '02010600030101010101'],
];

/** `word/fontTable.xml` (ECMA-376, 17.8.3): alternative names, so that a missing face has a fitting stand-in. */
export function fontTable(): string {
  const fonts = TABLE.map(([name, others, panose]) =>
    `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:panose1 w:val="${panose}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}
