import { Packer, type Document } from 'docx';

type Part = readonly [path: string, content: Uint8Array];
type Override = NonNullable<Parameters<typeof Packer.toBuffer>[2]>[number];

/** What docx keeps to itself (9.x, `src/export/packer`, `src/file/media`). */
interface Inside {
  readonly compiler: { compile(document: Document, prettify: undefined, overrides: readonly Override[]): ReadonlyMap<string, string | Uint8Array> };
}
interface WithMedia {
  readonly media: { takePath: (extension: string) => string };
}

/**
 * The parts of a Word file in their order, as docx makes them, without the zip that would only be opened again. docx looks
 * for a free number anew for every picture, which takes the square of their count: here they are counted on, to the same names.
 */
export function compileDocument(document: Document, overrides: readonly Override[]): Part[] {
  const counts = new Map<string, number>();
  (document as unknown as WithMedia).media.takePath = (extension) => {
    const count = (counts.get(extension) ?? 0) + 1;
    counts.set(extension, count);
    return `media/image${count}.${extension}`;
  };
  const parts = (Packer as unknown as Inside).compiler.compile(document, undefined, overrides);
  return [...parts].map(([path, content]) => [path, typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content)]);
}
