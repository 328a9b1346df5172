import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstWords } from '../../../src/render/report/glimpses.js';
import { makeWorkspace, run } from '../../build/workspace.js';

const PACK = fileURLToPath(new URL('../../packs/wenming-xiaoyuan', import.meta.url));
const paragraph = (text: string) => ({ type: 'paragraph', text, heading: null }) as const;
const none = { text: { source: 'native', characters: 0, content: '' }, privateNumbers: [] } as const;

describe('the words a text begins with', () => {
  it('are those of its body, on one line and not many', () => {
    expect(firstWords({ ...none, body: [paragraph('标题'), paragraph('正文\n第二行')] })).toBe('标题 正文 第二行');
    expect(firstWords({ ...none, body: [{ type: 'table', rows: [['序号', '姓名'], ['1', '甲']] }] })).toBe('序号 姓名 1 甲');
    expect(firstWords({ ...none, body: [paragraph('长'.repeat(500))] })).toHaveLength(90);
    expect(firstWords({ ...none, body: [{ ...paragraph('脚注'), part: 'footnote' }] })).toBeNull();
  });
  it('are none where numbers of persons stand in the text', () => {
    expect(firstWords({ ...none, body: [paragraph('张三')], privateNumbers: [{ kind: 'mobile', masked: '138******00', page: null }] })).toBeNull();
  });
});

describe('a Word file in the report', () => {
  let folder: string;
  beforeAll(async () => {
    folder = makeWorkspace({
      'evidence/project.yaml': `standard: ${JSON.stringify(PACK)}\ndistrict: 云山小学\napplicant: 云山小学德育处\nasOf: 2024-06-30\n`,
      'evidence/1-1 领导班子/2 师德师风/1 师德说明/师德说明.docx': await Packer.toBuffer(new Document({ sections: [{ children: ['师德师风情况说明', '近三年（2021—2024年），我校未发生师德失范事件。'].map((text) => new Paragraph(text)) }] })),
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const report = () => readFileSync(join(folder, 'out', 'report', 'index.html'), 'utf8');

  it('shows its first words before there is a dossier, and then the page that the dossier has of it', async () => {
    await run(folder, { dossier: false });
    expect(report()).toMatch(/class="thumbnail leaf"[^>]*><b>DOCX<\/b>师德师风情况说明 近三年/);
    await run(folder);
    expect(report()).not.toContain('class="thumbnail leaf"');
    expect(report()).toMatch(/<img class="thumbnail" src="data:image\/webp;base64,[^"]{400,}"/);
  });
});
