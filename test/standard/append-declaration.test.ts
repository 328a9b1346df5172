import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendDeclaration } from '../../src/standard/append-declaration.js';

const entry = { file: 'A1/a: “b” #1.pdf', what: 'seal', by: '张三', date: '2022-11-25' };
const HEAD = '# 说明\nstandard: x   # 标准\nunits:\n  - { name: 区科协, aliases: [甲, 乙] }\n';

/** Every line that was there is still there, in its order. */
function keepsLines(before: string, after: string): boolean {
  const lines = after.split(/\r?\n/);
  let at = 0;
  return before.trimEnd().split(/\r?\n/).every((line) => {
    at = lines.indexOf(line, at) + 1;
    return at > 0;
  });
}

describe('a declaration is added and nothing else is touched', () => {
  it.each([
    ['no declarations yet', HEAD],
    ['no line break at the end', HEAD.trimEnd()],
    ['only commented ones', `${HEAD}#declarations:\n#  confirmed: []\n\n# 末尾\n`],
    ['another list', `${HEAD}declarations:\n  pending:\n    - item: A2-2-1   # 待批\n      reason: 决算\n      due: 2023-08-31\n\n# 末尾\nlimits:\n  fileSeconds: 5\n`],
    ['the same list', `${HEAD}declarations:\n  confirmed:\n    - file: a.pdf\n      what: seal # 原件\n      by: 李四\n      date: 2022-11-20\n\n# 末尾\nlimits: { fileSeconds: 5 }\n`],
    ['items not indented', `${HEAD}declarations:\n  confirmed:\n  - file: a.pdf\n    what: seal\n    by: 李四\n    date: 2022-11-20\nlimits:\n  fileSeconds: 5`],
    ['items between braces', `${HEAD}declarations:\n  confirmed:     # 确认\n    - { file: a.pdf, what: seal, by: 李四, date: 2022-11-20 }\n`],
    ['nothing after the colon', `${HEAD}declarations:   # 待填\n# 末尾\n`],
    ['Windows line ends', `${HEAD}declarations:\n  confirmed:\n    - file: a.pdf\n      what: seal\n      by: 李四\n      date: 2022-11-20\n`.replaceAll('\n', '\r\n')],
  ])('%s', (_name, before) => {
    const after = appendDeclaration(before, 'confirmed', entry);
    expect(keepsLines(before, after)).toBe(true);
    const [was, is] = [parse(before), parse(after)] as { declarations?: { confirmed?: unknown[] } }[];
    expect(is?.declarations?.confirmed).toEqual([...(was?.declarations?.confirmed ?? []), entry]);
    expect({ ...is, declarations: 0 }).toEqual({ ...was, declarations: 0 });
    expect(after.includes('\r\n')).toBe(before.includes('\r\n'));
  });

  it.each([['a list between brackets', `${HEAD}declarations:\n  confirmed: [] # 空\n`], ['a flow map', `${HEAD}declarations: { pending: [] }\n`]])('%s is written anew, comments kept', (_name, before) => {
    const after = appendDeclaration(before, 'confirmed', entry);
    expect(parse(after)).toMatchObject({ units: [{ name: '区科协', aliases: ['甲', '乙'] }], declarations: { confirmed: [entry] } });
    for (const [comment] of before.matchAll(/# \S+/g)) expect(after).toContain(comment);
  });

  it('takes what a person writes as text, whatever it looks like', () => {
    const hostile = { ...entry, note: '- a: b\n#c: {{x}} !!js', by: 'yes' };
    expect(parse(appendDeclaration(HEAD, 'confirmed', hostile))).toMatchObject({ declarations: { confirmed: [hostile] } });
  });
});
