import { fitTo } from '../index.js';
import type { Progress, Stage } from '../model/stage.js';
import { say, type Language, type Text } from '../model/text.js';

const STAGE_NAMES: Readonly<Record<Stage, Text>> = {
  load: { zh: '读取标准', en: 'loading the standard' },
  scan: { zh: '扫描材料', en: 'scanning' },
  inspect: { zh: '检测文件', en: 'inspecting' },
  read: { zh: '识别文字', en: 'reading scans' },
  check: { zh: '核对要求', en: 'checking' },
  assemble: { zh: '编排件号', en: 'numbering' },
  office: { zh: '排版办公文档', en: 'laying out office documents' },
  pages: { zh: '核对页面', en: 'comparing pages' },
  layout: { zh: '排版', en: 'laying out' },
  pdf: { zh: '合成 PDF', en: 'writing the PDF' },
  word: { zh: '生成 Word', en: 'writing Word' },
  report: { zh: '写报告', en: 'writing reports' },
  package: { zh: '打包', en: 'packing' },
};
/** Before so much of a stage has passed, what is left would be a guess. */
const FIRST_GUESS_MS = 2_000;
/** How often a log is told that a long stage goes on. */
const LOG_MS = 10_000;

export function stageName(stage: Stage, language: Language): string {
  return language === 'en' ? STAGE_NAMES[stage].en : STAGE_NAMES[stage].zh;
}

export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/**
 * Progress on standard error: on a terminal one live line with counts and the time left, elsewhere a plain line a stage
 * and one every ten seconds of a long stage, nothing when quiet.
 */
export function showProgress(stream: ProgressStream, language: Language, options: { readonly quiet: boolean; readonly now?: () => number }): { readonly update: (progress: Progress) => void; readonly end: () => void } {
  if (options.quiet) return { update: () => {}, end: () => {} };
  const now = options.now ?? (() => performance.now());
  let entered = now();
  let logged = entered;
  let shown = '';
  const update = ({ stage, done, total }: Progress) => {
    const name = stageName(stage, language);
    if (total === 0) entered = now();
    if (!stream.isTTY) {
      if (total > 0 && now() - logged < LOG_MS) return;
      logged = now();
      stream.write(total === 0 ? `${name}\n` : `${name} ${done}/${total}\n`);
      return;
    }
    const left = timeLeft({ elapsed: now() - entered, done, total }, language);
    const line = fitTo(total > 0 ? `${name}  ${bar(done / total)}  ${done}/${total}${left}` : name, (stream.columns ?? 80) - 1);
    if (line === shown) return;
    shown = line;
    stream.write(`\r\u001b[K${line}`);
  };
  return { update, end: () => void (stream.isTTY && shown && stream.write('\r\u001b[K')) };
}

function timeLeft({ elapsed, done, total }: { readonly elapsed: number; readonly done: number; readonly total: number }, language: Language): string {
  if (done === 0 || done >= total || elapsed < FIRST_GUESS_MS) return '';
  const seconds = Math.max(1, Math.round(((elapsed / done) * (total - done)) / 1000));
  const minutes = Math.ceil(seconds / 60);
  return seconds < 90 ? say(SECONDS_LEFT, language, { seconds }) : say(MINUTES_LEFT, language, { minutes });
}

const SECONDS_LEFT: Text = { zh: '  约剩 {seconds} 秒', en: '  about {seconds} s left' };
const MINUTES_LEFT: Text = { zh: '  约剩 {minutes} 分钟', en: '  about {minutes} min left' };

function bar(share: number): string {
  const full = Math.round(share * 24);
  return '#'.repeat(full) + '-'.repeat(24 - full);
}
