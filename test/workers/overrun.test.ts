import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { PDFDocument, rgb } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildOutcome } from '../../src/index.js';
import { hashes, makeWorkspace, run } from '../build/workspace.js';
import { seeded } from '../safety/damage.mjs';

const PACK = fileURLToPath(new URL('../packs/wenming-xiaoyuan', import.meta.url));
const SLOW = '1-1 领导班子/1 创建方案/2 研究记录/会议记录2022年.pdf';
const BIG = '1-2 学生社团/社团名单/社团名单.docx';
const GOOD = '1-1 领导班子/2 师德师风/1 师德说明/师德说明.txt';

/** Far more pages to look at for seals than the time allowed. */
async function slowPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (let page = 0; page < 1500; page++) {
    const sheet = pdf.addPage([595, 842]);
    for (let ring = 0; ring < 12; ring++) sheet.drawCircle({ x: 60 + ring * 40, y: 100 + (page % 7) * 90, size: 50 - ring, borderColor: rgb(0.9, 0.1, 0.1), borderWidth: 4 });
  }
  return pdf.save();
}

/** A few megabytes that take hundreds once they are read. */
function bigDocx(): Uint8Array {
  const random = seeded(5);
  const paragraphs = Array.from({ length: 250_000 }, () => `<w:p><w:r><w:t>${random().toString(36).slice(2)}</w:t></w:r></w:p>`).join('');
  const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  return zipSync({ '[Content_Types].xml': strToU8(types), '_rels/.rels': strToU8(relations), 'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${paragraphs}</w:body></w:document>`) }, { level: 1 });
}

describe.each([
  ['time', '{ fileSeconds: 12 }', SLOW, slowPdf, 'timeout', 'pdf'],
  ['memory', '{ fileSeconds: 300, fileMegabytes: 90 }', BIG, bigDocx, 'out-of-memory', 'docx'],
] as const)('a file that takes more %s than project.yaml allows', (_what, limits, path, make, code, format) => {
  let folder: string;
  let outcome: BuildOutcome;
  let before: Record<string, string>;
  beforeAll(async () => {
    folder = makeWorkspace({
      'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\nlimits: ${limits}\n`,
      [`evidence/${path}`]: await make(), [`evidence/${GOOD}`]: '师德师风情况说明\n近三年（2021—2024年），我校未发生师德失范事件。',
    });
    before = hashes(`${folder}/evidence`);
    outcome = await run(folder, { dossier: false });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is given up and an error by name, with what to do', () => {
    const requirement = outcome.result.requirements.find((each) => each.files.includes(path));
    expect(requirement?.outcome).toBe('error');
    expect(requirement?.problems.filter((problem) => problem.file === path)).toEqual([expect.objectContaining({ code: `readable/${code}`, remedy: expect.stringContaining('project.yaml') })]);
  });

  it('is of the format that its first bytes tell', () => expect(outcome.result.files.find((file) => file.path === path)?.format).toBe(format));

  it('costs only itself: the others are looked into, and the package says that it failed', () => {
    expect(outcome.result.files.find((file) => file.path === GOOD)).toMatchObject({ disposition: 'included', facts: { problems: [] } });
    expect(outcome.result.verdict).toBe('failed');
    expect(outcome.result.files.filter((file) => !file.sha256)).toEqual([]);
    expect(hashes(`${folder}/evidence`)).toEqual(before);
  });
});
