import { PDFRawStream, type PDFDict, type PDFObject, type PDFRef } from '../../engines/pdf-lib.js';
import type { VolumeFile } from './write.js';

/** The objects of a PDF as they go to its file, one behind the other, and at its end the table that leads to them. */
export interface ObjectFile {
  /** Makes objects into bytes at once; done when these are written. Until then streams must stay as they are. */
  write(objects: Iterable<readonly [PDFRef, PDFObject]>): Promise<void>;
  /** Cross-references to all objects below this number, and the trailer. Returns the length of the file. */
  end(size: number, trailer: PDFDict): Promise<number>;
}

/** Then %, and bytes that tell who passes the file on that it is no text. */
const HEADER = '%PDF-1.7\n%\xe5\x8d\xb7\xe5\xae\x97\n';
const CHUNK_BYTES = 1 << 20;
/** Streams from this size on are written as they lie in memory, not copied together with others. */
const OWN_CHUNK_BYTES = 1 << 12;
const ROW_BYTES = 20;

export function openObjectFile(file: VolumeFile): ObjectFile {
  /** By number of the object; 0: there is none. */
  const offsets: number[] = [];
  let bytes = 0;
  const append = (part: Uint8Array): Promise<void> => {
    bytes += part.length;
    return file.append(part);
  };
  return {
    write(objects) {
      const writing: Promise<void>[] = [];
      // One character for each byte.
      let text = bytes === 0 ? HEADER : '';
      const writeText = (): void => {
        if (text !== '') writing.push(append(Buffer.from(text, 'latin1')));
        text = '';
      };
      for (const [ref, object] of objects) {
        offsets[ref.objectNumber] = bytes + text.length;
        text += `${ref.objectNumber} ${ref.generationNumber} obj\n`;
        if (object instanceof PDFRawStream) {
          const contents = object.getContents();
          object.updateDict();
          text += `${object.dict.toString()}\nstream\n`;
          if (contents.length < OWN_CHUNK_BYTES) {
            text += Buffer.from(contents.buffer, contents.byteOffset, contents.length).toString('latin1');
          } else {
            writeText();
            writing.push(append(contents));
          }
          text += '\nendstream\nendobj\n';
        } else {
          text += `${object.toString()}\nendobj\n`;
        }
        if (text.length >= CHUNK_BYTES) writeText();
      }
      writeText();
      // Objects are not held any more; only their bytes are, until they are written.
      return Promise.all(writing).then(() => {});
    },
    async end(size, trailer) {
      const start = bytes;
      await append(crossReferences(offsets, size));
      await append(Buffer.from(`trailer\n${trailer.toString()}\nstartxref\n${start}\n%%EOF\n`, 'latin1'));
      return bytes;
    },
  };
}

/** Rows of exactly twenty bytes (ISO 32000-1, 7.5.4). */
function crossReferences(offsets: readonly number[], size: number): Uint8Array {
  const head = `xref\n0 ${size}\n`;
  const table = Buffer.alloc(head.length + ROW_BYTES * size);
  table.write(head, 0, 'latin1');
  for (let number = 0; number < size; number++) {
    const offset = offsets[number] ?? 0;
    if (offset > 9_999_999_999) throw new Error('A volume may not grow beyond 10 GB; set a cap.');
    const row = number === 0 ? '0000000000 65535 f \n' : offset === 0 ? '0000000000 00001 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
    table.write(row, head.length + ROW_BYTES * number, 'latin1');
  }
  return table;
}
