import type { Container } from '../container.js';
import { decodeText } from '../decode-text.js';
import { plainBody } from '../flowing-text.js';
import { pageInMessage } from '../mime-message.js';
import { readPage, type WebPage } from '../web-page.js';
import { parseXml } from '../xml.js';

/** What stands in a document that a Word document takes in whole; null for one of a kind that is not read here. */
export type TakenIn = (id: string) => WebPage | null;

const RELATIONS = 'word/_rels/document.xml.rels';
/** Further ones are not read: a file could take the same one in a thousand times. */
const MOST_TAKEN_IN = 50;

/**
 * Documents behind `w:altChunk` (ISO/IEC 29500-1, 17.17.2.1), which Word sets in their place: programs that make Word files of web pages
 * put the whole page there, as HTML or as a message that holds it (MHTML), and leave the body empty. Plain text is read too.
 */
export function takenInBy(container: Container): TakenIn {
  const targets = new Map<string, string>();
  const relations = container.read(RELATIONS);
  for (const { attributes } of relations ? parseXml(relations).children : []) targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
  let taken = 0;
  return (id) => {
    if (++taken > MOST_TAKEN_IN) return null;
    const target = targets.get(id) ?? '';
    const bytes = container.read(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    return bytes && pageOf(target, bytes);
  };
}

function pageOf(name: string, bytes: Uint8Array): WebPage | null {
  const kind = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  const page = kind === 'mht' || kind === 'mhtml' ? pageInMessage(bytes) : bytes;
  const decoded = page && decodeText(page);
  if (!decoded) return null;
  if (kind === 'txt') return { body: plainBody(decoded.text), pictures: 0, frames: 0, films: 0, unseen: 0, title: null };
  return kind === 'htm' || kind === 'html' || kind === 'xhtml' || page !== bytes ? readPage(decoded.text) : null;
}
