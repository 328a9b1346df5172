import { PDFName } from '../engines/pdf-lib.js';
import { openPdfSource } from '../render/pdf/copy-pdf.js';
import { placeAsSeen, type SourcePage } from '../render/pdf/geometry.js';
import type { Layer } from '../render/pdf/evidence.js';
import { NO_ID, Volume } from '../render/pdf/volume.js';

export interface TrialCopy {
  /** As the file describes them. */
  readonly pages: readonly SourcePage[];
  readonly pdf: Uint8Array;
  /** Why a page was not copied; its place in `pdf` is empty. */
  readonly refusals: ReadonlyMap<number, string>;
}

/**
 * Copies every page exactly as the dossier will, but on paper of its own size and without a stamp, so that it can be
 * laid beside its source. Throws when the file cannot be opened for copying.
 */
export async function trialCopy(bytes: Uint8Array): Promise<TrialCopy> {
  const described: SourcePage[] = [];
  const source = await openPdfSource(bytes, (page) => {
    described.push(page);
    return placeAsSeen(page);
  });
  const parts: Uint8Array[] = [];
  const volume = new Volume({ append: async (part) => void parts.push(part.slice()), digest: () => NO_ID, close: async () => {} });
  const { context } = volume;
  const opened = Array.from({ length: source.pages }, (_, index) => volume.openPage(index + 1));
  const copy = source.into(context, new Map(opened.map(({ ref }, index) => [index, ref])));
  const refusals = new Map<number, string>();
  for (const [index, { ref, parent }] of opened.entries()) {
    const dict = context.obj({ Type: 'Page', Parent: parent, MediaBox: [0, 0, 1, 1] });
    try {
      const { placement, content, xObjects, annotations, group } = await copy.page(index);
      dict.set(NAME.MediaBox, context.obj([0, 0, placement.page.width, placement.page.height]));
      dict.set(NAME.Resources, context.obj({ XObject: Object.fromEntries(xObjects) }));
      dict.set(NAME.Contents, context.register(context.flateStream(content)));
      // Links are kept as links, and their frames are part of what is seen.
      dict.set(NAME.Annots, context.obj([...annotations]));
      if (group) dict.set(NAME.Group, group);
    } catch (error) {
      refusals.set(index, error instanceof Error ? error.message : String(error));
    }
    context.assign(ref, dict);
    await volume.flush();
  }
  const layers: readonly Layer[] = copy.layers();
  await volume.close({ title: '', author: '', date: '1970-01-01', firstPrinted: 1, bookmarks: [], destinations: [], layers });
  source.close();
  return { pages: described, pdf: new Uint8Array(Buffer.concat(parts)), refusals };
}

const NAME = { MediaBox: PDFName.of('MediaBox'), Resources: PDFName.of('Resources'), Contents: PDFName.of('Contents'), Annots: PDFName.of('Annots'), Group: PDFName.of('Group') };
