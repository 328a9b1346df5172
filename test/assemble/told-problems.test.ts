import { describe, expect, it } from 'vitest';
import { toldProblems } from '../../src/assemble/told-problems.js';
import type { Problem } from '../../src/model/outcome.js';
import type { ResultRequirement } from '../../src/model/result.js';

const path = (n: number): string => `A1-1/1 文件/${n}.pdf`;
const paths = Array.from({ length: 9 }, (_, n) => path(n));
const requirement = { id: 'A1-1/1', files: paths } as unknown as ResultRequirement;
/** The last file has no number: it is not in the dossier. */
const numbers = new Map(paths.slice(0, 8).map((each, n) => [each, `A1-1-0${n}`]));

function problem(code: string, file: string | undefined, message = `“${file}”${code}`): Problem {
  return { code, severity: 'warning', effect: 'review', message, remedy: '请核对。', ...(file === undefined ? {} : { file }) };
}

const told = (problems: readonly Problem[], language: 'zh-CN' | 'en' = 'zh-CN') => toldProblems(problems, requirement, numbers, language).map(({ message, remedy }) => [message, remedy]);

describe('the problems of a slip sheet', () => {
  it('tells the first three of a kind and names the files of all others', () => {
    const lines = told(paths.map((file) => problem('seal/doubt', file)));
    expect(lines).toEqual([
      ['“0.pdf”seal/doubt', '请核对。'], ['“1.pdf”seal/doubt', '请核对。'], ['“2.pdf”seal/doubt', '请核对。'],
      ['同类情况另有 6 处，涉及件 A1-1-03、A1-1-04、A1-1-05、A1-1-06、A1-1-07、“8.pdf”；逐处情况见缺项报告。', ''],
    ]);
    expect(told(paths.map((file) => problem('seal/doubt', file)), 'en').at(-1)?.[0]).toContain('6 more of the same kind, in exhibits A1-1-03, A1-1-04, A1-1-05, A1-1-06, A1-1-07, 8.pdf;');
  });

  it('tells four of a kind in full: a sum would take as much room', () => {
    expect(told(paths.slice(0, 4).map((file) => problem('seal/doubt', file)))).toHaveLength(4);
  });

  it('sums up each kind by itself, and a file once', () => {
    const lines = told(paths.slice(0, 5).flatMap((file) => [problem('seal/doubt', file), problem('draft/draft', path(0))]));
    expect(lines.map(([message]) => message)).toEqual([
      '“0.pdf”seal/doubt', '“1.pdf”seal/doubt', '“2.pdf”seal/doubt', '同类情况另有 2 处，涉及件 A1-1-03、A1-1-04；逐处情况见缺项报告。',
      '“0.pdf”draft/draft', '“0.pdf”draft/draft', '“0.pdf”draft/draft', '同类情况另有 2 处，涉及件 A1-1-00；逐处情况见缺项报告。',
    ]);
  });

  it('tells everything that is missing: what belongs to no file is never summed up', () => {
    const missing = Array.from({ length: 7 }, (_, n) => problem('exists/missing', undefined, `缺 202${n} 年的材料。`));
    expect(told([...missing, ...paths.map((file) => problem('exists/missing', file))])).toHaveLength(7 + 3 + 1);
  });
});
