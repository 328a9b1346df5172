import type { BodyBlock } from '../../model/facts.js';
import { openContainer, type Container } from '../container.js';
import { drawnParts, type DrawnParts } from '../drawn-parts.js';
import { flowingFacts, paragraph } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';
import { leftOut } from '../../model/left-out.js';
import { hasMacroPart, macroProblem } from '../macro.js';
import { relationsOf } from '../relations.js';
import { isTinyRun, shownShapes } from '../slide-sight.js';
import { child, descendants, parseXml, textOf, type XmlNode } from '../xml.js';

const MOST_SLIDES = 1_000;
const MOST_DEPTH = 20;

/** Slides (ISO/IEC 29500): their text in order as paragraphs, the title of each as a heading; no notes, no hidden slides. */
const reader: FormatReader = {
  id: 'pptx',
  formats: ['pptx'],
  read({ bytes }) {
    if (bytes[0] === 0xd0) throw new Unreadable('encrypted');
    const container = openContainer(bytes);
    const main = container.read('ppt/presentation.xml');
    if (!main) throw new Unreadable('corrupt', 'ppt/presentation.xml is missing');
    const all = slideParts(parseXml(main), container);
    const read = all.slice(0, MOST_SLIDES).flatMap((part) => {
      const slide = container.read(part);
      return slide ? [{ part, slide: parseXml(slide) }] : [];
    });
    const slides = read.filter(({ slide }) => slide.attributes['show'] !== '0');
    const drawn = drawnParts(container);
    const size = child(parseXml(main), 'sldSz')?.attributes ?? {};
    let unseen = 0;
    const body = slides.flatMap(({ part, slide }) => {
      const tree = child(child(slide, 'cSld'), 'spTree');
      const photos = photosOf(container, part);
      const isShown = tree ? shownShapes(tree, { width: Number(size['cx'] ?? 0), height: Number(size['cy'] ?? 0), isPhoto: (relation) => photos.has(relation) }) : () => true;
      const shown = tree && { ...tree, children: tree.children.filter((shape) => isShown(shape) || descendants(shape, 't').every((each) => textOf(each).trim() === '')) };
      unseen += descendants(tree ?? slide, 'r').filter((run) => isTinyRun(run) && textOf(run).trim() !== '').length + (tree?.children.length ?? 0) - (shown?.children.length ?? 0);
      return shapes(shown, drawn.of(part), 0);
    });
    const pictures = container.names.filter((name) => /^ppt\/media\/[^/]+\.[^/]+$/i.test(name) && !FILM.test(name)).length;
    const facts = flowingFacts(body, { text: '', encoding: 'utf-8', hasReplacements: false });
    const hasText = facts.readable === 'yes';
    return {
      ...facts,
      readable: hasText || pictures + drawn.count > 0 ? 'yes' : 'no',
      pictures,
      ...leftOut({ 'hidden-slide': read.length - slides.length, slide: Math.max(0, all.length - MOST_SLIDES), note: notesIn(container), comment: commentsIn(container), media: container.names.filter((name) => FILM.test(name)).length, master: hasMasterWords(container, all.slice(0, MOST_SLIDES)) ? 1 : 0, unseen, ...drawn.leftOut() }),
      ...(pictures > 0 ? { sealVerdict: 'cannot-tell' as const, sealReason: 'not-inspected' as const } : {}),
      highlightVerdict: 'cannot-tell',
      problems: [
        ...(hasText ? [] : pictures + drawn.count > 0 ? [{ code: 'no-text' as const, page: null, detail: `${slides.length} slides, ${pictures} pictures` }] : (facts.problems ?? [])),
        ...(unseen > 0 ? [{ code: 'unseen-words' as const, page: null, detail: null }] : []),
        ...macroProblem(hasMacroPart(container)),
      ],
    };
  },
};

export default reader;

/** Paths of the slides in the order of the show. */
function slideParts(presentation: XmlNode, container: Container): string[] {
  const targets = relationsOf(container, 'ppt/presentation.xml');
  return (child(presentation, 'sldIdLst')?.children ?? []).flatMap((slide) => {
    // Two attributes are called id once the prefix is gone; the relation is the one that is a key.
    return Object.values(slide.attributes).flatMap((value) => targets.get(value) ?? []).slice(0, 1);
  });
}

/** Pages of notes on which the speaker wrote something. */
function notesIn(container: Container): number {
  const pages = container.names.filter((name) => /^ppt\/notesSlides\/notesSlide\d*\.xml$/.test(name)).slice(0, MOST_SLIDES);
  return pages.filter((name) => {
    const page = container.read(name);
    const bodies = page ? descendants(parseXml(page), 'sp').filter((shape) => child(child(child(shape, 'nvSpPr'), 'nvPr'), 'ph')?.attributes['type'] === 'body') : [];
    return bodies.some((shape) => linesOf(child(shape, 'txBody')).length > 0);
  }).length;
}

/** Films and sounds lie among the pictures. */
const FILM = /^ppt\/media\/[^/]+\.(?:mp[34]|m4[av]|mov|avi|wm[av]|wav|mpe?g|aac|ogg)$/i;

/** Remarks, as older and newer programs write them. */
function commentsIn(container: Container): number {
  const parts = container.names.filter((name) => /^ppt\/comments\/[^/]+\.xml$/.test(name)).slice(0, MOST_SLIDES);
  return parts.reduce((sum, name) => sum + descendants(parseXml(container.read(name) ?? new Uint8Array()), 'cm').length, 0);
}

/** Whether the layouts that slides follow, or the masters of those, show words of their own; what a placeholder says there is only its prompt. */
function hasMasterWords(container: Container, slides: readonly string[]): boolean {
  const layouts = new Set(slides.flatMap((slide) => relatedTo(container, slide, 'slideLayout')));
  const masters = new Set([...layouts].flatMap((layout) => relatedTo(container, layout, 'slideMaster')));
  return [...layouts, ...masters].some((name) => {
    const part = container.read(name);
    const own = part ? descendants(parseXml(part), 'sp').filter((shape) => child(child(child(shape, 'nvSpPr'), 'nvPr'), 'ph') === undefined) : [];
    return own.some((shape) => linesOf(child(shape, 'txBody')).length > 0);
  });
}

/** Pictures of a slide in a format that has no clear places, by the keys of its relations. */
function photosOf(container: Container, part: string): ReadonlySet<string> {
  return new Set([...relationsOf(container, part)].filter(([, target]) => /\.jpe?g$/i.test(target)).map(([key]) => key));
}

/** Parts of a kind that another part points at, by its list of relations. */
function relatedTo(container: Container, part: string, kind: string): string[] {
  const at = part.lastIndexOf('/') + 1;
  const relations = container.read(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`);
  const found = relations ? descendants(parseXml(relations), 'Relationship').filter(({ attributes }) => attributes['Type']?.endsWith(`/${kind}`)) : [];
  return found.map(({ attributes }) => (attributes['Target'] ?? '').replace(/^\/|^(?:\.\.\/)+/, (start) => (start === '/' ? '' : 'ppt/')));
}

function shapes(parent: XmlNode | undefined, drawn: DrawnParts, depth: number): BodyBlock[] {
  if (!parent || depth > MOST_DEPTH) return [];
  return parent.children.flatMap((shape): BodyBlock[] => {
    if (shape.name === 'sp') return paragraphs(child(shape, 'txBody'), isTitle(shape) ? 1 : null);
    if (shape.name === 'grpSp' || shape.name === 'AlternateContent' || shape.name === 'Choice') return shapes(shape, drawn, depth + 1);
    if (shape.name === 'graphicFrame') return [...descendants(shape, 'tbl').map((table): BodyBlock => ({ type: 'table', rows: rowsOf(table) })), ...drawn.within(shape)];
    return [];
  });
}

function isTitle(shape: XmlNode): boolean {
  const type = child(child(child(shape, 'nvSpPr'), 'nvPr'), 'ph')?.attributes['type'];
  return type === 'title' || type === 'ctrTitle';
}

function rowsOf(table: XmlNode): string[][] {
  const cells = (row: XmlNode) => row.children.filter((node) => node.name === 'tc');
  return table.children.filter((node) => node.name === 'tr').map((row) => cells(row).map((cell) => linesOf(child(cell, 'txBody')).join('\n')));
}

function paragraphs(body: XmlNode | undefined, heading: number | null): BodyBlock[] {
  return linesOf(body).map((line) => paragraph(line, heading));
}

function linesOf(body: XmlNode | undefined): string[] {
  const lines = (body?.children ?? []).filter((node) => node.name === 'p');
  return lines.map((line) => line.children.map(runText).join('').trim()).filter(Boolean);
}

function runText(node: XmlNode): string {
  if (node.name === 'br') return '\n';
  if (isTinyRun(node)) return '';
  return node.name === 'r' || node.name === 'fld' ? (child(node, 't')?.children.map((each) => each.text).join('') ?? '') : '';
}
