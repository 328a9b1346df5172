import { openContainer } from '../container.js';
import { Unreadable } from '../format.js';
import { child, parseXml, textOf, type XmlNode } from '../xml.js';

/** A part of an OFD package: its path without a leading slash, and its bytes. */
export interface OfdPart {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An OFD package (GB/T 33190, 7.2): a zip of XML parts that point at each other by location. */
export interface OfdPackage {
  /** The part a location points at, seen from another part; null when there is none. */
  readonly part: (location: string, from: string) => OfdPart | null;
  /** The same, parsed. */
  readonly xml: (location: string, from: string) => { readonly path: string; readonly root: XmlNode } | null;
  readonly documents: readonly OfdDocument[];
  /** Of all parts, as `part` gives them. */
  readonly paths: readonly string[];
}

/** One DocBody of OFD.xml. */
export interface OfdDocument {
  readonly path: string;
  readonly root: XmlNode;
  /** Location of the list of signatures, seen from OFD.xml. */
  readonly signatures: string | null;
}

const ENTRY = 'OFD.xml';
const MOST_DOCUMENTS = 100;

/** Opens a package. Throws Unreadable for what is no zip or has no document in it. */
export function openOfd(bytes: Uint8Array): OfdPackage {
  const container = openContainer(bytes);
  const names = new Map(container.names.map((name) => [normalise(name), name]));
  const part = (location: string, from: string): OfdPart | null => {
    const path = candidates(location, from).find((each) => names.has(each));
    const content = path === undefined ? null : container.read(names.get(path) as string);
    return path !== undefined && content ? { path, bytes: content } : null;
  };
  const xml = (location: string, from: string) => {
    const found = part(location, from);
    return found && { path: found.path, root: parseXml(found.bytes) };
  };
  const entry = xml(`/${ENTRY}`, '');
  if (!entry) throw new Unreadable('corrupt', `${ENTRY} is missing`);
  const documents = entry.root.children.filter((each) => each.name === 'DocBody').slice(0, MOST_DOCUMENTS).flatMap((body): OfdDocument[] => {
    const document = xml(locationOf(child(body, 'DocRoot')), ENTRY);
    return document ? [{ ...document, signatures: locationOf(child(body, 'Signatures')) || null }] : [];
  });
  if (documents.length === 0) throw new Unreadable('corrupt', 'the document that OFD.xml names is missing');
  return { part, xml, documents, paths: [...names.entries()].flatMap(([path, name]) => (name.endsWith('/') ? [] : [path])) };
}

/** The location that an element holds; empty when there is none. */
export function locationOf(node: XmlNode | undefined): string {
  return node ? textOf(node).trim() : '';
}

/** ST_Loc (GB/T 33190, 7.3): from the root with a slash, else from the folder it is written in; some writers mean the root all the same. */
function candidates(location: string, from: string): string[] {
  if (location === '') return [];
  return location.startsWith('/') ? [normalise(location)] : [normalise(folderOf(from) + location), normalise(location)];
}

/** With its slash; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function normalise(path: string): string {
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
