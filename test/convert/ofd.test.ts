import { strToU8, unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { convertOfd } from '../../src/convert/ofd/convert-ofd.js';
import { seeOfd } from '../../src/convert/see-ofd.js';
import { openPdf } from '../../src/engines/pdfium.js';
import { inspect } from '../../src/inspect/inspect.js';
import { encodeDer, TAG } from '../../src/inspect/signature/der.js';

const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';

interface Parts {
  /** Objects of the page's only layer. */
  readonly objects: string;
  readonly resources?: string;
  readonly template?: string;
  readonly annotation?: string;
  /** Stamps of one signature, and the picture of its seal. */
  readonly stamps?: string;
  readonly seal?: { readonly type: string; readonly bytes: Uint8Array };
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

/** One page of 100 by 100 millimetres. */
function ofd({ objects, resources = '', template, annotation, stamps, seal, files = {} }: Parts): Uint8Array {
  const page = (inner: string) => `<ofd:Page ${NS}><ofd:Area><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:Area>${inner}</ofd:Page>`;
  const layer = (inner: string) => `<ofd:Content><ofd:Layer ID="2">${inner}</ofd:Layer></ofd:Content>`;
  const xml: Record<string, string> = {
    'OFD.xml': `<ofd:OFD ${NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>${stamps ? '<ofd:Signatures>/Signs/Signatures.xml</ofd:Signatures>' : ''}</ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes>${template ? '<ofd:TemplatePage ID="9" BaseLoc="Tpl.xml"/>' : ''}</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages>${annotation ? '<ofd:Annotations>Annots.xml</ofd:Annotations>' : ''}</ofd:Document>`,
    'Doc_0/Res.xml': `<ofd:Res ${NS} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体"/></ofd:Fonts>${resources}</ofd:Res>`,
    'Doc_0/Page.xml': page(`${template ? '<ofd:Template TemplateID="9"/>' : ''}${layer(objects)}`),
    ...(template ? { 'Doc_0/Tpl.xml': page(layer(template)) } : {}),
    ...(annotation ? { 'Doc_0/Annots.xml': `<ofd:Annotations ${NS}><ofd:Page PageID="1"><ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`, 'Doc_0/Annot.xml': `<ofd:PageAnnot ${NS}>${annotation}</ofd:PageAnnot>` } : {}),
    ...(stamps ? { 'Signs/Signatures.xml': `<ofd:Signatures ${NS}><ofd:Signature ID="1" BaseLoc="Signature.xml"/></ofd:Signatures>`, 'Signs/Signature.xml': `<ofd:Signature ${NS}><ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>${stamps}</ofd:SignedInfo></ofd:Signature>` } : {}),
  };
  const integer = encodeDer(TAG.integer, new Uint8Array([40]));
  const picture = seal ? encodeDer(TAG.sequence, Buffer.concat([encodeDer(0x16, Buffer.from(seal.type)), encodeDer(TAG.octetString, seal.bytes), integer, integer])) : null;
  return zipSync({ ...Object.fromEntries(Object.entries(xml).map(([name, text]) => [name, strToU8(text)])), ...files, ...(picture ? { 'Signs/Seal.esl': new Uint8Array(encodeDer(TAG.sequence, picture)) } : {}) });
}

/** The drawn page: what stands at a place in millimetres, as a word. */
async function drawn(bytes: Uint8Array) {
  const { pdf, lost } = await convertOfd(bytes);
  const document = await openPdf(pdf);
  const { width, data } = document.render(0, { dpi: 100, maxPixels: 1_000_000 });
  const text = document.text(0);
  document.close();
  const at = (x: number, y: number): string => {
    const i = (Math.round((y / 25.4) * 100) * width + Math.round((x / 25.4) * 100)) * 3;
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
    return r > 200 && g > 200 && b > 200 ? 'white' : r > 150 && g < 90 && b < 90 ? 'red' : b > 150 && r < 90 ? 'blue' : r < 90 && g < 90 && b < 90 ? 'black' : `${r},${g},${b}`;
  };
  return { at, text, lost };
}

const square = (x: number, y: number, side: number, colour: string, more = ''): string =>
  `<ofd:PathObject ID="5" Boundary="${x} ${y} ${side} ${side}" Stroke="false" Fill="true" ${more}><ofd:FillColor Value="${colour}"/><ofd:AbbreviatedData>M 0 0 L ${side} 0 L ${side} ${side} L 0 ${side} C</ofd:AbbreviatedData></ofd:PathObject>`;

describe('an OFD becomes pages', () => {
  it('paths stand where they say, from the top left, templates below and annotations above', async () => {
    const { at } = await drawn(ofd({
      objects: square(10, 20, 20, '255 0 0'), template: square(0, 0, 100, '0 0 255'),
      annotation: `<ofd:Annot Type="Stamp" ID="7"><ofd:Appearance Boundary="60 60 30 30">${square(0, 0, 10, '0 0 0')}</ofd:Appearance></ofd:Annot><ofd:Annot ID="8" Visible="false"><ofd:Appearance Boundary="0 80 10 10">${square(0, 0, 10, '0 0 0')}</ofd:Appearance></ofd:Annot>`,
    }));
    expect([at(20, 30), at(20, 45), at(65, 65), at(75, 75), at(5, 85)]).toEqual(['red', 'blue', 'black', 'blue', 'blue']);
  });

  it('a clip cuts, an arc bends and an even-odd hole stays open', async () => {
    const clipped = '<ofd:PathObject ID="5" Boundary="0 0 40 40" Stroke="false" Fill="true"><ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 20 40"><ofd:AbbreviatedData>M 0 0 L 20 0 L 20 40 L 0 40 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips><ofd:AbbreviatedData>M 0 0 L 40 0 L 40 40 L 0 40 C</ofd:AbbreviatedData></ofd:PathObject>';
    const ring = '<ofd:PathObject ID="6" Boundary="50 50 40 40" Stroke="false" Fill="true" Rule="Even-Odd"><ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 20 A 20 20 0 0 1 40 20 A 20 20 0 0 1 0 20 C M 10 20 A 10 10 0 0 1 30 20 A 10 10 0 0 1 10 20 C</ofd:AbbreviatedData></ofd:PathObject>';
    const { at } = await drawn(ofd({ objects: clipped + ring }));
    expect([at(10, 20), at(30, 20), at(55, 70), at(70, 70), at(52, 52)]).toEqual(['black', 'white', 'red', 'white', 'white']);
  });

  it('text can be read and searched, each character where it says', async () => {
    const { text, lost } = await drawn(ofd({ objects: '<ofd:TextObject ID="5" Boundary="10 10 80 10" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 3 8">科普阵地</ofd:TextCode></ofd:TextObject>' }));
    expect(text.replace(/\s/g, '')).toBe('科普阵地');
    expect(lost).toEqual([]);
  });

  it('a picture fills its matrix, upright, and what is not in the file is named with its page', async () => {
    const picture = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#ffffff' } }).composite([{ input: { create: { width: 40, height: 20, channels: 3, background: '#ff0000' } }, left: 0, top: 0 }]).png().toBuffer();
    const { at, lost } = await drawn(ofd({
      resources: '<ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>', files: { 'Doc_0/Res/a.png': new Uint8Array(picture) },
      objects: '<ofd:ImageObject ID="5" Boundary="20 20 40 40" CTM="40 0 0 40 0 0" ResourceID="4"/><ofd:ImageObject ID="6" Boundary="70 70 10 10" ResourceID="77"/>',
    }));
    expect([at(40, 30), at(40, 50)]).toEqual(['red', 'white']);
    expect(lost).toEqual([{ what: 'a picture that is not in the file', page: 1 }]);
  });

  const filled = (colour: string, more = '') => `<ofd:PathObject ID="5" Boundary="10 10 80 80" Stroke="false" Fill="true" ${more}><ofd:FillColor>${colour}</ofd:FillColor><ofd:AbbreviatedData>M 0 0 L 80 0 L 80 80 L 0 80 C</ofd:AbbreviatedData></ofd:PathObject>`;
  const stop = (colour: string, at = '') => `<ofd:Segment ${at && `Position="${at}"`}><ofd:Color Value="${colour}"/></ofd:Segment>`;

  it('shadings run along a line or out of a circle, within their path', async () => {
    const axial = await drawn(ofd({ objects: filled(`<ofd:AxialShd StartPoint="20 0" EndPoint="60 0" Extend="3">${stop('255 0 0', '0')}${stop('0 0 255', '1')}</ofd:AxialShd>`) }));
    expect([axial.at(12, 50), axial.at(88, 50), axial.at(5, 50)]).toEqual(['red', 'blue', 'white']);
    expect(axial.at(50, 50)).toMatch(/^1[12]\d,0,1[23]\d$/);
    expect(axial.lost).toEqual([]);
    const radial = await drawn(ofd({ objects: filled(`<ofd:RadialShd StartPoint="40 40" StartRadius="0" EndPoint="40 40" EndRadius="30">${stop('255 0 0')}${stop('255 0 0')}${stop('0 0 255')}</ofd:RadialShd>`) }));
    expect([radial.at(50, 50), radial.at(50, 62), radial.at(78, 50), radial.at(12, 12)]).toEqual(['red', 'red', 'blue', 'white']);
  });

  it('what a shading does besides is named', async () => {
    const repeated = await drawn(ofd({ objects: filled(`<ofd:AxialShd MapType="Repeat" StartPoint="0 0" EndPoint="10 0">${stop('255 0 0')}${stop('0 0 255')}</ofd:AxialShd>`) }));
    const triangles = await drawn(ofd({ objects: filled('<ofd:GouraudShd><ofd:Point X="0" Y="0"><ofd:Color Value="255 0 0"/></ofd:Point></ofd:GouraudShd>') }));
    expect([repeated.lost, triangles.lost, triangles.at(50, 50)]).toEqual([[{ what: 'the repeats of a shading', page: 1 }], [{ what: 'a shading', page: 1 }], 'red']);
  });

  it('a pattern repeats its cell within its path', async () => {
    const cell = `<ofd:Pattern Width="20" Height="20"><ofd:CellContent>${square(0, 0, 10, '255 0 0')}</ofd:CellContent></ofd:Pattern>`;
    const { at, lost } = await drawn(ofd({ objects: filled(cell) }));
    expect([at(15, 15), at(25, 15), at(35, 35), at(75, 75), at(95, 95)]).toEqual(['red', 'white', 'red', 'red', 'white']);
    expect(lost).toEqual([]);
    expect((await drawn(ofd({ objects: filled(cell.replace('Width="20"', 'Width="0.001"')) }))).lost).toEqual([{ what: 'a pattern', page: 1 }]);
  });

  it('bold of a font that did not come along is imitated', async () => {
    const words = (more: string) => `<ofd:TextObject ID="5" Boundary="10 10 80 80" Font="3" Size="60" ${more}><ofd:TextCode X="0" Y="60">口</ofd:TextCode></ofd:TextObject>`;
    const inkOf = async (more: string) => {
      const { at } = await drawn(ofd({ objects: words(more) }));
      return Array.from({ length: 300 }, (_each, x) => at(x / 3, 45)).filter((colour) => colour === 'black').length;
    };
    const [plain, bold] = [await inkOf(''), await inkOf('Weight="700"')];
    expect(plain).toBeGreaterThan(0);
    expect(bold).toBeGreaterThan(plain * 1.3);
  });

  it('a JBIG2 picture goes in as it is', async () => {
    const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
    // One page, eight by eight, all black: a generic region coded as fax does (T.88, 6.2.6).
    const page = [...word(8), ...word(8), ...word(0), ...word(0), 0, 0, 0];
    const bits = `001${'00110101'}${'000101'}${'11'.repeat(7)}`.padEnd(32, '0');
    const region = [...word(8), ...word(8), ...word(0), ...word(0), 0, 1, ...[0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2))];
    const segment = (number: number, type: number, data: readonly number[]) => [...word(number), type, 0, 1, ...word(data.length), ...data];
    const file = [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a, 1, ...word(1), ...segment(0, 48, page), ...segment(1, 38, region), ...segment(2, 49, []), ...segment(3, 51, [])];
    const { at, lost } = await drawn(ofd({
      resources: '<ofd:MultiMedias><ofd:MultiMedia ID="4" Type="Image"><ofd:MediaFile>a.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>', files: { 'Doc_0/Res/a.jb2': new Uint8Array(file) },
      objects: '<ofd:ImageObject ID="5" Boundary="20 20 40 40" CTM="40 0 0 40 0 0" ResourceID="4"/>',
    }));
    expect([at(40, 40), at(70, 70)]).toEqual(['black', 'white']);
    expect(lost).toEqual([]);
  });

  it('a seal that is an OFD is stamped over the words, and each page of a 骑缝章 shows its slice only', async () => {
    const seal = { type: 'ofd', bytes: ofd({ objects: square(0, 0, 100, '255 0 0') }) };
    const { at } = await drawn(ofd({ objects: square(10, 10, 10, '0 0 0'), stamps: '<ofd:StampAnnot ID="1" PageRef="1" Boundary="10 10 40 40"/><ofd:StampAnnot ID="2" PageRef="1" Boundary="90 60 40 40" Clip="0 0 8 40"/>', seal }));
    expect([at(30, 30), at(15, 15), at(94, 80), at(99, 80), at(70, 80)]).toEqual(['red', 'black', 'red', 'white', 'white']);
  });

  it('facts tell what only the drawn page shows', async () => {
    const blank = ofd({ objects: '<ofd:ImageObject ID="6" Boundary="70 70 10 10" ResourceID="77"/>' });
    const facts = await seeOfd(await inspect(blank, 'a.ofd'), blank);
    expect(facts).toMatchObject({ readable: 'yes', pages: [{ content: 'blank' }], problems: [{ code: 'corrupt', page: 1, detail: 'not drawn: a picture that is not in the file' }] });
  });

  it.each([
    ['signature', 'Signs/Signature.xml', { stamps: '<ofd:StampAnnot ID="1" PageRef="1" Boundary="0 0 9 9"/>' }], ['list of signatures', 'Signs/Signatures.xml', { stamps: '<x/>' }],
    ['annotation', 'Doc_0/Annot.xml', { annotation: '<x/>' }], ['template', 'Doc_0/Tpl.xml', { template: square(5, 5, 5, '255 0 0') }], ['list of resources', 'Doc_0/Res.xml', {}],
  ])('a damaged %s is named and leaves the rest as it is', async (_what, part, more) => {
    const bytes = ofd({ objects: square(10, 10, 20, '0 0 255'), ...more, files: { [part]: strToU8('<ofd:Broken xmlns:ofd="x"><a b=</a>') } });
    const { at, lost } = await drawn(bytes);
    expect(at(20, 20)).toBe('blue');
    expect(lost).toContainEqual({ what: 'a damaged part of the file', page: 1 });
    const facts = await inspect(bytes, 'a.ofd');
    if (facts.readable !== 'no') expect((await seeOfd(facts, bytes)).problems.map(({ code }) => code)).toContain('corrupt');
  });
});

it('files attached to an OFD are counted and named', async () => {
  const whole = unzipSync(ofd({ objects: '' }));
  const root = new TextDecoder().decode(whole['Doc_0/Document.xml']).replace('</ofd:Document>', '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>');
  const list = `<ofd:Attachments ${NS}><ofd:Attachment ID="1" Name="明细"/><ofd:Attachment ID="2" Name="暗" Visible="false"/></ofd:Attachments>`;
  const facts = await inspect(zipSync({ ...whole, 'Doc_0/Document.xml': strToU8(root), 'Doc_0/Attachs/Attachments.xml': strToU8(list) }), 'a.ofd');
  expect(facts).toMatchObject({ leftOut: [{ part: 'attachment', count: 1 }], problems: [{ code: 'attached', detail: '1: 明细' }] });
});
