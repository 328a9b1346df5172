import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { signatureReason } from '../../../src/model/signature-reasons.js';
import { ofdDocument } from '../../sample/drawing/ofd.mjs';
import { addSeal, addText, newPage } from '../../sample/drawing/page.mjs';

type Parts = Record<string, Uint8Array>;
const BODY = '区科学技术协会';
let whole: Parts;

beforeAll(async () => {
  const page = newPage();
  addText(page, { text: '关于开展科普活动的通知', x: 40, y: 60, size: 7 });
  addSeal(page, { x: 140, y: 220, name: BODY });
  whole = unzipSync(await ofdDocument([page], { title: '通知', day: '2022-03-05' }));
});

const DESCRIPTION = 'Doc_0/Signs/Sign_0/Signature.xml';
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat';
const PAGE = 'Doc_0/Pages/Page_0/Content.xml';

/** The signature of the package once parts of it were changed; a part given as null is taken out. */
async function signature(changes: Readonly<Record<string, Uint8Array | null>> = {}) {
  const parts = Object.fromEntries(Object.entries({ ...whole, ...changes }).filter((entry): entry is [string, Uint8Array] => entry[1] !== null));
  const { signatures, problems } = await inspect(zipSync(parts), 'a.ofd');
  expect(problems.map(({ code }) => code)).not.toContain('crashed');
  const [first] = signatures;
  if (first?.reason) expect(signatureReason(first.reason).zh).toMatch(/^\p{Script=Han}/u);
  return first;
}

const edited = (path: string, change: (text: string) => string) => ({ [path]: Buffer.from(change(Buffer.from(whole[path] as Uint8Array).toString('utf8'))) });

describe('a sealed OFD', () => {
  it('is intact as it was written, with page, place, seal, maker and time', async () => {
    const found = await signature();
    expect(found).toMatchObject({ page: 1, integrity: 'intact', covers: 'whole', changes: [], signer: BODY, signedAt: '2022-03-05T02:20:30Z', subFilter: '1.2.156.10197.1.501' });
    expect(signatureReason(found?.reason ?? '').zh).toMatch(/^摘要 \d+ 项全部一致；签名值与签署者的公钥相符；印章“区科学技术协会”，制章者 样例电子印章中心，有效期 2020-01-01 至 2030-01-01/u);
    expect(found?.place).toMatchObject({ widthMm: 44 });
  });

  it('whose page was changed is broken, and the page is named', async () =>
    expect(await signature(edited(PAGE, (text) => text.replace('科', '料')))).toMatchObject({ integrity: 'broken', reason: expect.stringContaining(PAGE) }));

  it('whose page is gone is broken', async () => expect(await signature({ [PAGE]: null })).toMatchObject({ integrity: 'broken' }));

  it('that names a part outside the package is broken, and nothing outside is read', async () =>
    expect(await signature(edited(DESCRIPTION, (text) => text.replace(`/${PAGE}`, '../../../../../../etc/hostname')))).toMatchObject({ integrity: 'broken', reason: expect.stringContaining('etc/hostname') }));

  it('with a digest altered to fit a changed page has a value that no longer fits', async () =>
    expect(await signature(edited(DESCRIPTION, (text) => text.replace(/<ofd:Reference FileRef="[^"]*Content.xml">.*?<\/ofd:Reference>/u, '')))).toMatchObject({ integrity: 'broken', covers: 'part' }));

  it('with a part that was put in afterwards is intact in part, and the part is named', async () =>
    expect(await signature({ 'Doc_0/Annots/Annot_0.xml': Buffer.from('<a/>') })).toMatchObject({ integrity: 'intact', covers: 'part', changes: [], reason: expect.stringContaining('not protected by it: Doc_0/Annots/Annot_0.xml') }));

  it.each([0.1, 0.5, 0.95])('whose value is cut off at %d cannot be verified', async (share) => {
    const value = whole[VALUE] as Uint8Array;
    expect(await signature({ [VALUE]: value.subarray(0, value.length * share) })).toMatchObject({ integrity: 'unverifiable' });
  });

  it('without a value cannot be verified', async () => expect(await signature({ [VALUE]: null })).toMatchObject({ integrity: 'unverifiable', reason: expect.stringContaining('its value is missing') }));

  it('whose description is gone is told of all the same', async () => expect(await signature({ [DESCRIPTION]: null })).toMatchObject({ integrity: 'unverifiable', covers: 'unknown' }));
});
