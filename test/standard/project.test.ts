import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.js';
import type { UserError } from '../../src/errors.js';
import type { Standard } from '../../src/model/standard.js';
import { loadStandard } from '../../src/standard/load.js';
import { loadProject, readProject } from '../../src/standard/project.js';

let folder: string;
let standard: Standard;
const MINIMAL = 'standard: kepu-2021-2025\ndistrict: 云溪区\napplicant: 云溪区科学技术协会\nasOf: 2022-11-30\n';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'juanzong-project-'));
  standard = await loadStandard('kepu-2021-2025', CHECKS);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function load(text: string) {
  await writeFile(join(folder, 'project.yaml'), text);
  return loadProject(folder, standard, 'en');
}

async function mistakesOf(text: string): Promise<string[]> {
  const error = (await load(text).catch((thrown: unknown) => thrown)) as UserError;
  expect(error.code).toBe('project/invalid');
  return error.details.map((each) => each.replace(`${join(folder, 'project.yaml')}:`, ''));
}

describe('the example that init hands out', () => {
  const example = () => readFile('templates/common/project.example.yaml', 'utf8');

  it('is a valid project as it comes', async () => {
    expect(await load(await example())).toMatchObject({ standard: 'kepu-2021-2025', asOf: '2022-11-30', declarations: [], caps: { fileBytes: null } });
  });

  it('is one too with everything uncommented', async () => {
    const project = await load((await example()).replace(/^#(?=\S|  )/gm, ''));
    expect(project.declarations.map((each) => each.type)).toEqual(['not-applicable', 'pending', 'confirmed', 'shared', 'assigned']);
    expect(project.caps).toEqual({ fileBytes: 50_000_000, imageBytes: 600_000, volumeBytes: 100_000_000, volumePages: 400 });
    expect(project.volumes).toEqual({ perGroup: true, doubleSided: true, photosPerPage: 1 });
    expect(project.office).toBe('auto');
    expect(project.fonts.fangsong).toBe(join(folder, '../fonts/仿宋.ttf'));
  });

  it('has a first line in which init can put the pack', async () => expect(await example()).toMatch(/^standard: /));
});

describe('units', () => {
  it('adds names to the standard’s units, wherever they are known by, and the district’s own', async () => {
    const { units } = await load(`${MINIMAL}units:\n  - { name: 区科学技术协会, aliases: [云溪科协] }\n  - { name: 各街道, members: [镇] }\n  - { name: 云溪区气象局, aliases: [区气象局] }\n`);
    expect(units.find((unit) => unit.name === '区科协')?.aliases).toEqual(['区科学技术协会', '云溪科协']);
    expect(units.find((unit) => unit.name === '各街道')?.members).toContain('镇');
    expect(units.at(-1)).toEqual({ name: '云溪区气象局', aliases: ['区气象局'], open: false, members: [] });
    expect(units).toHaveLength(standard.units.length + 1);
    expect(units.filter((unit) => unit.open)).toHaveLength(3);
  });

  it('refuses one name for two units', async () => {
    expect(await mistakesOf(`${MINIMAL}units:\n  - { name: 云溪区气象局, aliases: [区教育局] }\n`)).toEqual(['6: “区教育局” is already a name of “区教育局”']);
  });
});

describe('mistakes', () => {
  it('are all named at once with their lines', async () => {
    expect(await mistakesOf('standard: kepu-2021-2025\ndistict: 云溪区\napplicant: 云溪区科协\nasOf: 2022-11-31\ncaps: { fileMegabytes: -1 }\n')).toEqual([
      expect.stringMatching(/^1: “district” is missing/), '2: unknown key “distict”, did you mean “district”?', expect.stringMatching(/^4: “asOf” must be a real date/), expect.stringMatching(/^5: “fileMegabytes” is too/),
    ]);
  });

  it('include a name that finds no room on the cover', async () => {
    const named = (length: number) => MINIMAL.replace('云溪区\n', `${'县'.repeat(length)}\n`);
    expect(await mistakesOf(named(101))).toEqual(['2: “district” must not have more than 100 characters: the cover has no room for more']);
    expect((await load(named(100))).district).toHaveLength(100);
  });

  it('include names that the standard does not know, and paths out of evidence/', async () => {
    const declarations = (lines: string) => `${MINIMAL}declarations:\n${lines}`;
    expect(await mistakesOf(declarations('  notApplicable:\n    - { item: A2-1-6, reason: x, by: y, date: 2022-11-01 }\n  confirmed:\n    - { file: a.pdf, what: seals, by: y, date: 2022-11-01 }\n  assigned:\n    - { file: a.pdf, requirement: A3-5-2/award }\n'))).toEqual([
      expect.stringMatching(/^7: the standard has no item “A2-1-6”, did you mean “A2-1-/), '9: the standard has no check “seals”, did you mean “seal”?', '11: the standard has no requirement “A3-5-2/award”, did you mean “A3-5-2/awards”?',
    ]);
    for (const path of ['../a.pdf', '/etc/passwd', 'C:\\a.pdf', 'a/../../b']) {
      expect(await mistakesOf(declarations(`  assigned:\n    - { file: '${path}', requirement: A3-5-2/awards }\n`))).toEqual([expect.stringMatching(/^7: “file” must be a path inside evidence/)]);
    }
  });

  it('a missing project says how to make one', async () => {
    const error = (await readProject(join(folder, 'nowhere')).catch((thrown: unknown) => thrown)) as UserError;
    expect(error.code).toBe('project/missing');
    expect(error.explain('zh-CN')).toContain('juanzong init');
  });
});

it('names its standard before the standard is loaded: an id as it is, a path from where it stands', async () => {
  await writeFile(join(folder, 'project.yaml'), MINIMAL);
  expect((await readProject(folder)).standard).toBe('kepu-2021-2025');
  await writeFile(join(folder, 'project.yaml'), MINIMAL.replace('kepu-2021-2025', '../my-pack'));
  expect((await readProject(folder)).standard).toBe(join(folder, '../my-pack'));
});
