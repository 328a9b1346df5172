import { child } from '../xml.js';
import { locationOf, type OfdDocument, type OfdPackage } from './package.js';

const MOST_ATTACHED = 1_000;

/** Names of the files attached to a document (GB/T 33190, 20); those that readers do not show are left alone. */
export function attachmentsOf(file: OfdPackage, document: OfdDocument): string[] {
  const list = file.xml(locationOf(child(document.root, 'Attachments')), document.path);
  const entries = (list?.root.children ?? []).filter(({ name, attributes }) => name === 'Attachment' && attributes['Visible'] !== 'false');
  return entries.slice(0, MOST_ATTACHED).map(({ attributes }) => attributes['Name'] || '?');
}
