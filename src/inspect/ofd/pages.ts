import { child, descendants, textOf, type XmlNode } from '../xml.js';
import { boxOf } from './numbers.js';
import type { OfdDocument, OfdPackage } from './package.js';
import { hasDrawing, textLines, textRuns, type TextRun } from './text-lines.js';

export interface OfdPage {
  readonly id: string;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly lines: readonly string[];
  readonly hasDrawing: boolean;
  /** Path of its content, without a leading slash; null when it is not in the package. */
  readonly path: string | null;
}

/** Pages beyond these are counted but not read. */
const MOST_READ = 2000;
const MOST_PAGES = 20_000;
/** One large template on many pages would grow without bound. */
const MOST_RUNS = 1_000_000;
const A4 = { width: 210, height: 297 };

interface Drawn {
  readonly runs: readonly TextRun[];
  readonly hasDrawing: boolean;
}

/** The pages of a document in order (GB/T 33190, 7.5 to 7.7), their text with that of their templates. */
export function ofdPages(file: OfdPackage, document: OfdDocument): OfdPage[] {
  const settings = child(document.root, 'CommonData');
  const size = sizeOf(child(settings, 'PageArea')) ?? A4;
  const templates = templateReader(file, document, settings);
  let runCount = 0;
  return (child(document.root, 'Pages')?.children ?? []).filter((each) => each.name === 'Page').slice(0, MOST_PAGES).map((entry, index) => {
    const id = entry.attributes['ID'] ?? '';
    const content = index < MOST_READ && runCount < MOST_RUNS ? file.xml(entry.attributes['BaseLoc'] ?? '', document.path) : null;
    if (!content) return { id, widthMm: size.width, heightMm: size.height, lines: [], hasDrawing: true, path: null };
    const under = content.root.children.filter((each) => each.name === 'Template').map((each) => templates(each.attributes['TemplateID'] ?? ''));
    const drawn: Drawn[] = [...under, drawnOn(content.root)];
    const runs = drawn.flatMap((each) => each.runs);
    runCount += runs.length;
    const own = sizeOf(child(content.root, 'Area')) ?? size;
    return { id, widthMm: round(own.width), heightMm: round(own.height), lines: textLines(runs), hasDrawing: drawn.some((each) => each.hasDrawing), path: content.path };
  });
}

function templateReader(file: OfdPackage, document: OfdDocument, settings: XmlNode | undefined): (id: string) => Drawn {
  const locations = new Map((settings ? descendants(settings, 'TemplatePage') : []).map((each) => [each.attributes['ID'] ?? '', each.attributes['BaseLoc'] ?? '']));
  const known = new Map<string, Drawn>();
  return (id) => {
    const root = known.has(id) ? null : file.xml(locations.get(id) ?? '', document.path)?.root;
    const drawn = known.get(id) ?? (root ? drawnOn(root) : { runs: [], hasDrawing: false });
    known.set(id, drawn);
    return drawn;
  };
}

function drawnOn(root: XmlNode): Drawn {
  return { runs: textRuns(root), hasDrawing: hasDrawing(root) };
}

/** The physical box: the sheet of paper (GB/T 33190, 7.5). */
function sizeOf(area: XmlNode | undefined): { readonly width: number; readonly height: number } | null {
  const box = child(area, 'PhysicalBox');
  return box ? boxOf(textOf(box)) : null;
}

function round(mm: number): number {
  return Math.round(mm * 10) / 10;
}
