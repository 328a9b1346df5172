import { say, type Language, type Text } from '../model/text.js';

/** Something in a finished package that is not as it says. */
export interface Flaw {
  readonly code: keyof typeof FLAW_TEXTS;
  readonly file: string;
  readonly page?: number;
  readonly found?: string | number;
  readonly expected?: string | number;
}

export const FLAW_TEXTS = {
  'bag/no-manifest': { zh: '缺少校验清单“{file}”', en: 'the manifest “{file}” is missing' },
  'bag/bad-line': { zh: '校验清单“{file}”有一行无法识读：{found}', en: 'a line of “{file}” cannot be read: {found}' },
  'bag/changed': { zh: '“{file}”内容被改动', en: '“{file}” was changed' },
  'bag/missing': { zh: '“{file}”不见了', en: '“{file}” is missing' },
  'bag/not-listed': { zh: '“{file}”不在清单中', en: '“{file}” is on no manifest' },
  'proof/not-signed': { zh: '成果没有签名（“{file}”不见了）', en: 'the package is not signed (“{file}” is missing)' },
  'proof/wrong-signature': { zh: '签名“{file}”与成果或所给公钥不符', en: 'the signature “{file}” does not fit the package or the key given' },
  'result/unreadable': { zh: '“{file}”无法读取', en: '“{file}” cannot be read' },
  'result/differs': { zh: '“{file}”与卷宗内的不一致：卷宗是另一次运行编制的', en: '“{file}” differs from the one in the dossier: the dossier comes from another run' },
  'volume/unreadable': { zh: '分册“{file}”无法读取：{found}', en: 'the volume “{file}” cannot be read: {found}' },
  'volume/pages': { zh: '分册“{file}”有 {found} 页，应为 {expected} 页', en: 'the volume “{file}” has {found} pages instead of {expected}' },
  'volume/language': { zh: '分册“{file}”所标的语言是 {found}，应为 {expected}', en: 'the volume “{file}” says that its language is {found} instead of {expected}' },
  'volume/title': { zh: '分册“{file}”的标题是“{found}”，应为“{expected}”', en: 'the title of the volume “{file}” is “{found}” instead of “{expected}”' },
  'exhibit/place': { zh: '{expected}：目录所记页码与印有该件号的页不符（{found}）', en: '{expected}: the catalogue and the pages stamped with it disagree ({found})' },
  'exhibit/unknown': { zh: '“{file}”第 {page} 页印有目录之外的件号 {found}', en: 'page {page} of “{file}” is stamped {found}, which the catalogue does not know' },
  'original/missing': { zh: '{expected} 的原件“{file}”不在包内或不是同一文件', en: 'the original “{file}” of {expected} is missing or another file' },
  'number/label': { zh: '“{file}”第 {page} 页的页签是 {found}，应为 {expected}', en: 'page {page} of “{file}” is labelled {found} instead of {expected}' },
  'number/printed': { zh: '“{file}”第 {page} 页印的页码是 {found}，应为 {expected}', en: 'page {page} of “{file}” prints {found} instead of {expected}' },
  'number/link-nowhere': { zh: '“{file}”第 {page} 页有链接指向不存在的位置（{expected}）', en: 'a link on page {page} of “{file}” leads nowhere ({expected})' },
  'number/link-number': { zh: '“{file}”第 {page} 页写的页码与所指的页不符：{found}，实为 {expected}', en: 'page {page} of “{file}” says {found} where the link leads to {expected}' },
  'number/exhibit-pages': { zh: '“{file}”第 {page} 页：件内页码 {found}，应为 {expected}', en: 'page {page} of “{file}”: {found} instead of {expected}' },
  'number/outline-nowhere': { zh: '“{file}”的书签“{found}”没有指向任何页', en: 'the bookmark “{found}” of “{file}” leads nowhere' },
  'number/outline-page': { zh: '“{file}”的书签“{found}”指到第 {page} 页，不是它所说的位置', en: 'the bookmark “{found}” of “{file}” leads to page {page}, which is not what it names' },
  'number/destination': { zh: '“{file}”第 {page} 页：件号定位不符（{found}）', en: 'page {page} of “{file}”: the destination of the exhibit is elsewhere ({found})' },
  'catalogue/unreadable': { zh: '目录“{file}”无法读取：{found}', en: 'the catalogue “{file}” cannot be read: {found}' },
  'catalogue/missing': { zh: '“{file}”的总目录缺少 {expected}', en: 'the catalogue in “{file}” lacks {expected}' },
  'catalogue/unknown': { zh: '“{file}”的总目录有卷宗中没有的件号 {found}', en: 'the catalogue in “{file}” has {found}, which the dossier does not know' },
  'catalogue/row': { zh: '“{file}”的总目录与卷宗不符：{found}，应为 {expected}', en: 'the catalogue in “{file}” disagrees with the dossier: {found} instead of {expected}' },
  'catalogue/order': { zh: '“{file}”的总目录顺序与卷宗不同：{found}，应为 {expected}', en: 'the catalogue in “{file}” is in another order: {found} instead of {expected}' },
  'catalogue/link': { zh: '“{file}”的总目录没有链接到原件：{found}，应为 {expected}', en: 'the catalogue in “{file}” does not lead to the original: {found} instead of {expected}' },
  'word/unreadable': { zh: 'Word 卷宗“{file}”无法读取：{found}', en: 'the Word dossier “{file}” cannot be read: {found}' },
  'word/exhibit-missing': { zh: 'Word 卷宗“{file}”缺少 {expected}', en: '“{file}” lacks {expected}' },
  'word/exhibit-unknown': { zh: 'Word 卷宗“{file}”有目录之外的件号 {found}', en: '“{file}” has {found}, which the catalogue does not know' },
  'word/exhibit-page': { zh: 'Word 卷宗“{file}”与 PDF 的页码或页数不符：{found}，应为 {expected}', en: '“{file}” and the PDF disagree on page or number of pages: {found} instead of {expected}' },
  'word/order': { zh: 'Word 卷宗“{file}”的标题和件号顺序与 PDF 不同：{found}，应为 {expected}', en: 'headings and exhibits of “{file}” are in another order than in the PDF: {found} instead of {expected}' },
} as const satisfies Readonly<Record<string, Text>>;

/** What could not be looked at, and so is not proven. */
export interface Unchecked {
  readonly code: keyof typeof UNCHECKED_TEXTS;
}

export const UNCHECKED_TEXTS = {
  'catalogue/not-found': {
    zh: '未核对印在卷宗里的总目录：卷宗中没有标识为“catalogue”的标题（标准包的模板去掉了它，或改用了别的标识），无法确定总目录在哪里。目录.xlsx 已核对。',
    en: 'The catalogue printed in the dossier was not checked: no heading of the dossier has the id “catalogue” (the pack’s templates leave it out or call it otherwise), so where it stands is not known. 目录.xlsx was checked.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export function describeUnchecked({ code }: Unchecked, language: Language): string {
  return say(UNCHECKED_TEXTS[code], language);
}

/** A flaw as one line. */
export function describeFlaw(flaw: Flaw, language: Language): string {
  const { code, ...args } = flaw;
  return say(FLAW_TEXTS[code], language, args);
}
