import type { ResultDossier } from '../model/result.js';
import type { ReadVolume } from '../render/pdf/read-back.js';
import type { Flaw } from './flaw.js';

/** Id of the heading over the 佐证材料总目录. */
const CATALOGUE = 'catalogue';

/** Whether the catalogue can be found in the dossier: a pack's own templates may have none, or call it otherwise. */
export function hasCataloguePages(volumes: readonly { readonly read: ReadVolume }[]): boolean {
  return volumes.some(({ read }) => read.destinations.has(CATALOGUE));
}

/**
 * The catalogue printed in the dossier: every exhibit in order, each with its number of pages and the page it begins on
 * (`3 17`, in volumes `3 1／17`).
 */
export function compareCataloguePages(volumes: readonly { readonly file: string; readonly read: ReadVolume }[], dossier: ResultDossier): Flaw[] {
  const home = volumes.find(({ read }) => read.destinations.has(CATALOGUE));
  if (!home) return [];
  const text = cataloguePages(volumes, home);
  const flaws: Flaw[] = [];
  const places = new Map<string, number>();
  let at = 0;
  for (const { number } of dossier.exhibits) {
    const found = indexOf(text, number, at);
    if (found === null) flaws.push({ code: 'catalogue/missing', file: home.file, expected: number });
    else {
      places.set(number, found);
      at = found + number.length;
    }
  }
  const starts = [...places.values(), text.length];
  for (const { number, firstPage, lastPage, volume } of dossier.exhibits) {
    const from = places.get(number);
    if (from === undefined) continue;
    const row = text.slice(from + number.length, starts[starts.indexOf(from) + 1]);
    const numbers = `${lastPage - firstPage + 1}\\s+${dossier.volumes.length > 1 ? `${volume}\\s*／\\s*` : ''}${firstPage}`;
    if (!new RegExp(`(?:^|\\D)${numbers}(?:\\D|$)`).test(row)) flaws.push({ code: 'catalogue/row', file: home.file, found: `${number}${row.replace(/\s+/g, ' ').slice(-30)}`, expected: numbers.replace(/\\s[+*]/g, ' ') });
  }
  return flaws;
}

/** From its heading to the next, through the volumes. */
function cataloguePages(volumes: readonly { readonly read: ReadVolume }[], home: { readonly read: ReadVolume }): string {
  const first = home.read.destinations.get(CATALOGUE) as number;
  const rest = volumes.slice(volumes.indexOf(home)).map(({ read }) => read);
  const texts: string[] = [];
  for (const [index, read] of rest.entries()) {
    const from = index === 0 ? first : 0;
    const next = Math.min(read.pages.length, ...[...read.destinations.values()].filter((page) => index > 0 || page > from));
    texts.push(...read.pages.slice(from, Math.max(next, from + (index === 0 ? 1 : 0))).map((page) => page.text.replace(/—\s*\d+\s*—\s*$/, '')));
    if (next < read.pages.length) break;
  }
  return texts.join('\n');
}

/** A number may be broken over lines. */
function indexOf(text: string, number: string, from: number): number | null {
  const pattern = [...number].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
  const found = new RegExp(`${pattern}(?!\\d)`, 'g');
  found.lastIndex = from;
  return found.exec(text)?.index ?? null;
}
