import { AlignmentType, BorderStyle, LineRuleType, type IParagraphStyleOptions, type IRunStylePropertiesOptions, type ISpacingProperties, type IStylesOptions } from 'docx';
import type { ParagraphStyle, Tone } from '../../model/dossier.js';
import { FACES } from './faces.js';
import { PITCH, TEXT_WIDTH } from './page.js';

/** Sizes in half points, lengths in twips (1/20 pt), as Word has them. GB/T 9704-2012, 5.2.1, 7.3: 3号 16 pt, 2号 22 pt. */
const BODY = 32;
const CHARACTER = 320;

/**
 * 28 characters of 16 pt in 156 mm: each gives way by a quarter of a point. By a little more here, still 28 to a line of
 * Chinese, because not every program draws marks together as the PDF does, and a line more could be a page more.
 */
const SET: IRunStylePropertiesOptions = { characterSpacing: -12 };

/** The colours of outcomes, those of the PDF. */
export const INK: Readonly<Record<Tone, string>> = { ok: '1D6B3C', gap: 'A3201D', doubt: '8A5A00', quiet: '5C5C5C' };

/** The exact pitch of a line; never on a paragraph with a picture, which it would cut off. */
export function exact(line: number, before = 0, after = 0): ISpacingProperties {
  return { line, lineRule: LineRuleType.EXACT, before, after };
}

/** Style ids of the paragraph styles of templates. */
export const STYLE_IDS: Readonly<Record<ParagraphStyle, string>> = {
  body: 'JzBody', plain: 'JzPlain', center: 'JzCenter', right: 'JzRight', note: 'JzNote', caption: 'JzCaption',
  signature: 'JzSignature', 'cover-title': 'JzCoverTitle', 'cover-subtitle': 'JzCoverSubtitle', 'cover-volume': 'JzCoverVolume', 'cover-line': 'JzCoverLine', 'cover-small': 'JzCoverSmall', 'cover-draft': 'JzCoverDraft',
  'slip-title': 'JzSlipTitle', 'slip-gap': 'JzSlipGap',
};

/** Word knows its own styles by their English names and shows “标题 1”, “目录 1”, “页脚” to a Chinese user. */
export function styles(): IStylesOptions {
  const heading = { spacing: exact(PITCH), keepNext: true, indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } };
  return {
    default: {
      document: {
        run: { font: FACES.fangsong, size: BODY, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: exact(PITCH) },
      },
      heading1: { run: { font: FACES.title, size: 44, bold: false, color: '000000' }, paragraph: { ...title(660, 0, 340), outlineLevel: 0 } },
      heading2: { run: { ...SET, font: FACES.hei, size: BODY, bold: false, color: '000000' }, paragraph: { ...heading, outlineLevel: 1 } },
      heading3: { run: { ...SET, font: FACES.kai, size: BODY, bold: false, color: '000000' }, paragraph: { ...heading, outlineLevel: 2 } },
      heading4: { run: { font: FACES.title, size: 44, bold: false, color: '000000' }, paragraph: { ...title(660, 3 * PITCH, 300), outlineLevel: 3 } },
    },
    paragraphStyles: [
      ...texts(), ...covers(), ...tables(), ...contents(), ...evidence(),
      style('JzHeading1Inline', '段内标题', { basedOn: 'Heading1', run: { ...SET, font: FACES.hei, size: BODY }, paragraph: { ...heading, alignment: AlignmentType.LEFT, outlineLevel: 0 } }),
      style('TOCHeading', 'TOC Heading', { run: { font: FACES.title, size: 44 }, paragraph: title(660, 0, 340) }),
      style('Header', 'header', { run: { font: FACES.hei, size: 24, color: INK.quiet, characterSpacing: 120 }, paragraph: { alignment: AlignmentType.RIGHT, spacing: exact(300) } }),
      // 5.3.1 and 7.5: 4号半角宋体, one character in from the outer edge.
      style('Footer', 'footer', { run: { font: FACES.song, size: 28 }, paragraph: { spacing: exact(280) } }),
    ],
  };
}

/**
 * `word/styles.xml` with what the library has no word for. The grid counts characters of the size of 正文 (Normal).
 * Our own styles keep to 22 lines of 28 characters by pitch and spacing and not by the grid, which LibreOffice
 * reads otherwise than Word: `snapToGrid` stands before `spacing` (ECMA-376, 17.3.1.26).
 */
export function mendStyles(stylesXml: string): string {
  return stylesXml
    .replace('<w:name w:val="Normal"/><w:qFormat/>', `<w:name w:val="Normal"/><w:qFormat/><w:rPr><w:sz w:val="${BODY}"/><w:szCs w:val="${BODY}"/></w:rPr>`)
    .replace(/<w:style w:type="paragraph".*?<\/w:style>/gs, (style) => style.replace(/<w:spacing (?=w:(?:after|before|line)=)/, '<w:snapToGrid w:val="0"/>$&'));
}

function texts(): IParagraphStyleOptions[] {
  const justified = AlignmentType.BOTH;
  return [
    style('JzBody', '卷宗正文', { run: SET, paragraph: { spacing: exact(PITCH), alignment: justified, indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } } }),
    style('JzPlain', '卷宗正文（顶格）', { run: SET, paragraph: { spacing: exact(PITCH), alignment: justified } }),
    style('JzCenter', '卷宗正文（居中）', { run: SET, paragraph: { spacing: exact(PITCH), alignment: AlignmentType.CENTER } }),
    style('JzRight', '卷宗落款', { run: SET, paragraph: { spacing: exact(PITCH), alignment: AlignmentType.RIGHT, indent: { right: 2 * CHARACTER } } }),
    style('JzSignature', '卷宗签署', { run: SET, paragraph: { spacing: exact(PITCH, 0, PITCH), indent: { left: 11 * CHARACTER } } }),
    style('JzHeading4Inline', '段内四级标题', { basedOn: 'Heading4', run: { ...SET, font: FACES.fangsong, size: BODY, bold: true }, paragraph: { alignment: AlignmentType.LEFT, spacing: exact(PITCH), indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 }, outlineLevel: 3 } }),
    style('JzNote', '卷宗说明', { run: { font: FACES.kai, size: 24 }, paragraph: { alignment: justified, spacing: exact(400, 0, 60), keepNext: true } }),
    style('JzDense', '报告正文', { run: { size: 24 }, paragraph: { alignment: justified, spacing: exact(400, 0, 60) } }),
    style('JzList', '卷宗列项', { run: SET, paragraph: { spacing: exact(PITCH), alignment: justified } }),
    style('JzSlipTitle', '隔页题名', { run: { font: FACES.title, size: 44 }, paragraph: title(660, 0, 240) }),
    style('JzSlipGap', '隔页缺项', {
      run: { font: FACES.hei, size: 36, color: INK.gap },
      paragraph: {
        alignment: AlignmentType.CENTER, spacing: exact(560, 440, 440), indent: { left: 1200, right: 1200 },
        border: { top: line(INK.gap), bottom: line(INK.gap) },
      },
    }),
  ];
}

function covers(): IParagraphStyleOptions[] {
  return [
    style('JzCoverTitle', '封面标题', { run: { font: FACES.title, size: 52 }, paragraph: title(780, 480, 720) }),
    style('JzCoverSubtitle', '封面副题', { run: { font: FACES.title, size: 72 }, paragraph: title(980, 600, 600) }),
    style('JzCoverVolume', '封面册次', { run: { font: FACES.kai, size: 36 }, paragraph: title(600, 120, 120) }),
    style('JzCoverLine', '封面信息', { run: SET, paragraph: { spacing: exact(PITCH), indent: { left: 10 * CHARACTER, right: 3 * CHARACTER, hanging: 5 * CHARACTER } } }),
    style('JzCoverSmall', '封面小字信息', { run: { ...SET, size: 24 }, paragraph: { spacing: exact(400), indent: { left: 8 * 240, right: 240, hanging: 5 * 240 } } }),
    style('JzCoverDraft', '封面草稿字样', {
      run: { font: FACES.hei, size: 40, color: INK.gap },
      paragraph: {
        alignment: AlignmentType.CENTER, spacing: exact(560), indent: { left: TEXT_WIDTH - 2000 },
        border: { top: line(INK.gap), bottom: line(INK.gap), left: line(INK.gap), right: line(INK.gap) },
      },
    }),
  ];
}

function tables(): IParagraphStyleOptions[] {
  return [
    style('JzCaption', '卷宗表题', { run: { font: FACES.hei, size: 24 }, paragraph: { alignment: AlignmentType.CENTER, spacing: exact(340, 120, 80), keepNext: true } }),
    style('JzCell', '表内文字', { run: { size: 24 }, paragraph: { spacing: exact(340) } }),
    style('JzCellSmall', '表内小字', { run: { size: 21 }, paragraph: { spacing: exact(298) } }),
    style('JzCellTiny', '表内细字', { run: { size: 20 }, paragraph: { spacing: exact(284) } }),
    style('JzAfterTable', '表后空行', { run: { size: 2 }, paragraph: { spacing: exact(20) } }),
  ];
}

function contents(): IParagraphStyleOptions[] {
  return [1, 2, 3, 4].map((level) =>
    style(`TOC${level}`, `toc ${level}`, {
      run: { font: level === 1 ? FACES.hei : FACES.fangsong, size: level === 1 ? 30 : 28 },
      paragraph: { spacing: exact(400, level === 1 ? 160 : 60), indent: { left: (level - 1) * 340 } },
    }));
}

function evidence(): IParagraphStyleOptions[] {
  return [
    style('JzExhibitLine', '佐证页题', { run: { font: FACES.hei, size: 21, color: INK.quiet }, paragraph: { spacing: exact(400, 0, 60), border: { bottom: { ...line(INK.quiet), size: 4, space: 2 } } } }),
    style('JzPhotoCaption', '图片说明', { run: { font: FACES.kai, size: 24 }, paragraph: { alignment: AlignmentType.CENTER, spacing: exact(380, 60, 0) } }),
    // Its pitch follows the picture: an exact one would cut it off.
    style('JzExhibitImage', '佐证页图', { run: { size: 2 }, paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 } } }),
  ];
}

function style(id: string, name: string, options: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions {
  return { basedOn: 'Normal', quickFormat: true, ...options, id, name };
}

function title(pitch: number, before: number, after: number) {
  return { alignment: AlignmentType.CENTER, spacing: exact(pitch, before, after), keepNext: true, indent: { firstLine: 0, firstLineChars: 0 } };
}

function line(color: string) {
  return { style: BorderStyle.SINGLE, size: 10, space: 6, color };
}
