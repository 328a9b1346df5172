/** What WebAssembly gives a program; Node's own types do not name it. */
export interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Bytes beside the documents themselves: a page of 120 million pixels takes half of it. A form that draws itself twice over asks for all there are. */
const ROOM = 640 * 1024 ** 2;
const PAGE_BYTES = 65_536;

/** PDFium is told that there is no more, as it would be at WebAssembly's own limit of 2 GB, and gives the document up. */
export function bindMemory(memory: GrowingMemory): { readonly makeRoomFor: (documentBytes: number) => void } {
  let most = ROOM;
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * PAGE_BYTES > most) throw new RangeError(`PDFium asks for more than ${most} bytes`);
    return grow(pages);
  };
  return { makeRoomFor: (documentBytes) => { most = Math.max(most, ROOM + documentBytes); } };
}
