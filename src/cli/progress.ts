import type { Progress, Stage } from '../model/stage.js';
import type { Language, Text } from '../model/text.js';

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  load: { zh: '读取标准', en: 'loading the standard' },
  scan: { zh: '扫描材料', en: 'scanning' },
  inspect: { zh: '检测文件', en: 'inspecting' },
  read: { zh: '识别文字', en: 'reading scans' },
  check: { zh: '核对要求', en: 'checking' },
  assemble: { zh: '编排件号', en: 'numbering' },
  pages: { zh: '核对页面', en: 'comparing pages' },
  layout: { zh: '排版', en: 'laying out' },
  pdf: { zh: '合成 PDF', en: 'writing the PDF' },
  word: { zh: '生成 Word', en: 'writing Word' },
  report: { zh: '写报告', en: 'writing reports' },
  package: { zh: '打包', en: 'packing' },
};

export function stageName(stage: Stage, language: Language): string {
  return language === 'en' ? STAGE_NAMES[stage].en : STAGE_NAMES[stage].zh;
}

/** Progress on standard error: a live line on a terminal, one plain line a stage elsewhere, nothing when quiet. */
export function showProgress(stream: NodeJS.WriteStream, language: Language, quiet: boolean): { readonly update: (progress: Progress) => void; readonly end: () => void } {
  if (quiet) return { update: () => {}, end: () => {} };
  let shown = '';
  const update = (progress: Progress) => {
    const name = stageName(progress.stage, language);
    if (!stream.isTTY) {
      if (progress.total === 0) stream.write(`${name}\n`);
      return;
    }
    const line = progress.total > 0 ? `${name}  ${bar(progress.done / progress.total)}  ${progress.done}/${progress.total}` : name;
    if (line === shown) return;
    shown = line;
    stream.write(`\r\u001b[K${line}`);
  };
  return { update, end: () => void (stream.isTTY && shown && stream.write('\r\u001b[K')) };
}

function bar(share: number): string {
  const full = Math.round(share * 24);
  return '█'.repeat(full) + '░'.repeat(24 - full);
}
