import { Document, Packer, Paragraph, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import type { Result } from '../../../src/model/result.js';
import { checkCover, fillCover } from '../../../src/render/word/cover.js';
import { fixture } from '../report/fixture.js';

/** A cover as a district makes one: words around placeholders, one of them in parts of different look. */
const cover = async (...lines: readonly (readonly string[])[]) =>
  new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: lines.map((parts) => new Paragraph({ children: parts.map((text) => new TextRun(text)) })) }] })));
const text = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<[^>]+>/g, '');
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error as UserError);
const result = fixture() as Result;

describe('cover.docx of a pack', () => {
  it('is filled, also where Word has split a placeholder, twice the same bytes', async () => {
    const bytes = await cover(['报送：{{', '地区', '}}'], ['{{填报单位}}（共{{件数}}件）']);
    const filled = await fillCover(bytes, 'cover.docx', result);
    expect(text(filled)).toContain(`报送：${result.district}`);
    expect(text(filled)).toContain(`${result.applicant}（共${result.dossier?.exhibits.length}件）`);
    expect(Buffer.compare(filled, await fillCover(bytes, 'cover.docx', result))).toBe(0);
  });
  it('puts a hostile name in as text', async () => {
    expect(text(await fillCover(await cover(['{{地区}}']), 'cover.docx', { ...result, district: '<w:p/>{{标题}}&' }))).toContain('&lt;w:p/&gt;');
  });
  it('is refused with the name of a placeholder that nothing fills', async () => {
    const error = await refusal(checkCover(await cover(['{{地区}}{{区长}}']), 'cover.docx'));
    expect([error?.code, error?.details]).toEqual(['cover/unknown-placeholder', ['{{区长}}']]);
  });
  it('is refused with the name of a placeholder that has nothing to say', async () => {
    const error = await refusal(fillCover(await cover(['{{补交期限}}']), 'cover.docx', { ...result, dueDate: null }));
    expect([error?.code, error?.details]).toEqual(['cover/unfilled-placeholder', ['{{补交期限}}']]);
  });
  it('is refused when it is no Word document', async () => {
    expect((await refusal(checkCover(new Uint8Array([1, 2, 3]), 'cover.docx')))?.code).toBe('cover/unreadable');
  });
});
