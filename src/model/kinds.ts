/** The kinds of material a requirement may ask for (材料类型). */
export const REQUIREMENT_KINDS = [
  'sealed', 'document', 'screenshot', 'photo', 'summary', 'case',
  'list', 'certificate', 'finance', 'figure', 'proof',
] as const;

export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

/** What a file is by its content, never by its name. */
export const FORMATS = [
  'pdf', 'jpeg', 'png', 'tiff', 'webp', 'bmp', 'gif', 'heic', 'avif', 'svg', 'psd', 'jp2', 'jxl',
  'docx', 'xlsx', 'pptx', 'odf', 'iwork', 'xps', 'doc', 'xls', 'ppt', 'wps', 'ofd', 'rtf',
  'txt', 'md', 'html', 'yaml', 'eml', 'zip', 'rar', '7z', 'video', 'audio', 'empty', 'unknown',
] as const;

export type Format = (typeof FORMATS)[number];

/** How a kind is called, marked in a file's name, and in which formats it can come. */
export interface KindInfo {
  readonly zh: string;
  readonly en: string;
  /** The word between 【】 in a file's name that says “this file is of this kind”. */
  readonly tags: readonly string[];
  /** Formats that can carry such material, the usual one first. */
  readonly formats: readonly Format[];
}

const IMAGES = ['jpeg', 'png', 'webp', 'bmp', 'tiff', 'gif', 'heic', 'avif'] as const;
const TEXTS = ['docx', 'doc', 'wps', 'txt', 'md', 'rtf', 'html', 'pdf'] as const;
const PAGES = ['pdf', 'ofd', ...IMAGES] as const;
const SHEETS = ['xlsx', 'xls'] as const;

export const KINDS: Readonly<Record<RequirementKind, KindInfo>> = {
  sealed: { zh: '正式文件盖章版', en: 'sealed document', tags: ['盖章', '盖章版', '正式文件'], formats: [...PAGES, 'docx', 'doc'] },
  document: { zh: '文件', en: 'document', tags: ['文件', '制度'], formats: [...PAGES, 'svg', ...TEXTS.filter((f) => f !== 'pdf')] },
  screenshot: { zh: '截图', en: 'screenshot', tags: ['截图', '截屏'], formats: [...IMAGES, 'svg', 'pdf', 'docx'] },
  photo: { zh: '图片', en: 'photo', tags: ['图片', '照片'], formats: [...IMAGES, 'svg', 'pdf', 'docx'] },
  summary: { zh: '情况简述', en: 'summary', tags: ['简述', '情况简述'], formats: TEXTS },
  case: { zh: '典型案例', en: 'case study', tags: ['案例', '典型案例'], formats: TEXTS },
  list: { zh: '名单', en: 'list', tags: ['名单'], formats: [...SHEETS, ...TEXTS, ...IMAGES, 'svg'] },
  certificate: { zh: '证书', en: 'certificate', tags: ['证书'], formats: [...IMAGES, 'pdf', 'ofd'] },
  finance: { zh: '决算页', en: 'final account page', tags: ['决算', '决算页'], formats: ['pdf', ...IMAGES, 'ofd', ...SHEETS] },
  figure: { zh: '数据', en: 'figures', tags: ['数据'], formats: [...SHEETS, 'yaml', 'txt'] },
  proof: { zh: '相关证明材料', en: 'proof', tags: ['证明', '佐证'], formats: [...PAGES, 'svg', ...TEXTS.filter((f) => f !== 'pdf'), ...SHEETS] },
};
