import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Check } from '../../src/checks/check.js';
import { CHECKS } from '../../src/checks/index.js';
import { loadStandard } from '../../src/standard/load.js';

const FOLDER = fileURLToPath(new URL('../../src/checks/', import.meta.url));
const PACK = fileURLToPath(new URL('../../templates/kepu-2021-2025', import.meta.url));
const source = (name: string) => readFileSync(`${FOLDER}${name}`, 'utf8');
const defined = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && source(name).includes('export default defineCheck('));

describe('the list of checks', () => {
  it('has every check that has a file, each once, and its file is called what it is called', () => {
    const listed = CHECKS.map((check) => `${check.id}.ts`);
    expect(new Set(listed).size).toBe(listed.length);
    expect([...listed].sort()).toEqual([...defined].sort());
    for (const check of CHECKS) expect(source(`${check.id}.ts`)).toContain(`id: '${check.id}'`);
  });

  it.each(CHECKS)('$id says everything in both languages, with what to do', (check) => {
    expect(check.summary).toMatch(/^[A-Z].*\.$/u);
    expect(Object.keys(check.messages).length).toBeGreaterThan(0);
    for (const [code, { message, remedy, severity, effect }] of Object.entries(check.messages)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [message, remedy]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en.replaceAll('字', '')).toMatch(/^[^\p{Script=Han}]+$/u);
        expect([...text.zh.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual([...text.en.matchAll(/\{\w+\}/g)].map(String).sort());
      }
      expect(message.zh).toMatch(/\{(?:file|title|year|years)\}/);
      expect(`${message.zh}${remedy.zh}`).not.toMatch(/无效|假|真|(?<!没)有效|非法/);
      expect(`${message.en}${remedy.en}`).not.toMatch(/\b(?:valid|invalid|genuine|fake|forged)\b/i);
      if (effect === 'fail') expect(severity).toBe('error');
      if (effect === 'none') expect(severity).not.toBe('error');
    }
  });

  it.each(CHECKS)('$id describes its parameters', (check) => {
    const schema = z.toJSONSchema(check.params, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, { description?: string; properties?: object; items?: object; type?: string }>; additionalProperties?: unknown; description?: string };
    expect(schema.additionalProperties).toBe(false);
    const properties = Object.entries(schema.properties ?? {});
    if (properties.length === 0) expect(schema.description).toBeTruthy();
    for (const [name, property] of properties) {
      expect(property.description, `${check.id}.${name}`).toBeTruthy();
    }
  });

  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.ts')))('%s knows no bureau, year, limit or indicator of a standard', (name) => {
    const code = source(name).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\b[A-C]\d-\d/);
    expect(code).not.toMatch(/区(?:教育局|财政局|科协|委办|政府办|文明办)|科普|街道|文明实践/);
    expect(code.replace(/2022-04-28|2020-01-01|`2020`|DA\/T 31-2017|min\(1900\)|max\(2200\)/g, '')).not.toMatch(/\b(?:19|20)[12]\d\b/);
  });
});

describe('README.md', () => {
  const readme = existsSync(`${FOLDER}README.md`) ? source('README.md') : '';
  it('has the table of all checks as they are', () => {
    expect(readme, `put this table into src/checks/README.md:\n\n${table()}\n`).toContain(table());
  });
  it('shows the example as it stands in the file', () => {
    const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
    expect(example).toBeTruthy();
    expect(source('draft.ts')).toBe(example);
  });
});

function table(): string {
  return ['| check | looks at | parameters | what it proves |', '| --- | --- | --- | --- |', ...CHECKS.map(line)].join('\n');
}

function line(check: Check): string {
  const schema = z.toJSONSchema(check.params, { io: 'input', unrepresentable: 'any' }) as { properties?: object; required?: readonly string[] };
  const names = Object.keys(schema.properties ?? {}).map((name) => `\`${name}${schema.required?.includes(name) ? '' : '?'}\``);
  return `| [\`${check.id}\`](${check.id}.ts) | ${check.scope === 'each' ? 'each file' : 'all files together'} | ${names.join(', ') || '—'} | ${check.summary} |`;
}

describe.skipIf(!existsSync(`${PACK}/standard.yaml`))('the pack that comes along', () => {
  it('demands nothing that no check answers, and leaves no check unused', async () => {
    const standard = await loadStandard(PACK, CHECKS);
    const requirements = standard.indicators.flatMap((indicator) => indicator.items).flatMap((item) => item.requirements);
    const demanded = requirements.flatMap((requirement) => [...Object.entries(requirement.demands), ...requirement.forms.flatMap((form) => Object.entries(form.demands))]);
    for (const [id, params] of demanded) {
      const check = CHECKS.find((each) => each.id === id);
      expect(check, id).toBeDefined();
      expect(check?.params.safeParse(params).success, `${id} ${JSON.stringify(params)}`).toBe(true);
    }
    expect([...new Set(demanded.map(([id]) => id))].sort()).toEqual(CHECKS.map((check) => check.id).sort());
  });

  it('refuses a demand that no check answers', async () => {
    await expect(loadStandard(PACK, CHECKS.filter((check) => check.id !== 'seal'))).rejects.toMatchObject({ code: 'standard/invalid' });
  });
});
