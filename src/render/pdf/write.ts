import { UserError } from '../../errors.js';
import type { Exhibit } from '../../model/dossier.js';
import { NO_READINGS, type Readings } from '../../model/reading.js';
import { UNCOMPARED, type Prepared } from '../../model/prepared.js';
import type { ResultDossier, ResultExhibit } from '../../model/result.js';
import type { EvidenceSource } from './evidence.js';
import type { Fonts } from './fonts.js';
import type { Layout } from './layout.js';
import { loadDocument } from './load-document.js';
import { openSources } from './open-sources.js';
import type { Half } from './geometry.js';
import { openVolume, type OpenVolume } from './open-volume.js';
import type { PageReport } from './place-evidence.js';
import { placeFronts, placePages, type NumberedPage, type Placer } from './place-pages.js';
import type { PixelSource } from './render-pdf.js';
import { closeVolume } from './close-volume.js';

export interface WriteInput {
  readonly layout: Layout;
  readonly exhibits: readonly Exhibit[];
  readonly evidence: EvidenceFiles;
  readonly target: VolumeTarget;
  /** Printed page with which each volume begins, ascending; the first is 1. */
  readonly starts: readonly number[];
  readonly fonts: Fonts;
  /** How the pages of an exhibit are best made, found out beforehand; null: tried here. */
  readonly prepared?: (exhibit: Exhibit) => Promise<Prepared | null>;
  /** What was read of scanned pages: it is laid unseen over them. */
  readonly readings?: Readings;
  /** Draws PDFs that cannot be copied; by default PDFium in this thread. */
  readonly openPixels?: (bytes: Uint8Array) => Promise<PixelSource>;
  /** Pages written so far. */
  readonly onPages?: (done: number, total: number) => void;
  /** All pages are written; what leads to them follows. */
  readonly onClosing?: () => void;
}

/** The files of evidence: `src/io/evidence-reader.ts` fits. */
export interface EvidenceFiles {
  /** The whole file; null when it is no longer the one that was inspected. Asked for once per exhibit, in order. */
  read(file: Pick<Exhibit, 'path' | 'sha256'>): Promise<Uint8Array | null>;
  /** What will be read next. */
  ahead(file: Pick<Exhibit, 'path' | 'sha256'>): void;
  /** A turn of work is done. What was read must stay as it is while it is the file read last, and for two more turns. */
  turn(): void;
  /** Nothing is read any more, and nothing that was read is needed. */
  close(): void;
}

/** Where volumes go: `src/io/staging.ts` fits. All volumes stay open until the last page is written. */
export interface VolumeTarget {
  append(file: string): Promise<VolumeFile>;
}

export interface VolumeFile {
  /** Pieces come to lie in the order of the calls; done when the bytes are not needed any more. */
  append(bytes: Uint8Array): Promise<void>;
  /** Nobody holds what was written so far any more. */
  rest?(): Promise<void>;
  /** SHA-256 of what was appended so far, hexadecimal. */
  digest(): string | Promise<string>;
  close(): Promise<unknown>;
}

export interface WrittenDossier {
  readonly volumes: ResultDossier['volumes'];
  /** In the order of the dossier. */
  readonly exhibits: readonly WrittenExhibit[];
  /** What could not be kept as it was; empty when every page was. */
  readonly notices: readonly WriteNotice[];
}

export type WrittenExhibit = Pick<ResultExhibit, 'number' | 'volume' | 'firstPage' | 'lastPage' | 'method'>;

export interface WriteNotice {
  /** `mended`, `rendered`: copying would have changed it, so it was written anew or drawn. `uncompared`: copied, but not laid beside its source. `missing`: a page saying so stands in its place. */
  readonly code: 'mended' | 'rendered' | 'uncompared' | 'missing';
  readonly exhibit: string;
  readonly path: string;
  /** 1-based pages of the exhibit. */
  readonly pages: readonly number[];
  /** Technical reason, in English. */
  readonly detail: string;
}

/** Merges generated and evidence pages into numbered volumes, one source in memory at a time. Same input, same bytes. */
export async function writeVolumes(input: WriteInput): Promise<WrittenDossier> {
  const { layout } = input;
  const byNumber = new Map(input.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const following = nextFiles(layout, byNumber);
  const sources = remembered(async (exhibit, half) => openSources(exhibit, { read: () => evidenceOf(exhibit, input.evidence, following.get(exhibit)), prepared: (await input.prepared?.(exhibit)) ?? null, half, openPixels: input.openPixels }));
  const placer: Placer = {
    layout,
    layoutDocument: await loadDocument(layout.pdf, { later: true }),
    exhibits: byNumber,
    readings: input.readings ?? NO_READINGS,
    sources: sources.of,
  };
  const fileName = (index: number): string => (input.starts.length === 1 ? '卷宗.pdf' : `卷宗-第${index + 1}册.pdf`);

  const volumes: OpenVolume[] = [];
  const reports: PageReport[] = [];
  let writing: Promise<void> = Promise.resolve();
  for (const pages of groupsOf(layout, input.starts)) {
    const first = pages[0]?.printed ?? 0;
    if (input.starts.includes(first)) {
      volumes.push(await startVolume(volumes.length));
      placeFronts(placer, volumes.at(-1) as OpenVolume, first);
    }
    const volume = volumes.at(-1) as OpenVolume;
    reports.push(...toldOnce(await placePages(placer, volume, pages)));
    // A group is written while the next one is made.
    const before = writing;
    writing = volume.volume.flush();
    writing.catch(() => {});
    await before;
    input.evidence.turn();
    input.onPages?.(pages.at(-1)?.printed ?? 0, layout.sequence.length);
  }

  await writing;
  // Before the volumes are closed, for which all their bookmarks and structure are in memory together.
  sources.close();
  input.evidence.close();
  for (const { volume } of volumes) await volume.rest();
  input.onClosing?.();
  const written = [];
  for (const volume of volumes) written.push(await closeVolume(layout, volume, volumes));
  return { volumes: written, exhibits: exhibitsOf(layout, volumes, reports), notices: noticesOf(reports, byNumber) };

  async function startVolume(index: number): Promise<OpenVolume> {
    const file = fileName(index);
    return openVolume(placer.layoutDocument, { file, target: await input.target.append(file), fonts: input.fonts });
  }
}

/** Pages that are in memory together: a slip sheet with the exhibit behind it, a section before its first exhibit. */
function groupsOf({ sequence }: Layout, starts: readonly number[]): NumberedPage[][] {
  const groups: NumberedPage[][] = [];
  let last: string | null = null;
  let afterExhibit = true;
  sequence.forEach((page, i) => {
    const exhibit = page.exhibit?.number ?? null;
    const next = (afterExhibit && exhibit !== last) || starts.includes(i + 1);
    if (next || groups.length === 0) groups.push([]);
    groups.at(-1)?.push({ page, printed: i + 1 });
    afterExhibit = exhibit !== null;
    last = exhibit;
  });
  return groups;
}

/** Of pages of one exhibit of which there is nothing to tell, one is enough. */
function toldOnce(reports: readonly PageReport[]): PageReport[] {
  return reports.filter(({ exhibit, method, detail }, index) => {
    const before = reports[index - 1];
    return detail !== null || before?.exhibit !== exhibit || before.method !== method || before.detail !== null || method === 'missing';
  });
}

/** For each exhibit with pages of a file the next one. */
function nextFiles({ sequence }: Layout, byNumber: ReadonlyMap<string, Exhibit>): Map<Exhibit, Exhibit> {
  const numbers = [...new Set(sequence.flatMap((page) => (page.type === 'evidence' ? [page.exhibit, page.below].flatMap((each) => (each ? [each.number] : [])) : [])))];
  const files = numbers.flatMap((number) => byNumber.get(number) ?? []);
  return new Map(files.slice(1).map((file, index) => [files[index] as Exhibit, file]));
}

async function evidenceOf(exhibit: Exhibit, evidence: EvidenceFiles, next: Exhibit | undefined): Promise<Uint8Array> {
  const bytes = await evidence.read(exhibit);
  if (next) evidence.ahead(next);
  if (bytes) return bytes;
  throw new UserError({
    code: 'evidence/changed',
    message: { zh: '文件“{path}”在检查之后被改动。', en: '“{path}” has changed since it was checked.' },
    hint: { zh: '请关闭正在编辑的文件，然后重新运行。', en: 'Close the file and run again.' },
    args: { path: exhibit.path },
  });
}

/** Keeps the last exhibit's sources open: its pages may go on in the next volume. */
function remembered(open: (exhibit: Exhibit, half: Half | null) => Promise<readonly EvidenceSource[]>): { readonly of: Placer['sources']; readonly close: () => void } {
  let last: { readonly number: string; readonly sources: readonly EvidenceSource[] } | null = null;
  const close = () => {
    for (const source of last?.sources ?? []) source.close();
    last = null;
  };
  return {
    close,
    async of(exhibit, half) {
      if (last?.number === exhibit.number) return last.sources;
      close();
      last = { number: exhibit.number, sources: await open(exhibit, half) };
      return last.sources;
    },
  };
}

function exhibitsOf({ map, sequence }: Layout, volumes: readonly OpenVolume[], reports: readonly PageReport[]): WrittenExhibit[] {
  const rank = ['copied', 'image', 'typeset', 'converted', 'mended', 'missing', 'rendered'] as const;
  const worst = new Map<string, PageReport['method']>();
  for (const { exhibit, method } of reports) {
    const before = worst.get(exhibit);
    if (!before || rank.indexOf(method) > rank.indexOf(before)) worst.set(exhibit, method);
  }
  const inOrder = [...new Set(sequence.flatMap((page) => [page.exhibit, page.type === 'evidence' ? page.below : null].flatMap((exhibit) => (exhibit ? [exhibit.number] : []))))];
  return inOrder.map((number) => {
    const { first = 0, last = 0 } = map.exhibits[number] ?? {};
    const volume = volumes.findIndex(({ volume: { pages } }) => first >= (pages[0]?.printed ?? 0) && first <= (pages.at(-1)?.printed ?? 0)) + 1;
    const method = worst.get(number) ?? 'typeset';
    return { number, volume, firstPage: first, lastPage: last, method: method === 'missing' ? 'rendered' : method };
  });
}

function noticesOf(reports: readonly PageReport[], exhibits: ReadonlyMap<string, Exhibit>): WriteNotice[] {
  const notices = new Map<string, { notice: Omit<WriteNotice, 'pages'>; pages: number[] }>();
  for (const { exhibit, page, method, detail } of reports) {
    const code = detail === UNCOMPARED ? 'uncompared' : method;
    if (code !== 'mended' && code !== 'rendered' && code !== 'uncompared' && code !== 'missing') continue;
    const key = `${exhibit} ${code} ${detail}`;
    const known = notices.get(key) ?? { notice: { code, exhibit, path: exhibits.get(exhibit)?.path ?? '', detail: detail ?? '' }, pages: [] };
    notices.set(key, known);
    known.pages.push(page);
  }
  return [...notices.values()].map(({ notice, pages }) => ({ ...notice, pages }));
}

