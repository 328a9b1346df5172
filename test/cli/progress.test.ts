import { describe, expect, it } from 'vitest';
import { painter } from '../../src/cli/paint.js';
import { showProgress } from '../../src/cli/progress.js';
import { columnsOf } from '../../src/render/report/columns.js';

function watch(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  let now = 0;
  const { update, end } = showProgress({ isTTY, columns, write: (text) => written.push(text) }, 'zh-CN', { quiet: false, now: () => now });
  return { written, end, at: (ms: number, done: number, total: number) => { now = ms; update({ stage: 'inspect', done, total }); } };
}

describe('progress', () => {
  it('is one live line on a terminal, with counts and the time left', () => {
    const { written, at, end } = watch(true);
    at(0, 0, 0);
    at(1_000, 10, 400);
    at(10_000, 100, 400);
    expect(written.at(-1)).toMatch(/^\r\u001b\[K检测文件 .* 100\/400  约剩 30 秒$/);
    at(20_000, 10, 400);
    expect(written.at(-1)).toMatch(/约剩 13 分钟$/);
    expect(written[1]).not.toContain('约剩');
    end();
    expect(written.at(-1)).toBe('\r\u001b[K');
  });

  it('never wraps a narrow terminal', () => {
    const { written, at } = watch(true, 30);
    at(0, 0, 0);
    at(10_000, 100, 400);
    for (const line of written) expect(columnsOf(line.replace('\r\u001b[K', ''))).toBeLessThan(30);
  });

  it('is plain lines in a log: one a stage, and now and then while a stage goes on', () => {
    const { written, at } = watch(false);
    at(0, 0, 0);
    for (let ms = 1000; ms <= 25_000; ms += 1000) at(ms, ms / 1000, 100);
    expect(written).toEqual(['检测文件\n', '检测文件 10/100\n', '检测文件 20/100\n']);
  });
});

it('colours are for terminals, and for none that says NO_COLOR', () => {
  expect(painter({ isTTY: true }, {})('x', 'fail')).toBe('\u001b[1;31mx\u001b[0m');
  for (const plain of [painter({ isTTY: true }, { NO_COLOR: '1' }), painter({ isTTY: true }, { TERM: 'dumb' }), painter({}, {})]) expect(plain('x', 'fail')).toBe('x');
});
