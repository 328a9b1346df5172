import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import { projectJsonSchema, standardJsonSchema } from '../../src/standard/json-schema.js';

it.each([
  ['templates/standard.schema.json', () => standardJsonSchema(CHECKS)],
  ['templates/project.schema.json', projectJsonSchema],
])('%s is fresh (npm run schemas writes it anew)', async (path, generate) => {
  expect(await readFile(path, 'utf8')).toBe(generate());
});

it('describes what a pack’s author may write, the demands of every check included', () => {
  const schema = standardJsonSchema(CHECKS);
  for (const check of CHECKS) expect(schema).toContain(`"${check.id}": {`);
  expect(schema).toContain('verbatim from the item');
});
