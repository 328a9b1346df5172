import type { OfdDocument, OfdPackage } from '../../inspect/ofd/package.js';
import { locationOf } from '../../inspect/ofd/package.js';
import { child, descendants, type XmlNode } from '../../inspect/xml.js';

/** What pages refer to by number (GB/T 33190, 7.9): fonts, pictures, drawing parameters, composed units. */
export interface Resources {
  readonly fonts: ReadonlyMap<string, XmlNode>;
  readonly media: ReadonlyMap<string, Uint8Array>;
  readonly drawParams: ReadonlyMap<string, XmlNode>;
  readonly composites: ReadonlyMap<string, XmlNode>;
  /** The file of an embedded font. */
  readonly fontFiles: ReadonlyMap<string, Uint8Array>;
}

const MOST_FILES = 200;

/** The resources of a document, and of the pages named, whose own lists come in addition. */
export function readResources(file: OfdPackage, document: OfdDocument, pages: readonly { readonly path: string; readonly root: XmlNode }[]): Resources {
  const settings = child(document.root, 'CommonData');
  const shared = (settings?.children ?? []).filter(({ name }) => name === 'PublicRes' || name === 'DocumentRes').map((each) => ({ location: locationOf(each), from: document.path }));
  const own = pages.flatMap(({ path, root }) => root.children.filter(({ name }) => name === 'PageRes').map((each) => ({ location: locationOf(each), from: path })));
  const found = { fonts: new Map<string, XmlNode>(), media: new Map<string, Uint8Array>(), drawParams: new Map<string, XmlNode>(), composites: new Map<string, XmlNode>(), fontFiles: new Map<string, Uint8Array>() };
  for (const { location, from } of [...shared, ...own].slice(0, MOST_FILES)) {
    const list = file.xml(location, from);
    if (!list) continue;
    const base = list.root.attributes['BaseLoc'] ?? '';
    const bytesOf = (node: XmlNode | undefined): Uint8Array | null => {
      const name = locationOf(node);
      return name === '' ? null : (file.part(`${base}/${name}`, list.path) ?? file.part(name, list.path))?.bytes ?? null;
    };
    for (const font of descendants(list.root, 'Font')) {
      found.fonts.set(idOf(font), font);
      const bytes = bytesOf(child(font, 'FontFile'));
      if (bytes) found.fontFiles.set(idOf(font), bytes);
    }
    for (const media of descendants(list.root, 'MultiMedia')) {
      const bytes = bytesOf(child(media, 'MediaFile'));
      if (bytes) found.media.set(idOf(media), bytes);
    }
    for (const each of descendants(list.root, 'DrawParam')) found.drawParams.set(idOf(each), each);
    for (const each of descendants(list.root, 'CompositeGraphicUnit')) found.composites.set(idOf(each), each);
  }
  return found;
}

function idOf(node: XmlNode): string {
  return node.attributes['ID'] ?? '';
}
