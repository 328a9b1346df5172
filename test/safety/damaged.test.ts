import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage, type BuildOutcome } from '../../src/index.js';
import { hashes, makeWorkspace, run } from '../build/workspace.js';
import { readCorpus } from '../corpus/read-corpus.js';
import { damage } from './damage.mjs';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const SLOT = 'evidence/1-1 领导班子/1 创建方案/2 研究记录';
/** Every fifth file, so that the suite stays short; `npm run fuzz` takes them all, again and again. */
const STEP = 5;

const corpus = readCorpus();
const files = (corpus?.files ?? []).filter((_file, index) => index % STEP === 0);

describe.skipIf(!corpus)('files of the corpus, damaged, through a whole build', () => {
  let folder: string;
  let outcome: BuildOutcome;
  let before: Record<string, string>;
  beforeAll(async () => {
    folder = makeWorkspace({ 'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n` });
    mkdirSync(join(folder, SLOT), { recursive: true });
    files.forEach(({ path }, index) => {
      const { bytes, kind } = damage(readFileSync(join(corpus?.folder as string, path)), index);
      writeFileSync(join(folder, SLOT, `${String(index).padStart(3, '0')} ${kind} 2022年${extname(path)}`), bytes);
    });
    before = hashes(join(folder, 'evidence'));
    outcome = await run(folder);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are each accounted for, and none crashed', () => {
    const ours = outcome.result.files.filter((file) => file.path !== 'project.yaml');
    expect(ours).toHaveLength(files.length);
    for (const file of ours) {
      expect([file.path, file.facts.problems.filter((problem) => problem.code === 'crashed')]).toEqual([file.path, []]);
      if (file.disposition !== 'included') expect(file.reason).toBeTruthy();
    }
  });

  it('are left as they were', () => expect(hashes(join(folder, 'evidence'))).toEqual(before));

  it('are named with what to do, when they cannot be opened', () => {
    const problems = [...outcome.result.problems, ...outcome.result.requirements.flatMap((each) => each.problems)];
    for (const file of outcome.result.files.filter((each) => each.facts.readable === 'no')) {
      expect([file.path, problems.some((problem) => problem.file === file.path && problem.message.includes(file.path) && problem.remedy !== '')]).toEqual([file.path, true]);
    }
  });

  it('are never passed off as content when they show nothing', () => {
    const blank = outcome.result.files.filter((file) => file.disposition === 'included' && file.facts.pages.length > 0 && file.facts.pages.every((page) => page.content === 'blank'));
    const said = JSON.stringify(outcome.result.requirements.map((each) => each.problems));
    for (const file of blank) expect(said).toContain(file.path);
  });

  it('make a draft that is proven all the same', async () => {
    expect(outcome.result.verdict).not.toBe('complete');
    expect((await verifyPackage(join(folder, 'out'))).flaws).toEqual([]);
  }, 240_000);
});
