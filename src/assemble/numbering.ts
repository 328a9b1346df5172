import type { InspectedFile } from '../model/evidence.js';
import type { Result } from '../model/result.js';
import type { Item, Standard } from '../model/standard.js';

/** Which file has which number; the previous result is the register, so that a late file never renumbers an earlier one. */
export interface Register {
  /** Exhibit number → path of the file and its content. */
  readonly held: readonly { readonly number: string; readonly path: string; readonly sha256: string }[];
  /** Numbers that were once given and are free for nobody. */
  readonly retired: readonly string[];
}

export const EMPTY_REGISTER: Register = { held: [], retired: [] };

export interface Numbered {
  readonly file: InspectedFile;
  /** `A2-3-1-01`. */
  readonly number: string;
}

export interface Numbering {
  /** In the order of the dossier: by item, requirement, then number. */
  readonly exhibits: readonly Numbered[];
  readonly retired: readonly string[];
}

/**
 * Numbers every included file within its item: held numbers first, new files after the highest number ever
 * given, ordered by requirement, date and path. A file that was moved keeps its number if its content is known.
 */
export function numberExhibits(standard: Standard, files: readonly InspectedFile[], register: Register): Numbering {
  const exhibits: Numbered[] = [];
  const retired: string[] = [];
  for (const indicator of standard.indicators) {
    for (const item of indicator.items) {
      const mine = ordered(item, files.filter((file) => file.disposition === 'included' && file.item === item.id && file.requirement !== null));
      const numbers = numberItem(item, mine, register);
      exhibits.push(...inDossierOrder(item, mine, numbers));
      retired.push(...goneNumbers(item, numbers, register));
    }
  }
  return { exhibits, retired };
}

function numberItem(item: Item, files: readonly InspectedFile[], register: Register): Map<string, string> {
  const held = register.held.filter((each) => belongsTo(each.number, item));
  const numbers = new Map<string, string>();
  const taken = new Set<string>();
  const take = (file: InspectedFile, number: string | undefined) => {
    if (!number || taken.has(number) || numbers.has(file.path)) return;
    numbers.set(file.path, number);
    taken.add(number);
  };
  for (const file of files) take(file, held.find((each) => each.path === file.path)?.number);
  for (const file of files) if (!numbers.has(file.path)) take(file, held.find((each) => each.sha256 === file.sha256 && !taken.has(each.number))?.number);
  const used = [...held.map((each) => each.number), ...register.retired.filter((number) => belongsTo(number, item))];
  let next = used.reduce((highest, number) => Math.max(highest, serial(number)), 0) + 1;
  for (const file of files) if (!numbers.has(file.path)) take(file, `${item.id}-${String(next++).padStart(2, '0')}`);
  return numbers;
}

function ordered(item: Item, files: readonly InspectedFile[]): InspectedFile[] {
  const place = new Map(item.requirements.map((requirement, index) => [requirement.id, index]));
  // A blank sorts before `-`, so that 2022-01 comes before 2022-01-15.
  const key = (file: InspectedFile) => `${String(place.get(file.requirement as string) ?? 0).padStart(3, '0')} ${file.facts.document.date ?? '9999'} ${file.path}`;
  return [...files].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function inDossierOrder(item: Item, files: readonly InspectedFile[], numbers: ReadonlyMap<string, string>): Numbered[] {
  return item.requirements.flatMap((requirement) =>
    files
      .filter((file) => file.requirement === requirement.id)
      .map((file) => ({ file, number: numbers.get(file.path) as string }))
      .sort((a, b) => serial(a.number) - serial(b.number)),
  );
}

function goneNumbers(item: Item, numbers: ReadonlyMap<string, string>, register: Register): string[] {
  const kept = new Set(numbers.values());
  const known = [...register.held.map((each) => each.number), ...register.retired].filter((number) => belongsTo(number, item));
  return [...new Set(known)].filter((number) => !kept.has(number)).sort();
}

function belongsTo(number: string, item: Item): boolean {
  return number.startsWith(`${item.id}-`) && /^\d+$/.test(number.slice(item.id.length + 1));
}

function serial(number: string): number {
  return Number(number.slice(number.lastIndexOf('-') + 1));
}

/** The register that a result holds. */
export function registerOf(previous: Pick<Result, 'files' | 'retiredNumbers'> | null): Register {
  if (!previous) return EMPTY_REGISTER;
  return {
    held: previous.files.flatMap((file) => (file.exhibit ? [{ number: file.exhibit, path: file.path, sha256: file.sha256 }] : [])),
    retired: previous.retiredNumbers ?? [],
  };
}

/** 新旧件号对照: every file whose number is another than in the register, or that has one no more, in the order of the old numbers. */
export function compareNumbers(register: Register, { exhibits }: Numbering): { readonly from: string | null; readonly to: string | null; readonly path: string }[] {
  const now = new Map(exhibits.map(({ file, number }) => [file.path, number]));
  const moved = new Map(exhibits.map(({ file, number }) => [file.sha256, number]));
  const before = new Set(register.held.map((each) => each.path));
  const known = register.held.map(({ number, path, sha256 }) => ({ from: number, to: now.get(path) ?? moved.get(sha256) ?? null, path }));
  const fresh = exhibits.filter(({ file }) => !before.has(file.path)).map(({ file, number }) => ({ from: null, to: number, path: file.path }));
  return [...known, ...fresh].filter(({ from, to }) => from !== to);
}
