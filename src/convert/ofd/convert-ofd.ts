import type { PDFRef } from '../../engines/pdf-lib.js';
import { locationOf, openOfd, type OfdDocument, type OfdPackage } from '../../inspect/ofd/package.js';
import { Unreadable } from '../../inspect/format.js';
import { boxOf, type Box } from '../../inspect/ofd/numbers.js';
import { child, descendants, textOf, type XmlNode } from '../../inspect/xml.js';
import { cm, num } from '../../render/pdf/geometry.js';
import { NO_ID, Volume } from '../../render/pdf/volume.js';
import { openSheet, type OpenedFont, type Sheet } from './canvas.js';
import { drawChildren, type Drawing } from './draw-objects.js';
import { outlineFaces, type Faces } from './faces.js';
import { openFonts, type FontShelf } from './font-shelf.js';
import { embedMedia } from './pictures.js';
import { readResources, type Resources } from './resources.js';
import { stampsOf, type Stamp } from './stamps.js';

export interface ConvertedOfd {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** What could not be drawn, each kind once with the first page it was on (1-based). */
  readonly lost: readonly { readonly what: string; readonly page: number }[];
}

const MOST_PAGES = 2_000;
const POINTS_PER_MM = 72 / 25.4;
const A4: Box = { x: 0, y: 0, width: 210, height: 297 };
/** A seal's picture may be an OFD, whose seals are not asked for. */
const DEEPEST = 2;

/**
 * Draws the pages of an OFD (GB/T 33190) as a PDF: text with the document's own glyphs or a shipped face, paths, clips,
 * pictures, composed units, templates, annotations and seals. Throws what `openOfd` throws.
 */
export async function convertOfd(bytes: Uint8Array): Promise<ConvertedOfd> {
  const parts: Uint8Array[] = [];
  const volume = new Volume({ append: async (part) => void parts.push(part.slice()), digest: () => NO_ID, close: async () => {} });
  const faces = outlineFaces(volume.context);
  const shelf = await openFonts();
  const lost = new Map<string, number>();
  let page = 0;
  const lose = (what: string) => void (lost.has(what) || lost.set(what, Math.max(1, page)));
  const file = sparing(openOfd(bytes), lose);
  for (const document of file.documents) {
    const pages = pagesOf(file, document);
    const resources = readResources(file, document, pages.filter((each) => each !== null));
    const work: Work = { file, document, resources, faces, volume, shelf, images: new Map(), depth: 0, lose };
    const stamps = stampsOf(file, document);
    const annotations = annotationsOf(file, document);
    for (const [index, entry] of pageEntries(document).entries()) {
      page += 1;
      const { ref, parent } = volume.openPage(page);
      const content = pages[index] ?? null;
      if (!content) work.lose('a page that is not in the file');
      const id = entry.attributes['ID'] ?? '';
      const box = physicalBox(content?.root) ?? physicalBox(child(document.root, 'CommonData'), 'PageArea') ?? A4;
      const sheet = newSheet(work);
      sheet.out.push(cm([POINTS_PER_MM, 0, 0, -POINTS_PER_MM, -box.x * POINTS_PER_MM, (box.y + box.height) * POINTS_PER_MM]));
      if (content) await drawPage(work, sheet, { content, annotations: annotations.get(id) ?? [] });
      for (const stamp of stamps.get(id) ?? []) await drawStamp(work, sheet, stamp);
      volume.context.assign(ref, volume.context.obj({
        Type: 'Page', Parent: parent, MediaBox: [0, 0, box.width * POINTS_PER_MM, box.height * POINTS_PER_MM],
        Contents: volume.context.register(volume.context.flateStream(sheet.out.join('\n'))), Resources: sheet.pdfResources() as never,
      }));
      await volume.flush();
    }
  }
  faces.embed();
  await volume.close({ title: '', author: '', date: '1970-01-01', firstPrinted: 1, bookmarks: [], destinations: [], layers: [] });
  return { pdf: new Uint8Array(Buffer.concat(parts)), pages: page, lost: [...lost].map(([what, on]) => ({ what, page: on })) };
}

interface Work {
  readonly file: OfdPackage;
  readonly document: OfdDocument;
  readonly resources: Resources;
  readonly faces: Faces;
  readonly volume: Volume;
  readonly shelf: FontShelf;
  readonly images: Map<string, PDFRef | null>;
  readonly depth: number;
  readonly lose: (what: string) => void;
}

interface Content {
  readonly path: string;
  readonly root: XmlNode;
}

/** A damaged part of the package is lost, not the whole of it. */
function sparing(file: OfdPackage, lose: (what: string) => void): OfdPackage {
  const xml: OfdPackage['xml'] = (location, from) => {
    try {
      return file.xml(location, from);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      lose('a damaged part of the file');
      return null;
    }
  };
  return { ...file, xml };
}

function pageEntries(document: OfdDocument): XmlNode[] {
  return (child(document.root, 'Pages')?.children ?? []).filter(({ name }) => name === 'Page').slice(0, MOST_PAGES);
}

function pagesOf(file: OfdPackage, document: OfdDocument): (Content | null)[] {
  return pageEntries(document).map((entry) => file.xml(entry.attributes['BaseLoc'] ?? '', document.path));
}

function physicalBox(node: XmlNode | undefined, area = 'Area'): Box | null {
  const box = child(child(node, area), 'PhysicalBox');
  return box ? boxOf(textOf(box)) : null;
}

function newSheet({ volume, resources, faces, shelf, lose }: Work): Sheet {
  return openSheet({ context: volume.context, resources, faces, lose, fontsFor: (id): readonly OpenedFont[] => shelf.of(resources, id, lose) });
}

const ORDER = ['Background', 'Body', 'Foreground'];

/** Templates below or above, then the page's layers by their kind, then annotations (GB/T 33190, 7.7). */
async function drawPage(work: Work, sheet: Sheet, { content, annotations }: { readonly content: Content; readonly annotations: readonly XmlNode[] }): Promise<void> {
  const drawing = drawingOn(work, sheet);
  const layer = async (root: XmlNode): Promise<void> => {
    const layers = (child(root, 'Content')?.children ?? []).filter(({ name }) => name === 'Layer');
    const sorted = [...layers].sort((a, b) => ORDER.indexOf(a.attributes['Type'] ?? 'Body') - ORDER.indexOf(b.attributes['Type'] ?? 'Body'));
    for (const each of sorted) await drawChildren(drawing, each, { depth: 0, layer: each.attributes['DrawParam'] });
  };
  const templates = content.root.children.filter(({ name }) => name === 'Template').map((each) => ({ above: each.attributes['ZOrder'] === 'Foreground', root: templateOf(work, each.attributes['TemplateID'] ?? '') }));
  for (const { above, root } of templates) if (!above && root) await layer(root);
  await layer(content.root);
  for (const { above, root } of templates) if (above && root) await layer(root);
  for (const appearance of annotations) {
    const box = boxOf(appearance.attributes['Boundary']);
    sheet.out.push('q', cm([1, 0, 0, 1, box?.x ?? 0, box?.y ?? 0]));
    await drawChildren(drawing, appearance, { depth: 0, layer: undefined });
    sheet.out.push('Q');
  }
}

function templateOf({ file, document, lose }: Work, id: string): XmlNode | null {
  const settings = child(document.root, 'CommonData');
  const entry = settings ? descendants(settings, 'TemplatePage').find((each) => each.attributes['ID'] === id) : undefined;
  const root = entry ? (file.xml(entry.attributes['BaseLoc'] ?? '', document.path)?.root ?? null) : null;
  if (!root) lose('a template that is not in the file');
  return root;
}

/** What visible annotations look like, by the number of their page (GB/T 33190, 15). */
function annotationsOf(file: OfdPackage, document: OfdDocument): ReadonlyMap<string, readonly XmlNode[]> {
  const list = file.xml(locationOf(child(document.root, 'Annotations')), document.path);
  return new Map((list?.root.children ?? []).filter(({ name }) => name === 'Page').slice(0, MOST_PAGES).map((page) => {
    const own = file.xml(locationOf(child(page, 'FileLoc')), list?.path ?? '');
    const visible = (own?.root.children ?? []).filter((each) => each.name === 'Annot' && each.attributes['Visible'] !== 'false');
    return [page.attributes['PageID'] ?? '', visible.flatMap((each) => child(each, 'Appearance') ?? [])] as const;
  }));
}

function drawingOn(work: Work, sheet: Sheet, isCell = false): Drawing {
  const drawing: Drawing = {
    canvas: sheet,
    objects: 0,
    isCell,
    cell: async (area, draw) => {
      const own = newSheet(work);
      const inner = drawingOn(work, own, true);
      inner.objects = drawing.objects;
      await draw(inner);
      drawing.objects = inner.objects;
      return work.volume.context.register(formOf(work, own, area));
    },
    image: async (id) => {
      const known = work.images.get(id);
      if (known !== undefined) return known;
      const bytes = work.resources.media.get(id);
      const ref = bytes ? await embedMedia(work.volume.context, bytes).catch(() => null) : null;
      if (!ref) work.lose(bytes ? 'a picture that cannot be decoded' : 'a picture that is not in the file');
      work.images.set(id, ref);
      return ref;
    },
  };
  return drawing;
}

/** A seal is ink on the page: what lies under it stays to be read. */
async function drawStamp(work: Work, sheet: Sheet, { box, clip, picture }: Stamp): Promise<void> {
  if (!picture) return work.lose('the picture of a seal');
  const seen = clip ? `${num(box.x + clip.x)} ${num(box.y + clip.y)} ${num(clip.width)} ${num(clip.height)} re W n` : '';
  sheet.out.push('q', seen, `/${sheet.state({ BM: 'Multiply' })} gs`);
  try {
    if (picture.type === 'ofd') await drawInner(work, sheet, { box, bytes: picture.bytes });
    else sheet.out.push(`${num(box.width)} 0 0 ${num(-box.height)} ${num(box.x)} ${num(box.y + box.height)} cm /${sheet.useObject(await embedMedia(work.volume.context, picture.bytes))} Do`);
  } catch {
    work.lose('the picture of a seal');
  }
  sheet.out.push('Q');
}

/** A seal whose picture is an OFD of one page, scaled into its box. */
async function drawInner(work: Work, sheet: Sheet, { box, bytes }: { readonly box: Box; readonly bytes: Uint8Array }): Promise<void> {
  if (work.depth >= DEEPEST) return work.lose('a seal within a seal');
  const file = openOfd(bytes);
  const document = file.documents[0] as OfdDocument;
  const [content] = pagesOf(file, document);
  if (!content) return work.lose('the picture of a seal');
  const inner: Work = { ...work, file, document, resources: readResources(file, document, [content]), images: new Map(), depth: work.depth + 1 };
  const area = physicalBox(content.root) ?? physicalBox(child(document.root, 'CommonData'), 'PageArea') ?? A4;
  const own = newSheet(inner);
  await drawPage(inner, own, { content, annotations: [] });
  const form = formOf(work, own, area);
  const [sx, sy] = [box.width / area.width, box.height / area.height];
  sheet.out.push(cm([sx, 0, 0, sy, box.x - area.x * sx, box.y - area.y * sy]), `/${sheet.useObject(work.volume.context.register(form))} Do`);
}

function formOf({ volume: { context } }: Work, own: Sheet, area: Box) {
  return context.flateStream(own.out.join('\n'), {
    Type: 'XObject', Subtype: 'Form', BBox: [area.x, area.y, area.x + area.width, area.y + area.height], Resources: own.pdfResources() as never, Group: { S: 'Transparency' },
  });
}
