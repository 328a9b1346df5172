import type { Language } from '../model/text.js';
import type { Timings } from '../model/timings.js';
import { stageName } from './progress.js';

const SLOWEST = 10;

/** One line a stage with its time and the most memory seen, then the files that took longest in one stage, by name. */
export function timingLines({ stages, files }: Timings, language: Language): string[] {
  const slowest = files.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  return [
    ...stages.map(({ stage, milliseconds, megabytes }) => `${stageName(stage, language)}\t${milliseconds} ms\t${megabytes} MB`),
    ...(slowest.length > 0 ? [language === 'en' ? 'Slowest files:' : '用时最长的文件：'] : []),
    ...slowest.map(({ path, stage, milliseconds }) => `${stageName(stage, language)}\t${milliseconds} ms\t${path}`),
  ];
}
