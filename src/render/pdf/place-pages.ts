import type { PDFDocument, PDFRef } from '../../engines/pdf-lib.js';
import type { Exhibit } from '../../model/dossier.js';
import type { Readings } from '../../model/reading.js';
import type { EvidenceSource } from './evidence.js';
import type { Half } from './geometry.js';
import type { Layout, SequencePage } from './layout.js';
import type { OpenVolume } from './open-volume.js';
import { placeEvidence, type EvidenceSlot, type PageReport } from './place-evidence.js';
import { placeGenerated } from './place-generated.js';

/** A page of the sequence with its printed number. */
export interface NumberedPage {
  readonly page: SequencePage;
  readonly printed: number;
}

/** A page's place in the volume, opened for it. */
export interface OpenedPage {
  readonly printed: number;
  readonly ref: PDFRef;
  readonly parent: PDFRef;
}

export interface Placer {
  readonly layout: Layout;
  readonly layoutDocument: PDFDocument;
  readonly exhibits: ReadonlyMap<string, Exhibit>;
  /** Ways to make an exhibit's pages, best first; on half a page where two photographs share it. */
  readonly sources: (exhibit: Exhibit, half: Half | null) => Promise<readonly EvidenceSource[]>;
  /** What was read of scanned pages. */
  readonly readings: Readings;
}

/** The volume's own contents before its first page, where it has none among its pages. */
export function placeFronts(placer: Placer, into: OpenVolume, first: number): void {
  const indices = placer.layout.fronts.get(first) ?? [];
  for (const [at, index] of indices.entries()) {
    // Between the last page of the volume before and the first of this one, for who hears them in order.
    placeGenerated(placer, into, { page: { type: 'generated', index, exhibit: null }, printed: first - 1 + at / indices.length, ...into.volume.openFront() });
  }
}

/** Makes pages in a volume's memory; nothing is written. */
export async function placePages(placer: Placer, into: OpenVolume, pages: readonly NumberedPage[]): Promise<PageReport[]> {
  const reports: PageReport[] = [];
  const opened = pages.map(({ printed }) => ({ printed, ...into.volume.openPage(printed) }));
  for (let i = 0; i < pages.length;) {
    const { page } = pages[i] as NumberedPage;
    if (page.type === 'generated') {
      placeGenerated(placer, into, { page, ...(opened[i] as OpenedPage) });
      i += 1;
      continue;
    }
    const run = pages.slice(i).findIndex((next) => next.page.type !== 'evidence' || next.page.exhibit.number !== page.exhibit.number);
    const end = run < 0 ? pages.length : i + run;
    const slots = pages.slice(i, end).map((next, k) => ({ page: next.page as EvidenceSlot['page'], ...(opened[i + k] as OpenedPage) }));
    reports.push(...(await placeEvidence(placer, into, slots)));
    i = end;
  }
  return reports;
}
