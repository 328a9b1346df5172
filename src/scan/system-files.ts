/** Files that operating systems and office programs leave behind: excluded with a reason, never counted as evidence. */
const SYSTEM_NAMES: readonly RegExp[] = [
  /^thumbs\.db$/i, /^ehthumbs\.db$/i, /^desktop\.ini$/i, /^\.ds_store$/i, /^\.directory$/i,
  /^~\$/, /^~wrl\d+\.tmp$/i, /^\.~lock\..*#$/, /^\._/, /^\.gitkeep$/, /^\.~/,
];

export function isSystemFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path.startsWith('__MACOSX/') || path.includes('/__MACOSX/') || SYSTEM_NAMES.some((pattern) => pattern.test(name));
}

/** The file that says what belongs in a folder; `init` writes one into each. */
export const GUIDE_NAME = '填报说明.txt';
export const GUIDE_WORD_NAME = '填报说明.docx';

/** A guide, also one of a later edition that was put beside it. */
export function isGuide(path: string): boolean {
  return /^填报说明(?:（新\d*）)?\.(?:txt|docx)$/.test(path.slice(path.lastIndexOf('/') + 1));
}

/** The form that `init` puts where figures are asked; as long as it is empty it is nothing handed in. */
export const FORM_NAME = '数据填报表.xlsx';

export function isForm(path: string): boolean {
  return /^数据填报表(?:（新\d*）)?\.xlsx$/.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Says of the pictures beside it and below what they show; see `assemble/captions.ts`. */
export const CAPTION_NAME = /(?:^|\/)图片说明\.(?:xlsx?|docx?|wps|txt|md)$/i;

export const PROJECT_FILE = 'project.yaml';
