import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFRawStream, PDFString, type PDFContext, type PDFDict, type PDFObject } from '../../../src/engines/pdf-lib.js';
import { describe, expect, it } from 'vitest';
import { loadDocument } from '../../../src/render/pdf/load-document.js';
import { readPlainPdf } from '../../../src/render/pdf/plain-pdf.js';

/** Three pages with text, streams and every kind of object. */
async function sample(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (const word of ['first', 'second', 'third']) document.addPage([300, 400]).drawText(word);
  document.setTitle('a (title) with \\ and 中文');
  const odd = document.context.obj({ Real: -0.125, Long: 4_294_967_296, Yes: true, No: false, Nothing: null, List: [1, [2, [3]], {}], 'A b#': 'A b#' });
  odd.set(PDFName.of('Text'), PDFString.of('nested (brackets) \\) and \\\\'));
  document.catalog.set(PDFName.of('Odd'), document.context.register(odd));
  document.catalog.set(PDFName.of('Bytes'), document.context.register(document.context.flateStream(Uint8Array.from({ length: 500 }, (_, i) => i % 256))));
  return Buffer.from(await document.save({ useObjectStreams }));
}

/** All objects as they would be written, with the bytes of streams; that of the cross-references aside. */
function objectsOf(context: PDFContext): Map<string, string> {
  const text = (object: PDFObject): string => (object instanceof PDFRawStream ? `${object.dict.toString()} ${Buffer.from(object.contents).toString('hex')}` : `${object.constructor.name} ${object.toString()}`);
  const isBook = (object: PDFObject) => object instanceof PDFRawStream && ['/XRef', '/ObjStm'].includes(object.dict.get(PDFName.of('Type'))?.toString() ?? '');
  return new Map(context.enumerateIndirectObjects().filter(([, object]) => !isBook(object)).map(([ref, object]) => [ref.tag, text(object)]));
}

function plain(bytes: Uint8Array): PDFContext {
  const context = readPlainPdf(bytes);
  if (!context) throw new Error('not taken for plain');
  return context;
}

/** The file with one text for another of the same length. */
function changed(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString('latin1');
  expect(text).toContain(from);
  expect(to.length).toBe(from.length);
  return Buffer.from(text.replace(from, () => to), 'latin1');
}

/** A file of these objects, with its table. */
function fileOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n';
  const rows = objects.map((object, index) => {
    const row = `${String(text.length).padStart(10, '0')} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  return Buffer.from(`${text}xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${rows.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}

const TREE = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[3 0 R]>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'];

describe('a PDF that is written as the norm asks', () => {
  it.each([false, true])('has the objects that pdf-lib finds (packed: %s)', async (packed) => {
    const bytes = await sample(packed);
    const read = plain(bytes);
    expect(objectsOf(read)).toEqual(objectsOf((await PDFDocument.load(bytes, { updateMetadata: false })).context));
    expect((await loadDocument(bytes)).getPages().map((page) => page.getSize())).toEqual(Array.from({ length: 3 }, () => ({ width: 300, height: 400 })));
  });

  it('is read object by object when it is asked for them', async () => {
    const bytes = await sample(false);
    const later = readPlainPdf(bytes, { later: true });
    const whole = plain(bytes);
    expect(later?.enumerateIndirectObjects().length).toBeLessThan(whole.enumerateIndirectObjects().length);
    for (const [ref, object] of whole.enumerateIndirectObjects()) expect(later?.lookup(ref)?.toString()).toBe(object.toString());
    expect(later?.largestObjectNumber).toBe(whole.largestObjectNumber);
  });

  it('has more objects than a call takes arguments', () => {
    const many = fileOf([...TREE, ...Array.from({ length: 200_000 }, () => 'null')]);
    expect(readPlainPdf(many, { later: true })?.largestObjectNumber).toBe(200_003);
  });

  it('takes the whole of a stream whose length stands elsewhere, and copies none of it', () => {
    const bytes = fileOf([...TREE, '<</Length 5 0 R>>\nstream\nabc\n\nendstream', '4']);
    const stream = plain(bytes).enumerateIndirectObjects()[3]?.[1] as PDFRawStream;
    expect(Buffer.from(stream.contents).toString()).toBe('abc\n');
    expect(stream.contents.buffer).toBe(bytes.buffer);
    expect((stream.clone() as PDFRawStream).contents.buffer).toBe(bytes.buffer);
  });

  it('knows names by what they mean, not by how they are written', () => {
    const catalog = plain(fileOf(['<</Type/Cat#61log/Pages 2 0 R/A#20b 1>>', ...TREE.slice(1)])).enumerateIndirectObjects()[0]?.[1] as PDFDict;
    expect(catalog.get(PDFName.of('A b'))?.toString()).toBe('1');
  });
});

describe('any other PDF is left to pdf-lib, which mends', () => {
  const openedByOther = async (bytes: Buffer): Promise<number> => {
    expect(readPlainPdf(bytes)).toBeNull();
    return (await loadDocument(bytes)).getPageCount();
  };

  it('one with something before its header, behind its end or missing at its end', async () => {
    const bytes = await sample(false);
    expect(await openedByOther(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), bytes]))).toBe(3);
    expect(await openedByOther(Buffer.concat([bytes, Buffer.alloc(5000, 10)]))).toBe(3);
    expect(await openedByOther(bytes.subarray(0, bytes.lastIndexOf('startxref')))).toBe(3);
  });

  it('one whose table leads elsewhere, or whose stream is not as long as it says', async () => {
    expect(await openedByOther(changed(await sample(false), '0000000016 00000 n', '0000000017 00000 n'))).toBe(3);
    expect(await openedByOther(fileOf([...TREE, '<</Length 9>>\nstream\nabc\nendstream']))).toBe(1);
    expect(await openedByOther(fileOf([...TREE, '<</Length 7 0 R>>\nstream\nabc\nendstream']))).toBe(1);
  });

  it('one that numbers an object beyond all others', async () => {
    const objects = fileOf([...TREE, '(four)'], '').toString('latin1').split('xref')[0] as string;
    const file = (last: number) => {
      const rows = [0, 1, 2, 3].map((number) => (number === 0 ? 0 : objects.indexOf(`${number} 0 obj`))).concat(objects.indexOf('4 0 obj')).map((at, row) => Buffer.from([row === 0 ? 0 : 1, at >> 8, at & 255]));
      const packed = deflateSync(Buffer.concat(rows));
      const text = objects.replace('4 0 obj', `${last} 0 obj`);
      const at = text.length;
      return Buffer.concat([Buffer.from(`${text}9 0 obj\n<</Type/XRef/Size 10/W[1 2 0]/Index[0 4 ${last} 1]/Root 1 0 R/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`, 'latin1'), packed, Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
    };
    expect(objectsOf(plain(file(8))).get('8 0 R')).toBe('PDFString (four)');
    expect(readPlainPdf(file(5_000_000_000))).toBeNull();
  });

  it('one that was changed afterwards: what counts stands behind', async () => {
    const bytes = fileOf(TREE, '/Prev 9');
    expect(await openedByOther(bytes)).toBe(1);
  });

  it('one that is locked', async () => {
    const document = await PDFDocument.load(await sample(false));
    document.encrypt({ ownerPassword: 'owner', userPassword: '' });
    expect(await openedByOther(Buffer.from(await document.save({ useObjectStreams: false })))).toBe(3);
  });

  it.each([
    ['a length that is its own', [...TREE, '<</Length 4 0 R>>\nstream\nabc\nendstream']],
    ['nesting without end', [...TREE, '['.repeat(100_000)]],
    ['a list without end', [...TREE, '[1 2 3']],
    ['a string without end', [...TREE, '(abc']],
    ['a number that is none', [...TREE, '1-2.3.4']],
    ['another generation', [...TREE.slice(0, 2), `${TREE[2]}\nendobj\n3 1 obj\n${TREE[2]}`, '<<']],
    ['no catalogue', ['<</Type/Pages/Count 0/Kids[]>>']],
  ])('one with %s', (_what, objects) => {
    expect(readPlainPdf(fileOf(objects))).toBeNull();
  });

  it('one whose packed objects would fill the memory', () => {
    const bomb = deflateSync(Buffer.alloc(65 << 20, 32)).toString('latin1');
    const head = '%PDF-1.7\n';
    const packed = `1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n${bomb}\nendstream\nendobj\n`;
    const rows = Buffer.from([0, 0, 0, 0, 1, 0, 0, head.length, 2, 0, 0, 1]);
    const book = `3 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Root 2 0 R/Length ${rows.length}>>\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`;
    const start = head.length + packed.length;
    expect(readPlainPdf(Buffer.from(`${head}${packed}${book}startxref\n${start}\n%%EOF`, 'latin1'))).toBeNull();
  });

  it('wherever it is cut off or one byte of it is changed, nothing is thrown', async () => {
    for (const bytes of [await sample(false), await sample(true)]) {
      for (let at = 0; at < bytes.length; at += 7) {
        if (at < bytes.lastIndexOf('startxref')) expect(readPlainPdf(bytes.subarray(0, at))).toBeNull();
        const other = Buffer.from(bytes);
        other[at] = ((other[at] as number) + 1 + (at % 200)) % 256;
        readPlainPdf(other);
      }
    }
  });
});
