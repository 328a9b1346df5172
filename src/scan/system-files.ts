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

/** The form that `init` puts where figures are asked; as long as it is empty it is nothing handed in. */
export const FORM_NAME = '数据填报表.xlsx';

/** Says of the pictures beside it and below what they show; see `assemble/captions.ts`. */
export const CAPTION_NAME = /(?:^|\/)图片说明\.(?:xlsx?|docx?|wps|txt|md)$/i;

export const PROJECT_FILE = 'project.yaml';
