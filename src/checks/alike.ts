import type { InspectedFile } from '../model/evidence.js';
import { grouped } from '../model/grouped.js';
import type { Member } from '../model/outcome.js';
import { byText } from './evaluate.js';
import type { Lookalikes } from './lookalikes.js';

/** Files that have the same content, or that show the same picture. */
export interface Alike {
  readonly what: 'content' | 'picture';
  /** By path, two at least. */
  readonly members: readonly Member[];
}

/** The groups that each file belongs to, by its path: those of equal files first. */
export function findAlike(files: readonly InspectedFile[], pictures: Lookalikes['groups']): (path: string) => readonly Alike[] {
  const placed = files.filter((file) => file.disposition === 'included' && file.requirement !== null);
  const copies = [...grouped(placed, (file) => file.sha256).values()].filter((group) => group.length > 1);
  const groups = [
    ...copies.map((group) => alike('content', group.map((file) => ({ file, pages: [] })))),
    ...pictures.map((group) => alike('picture', group)),
  ];
  const byPath = grouped(groups.flatMap((group) => group.members.map(({ file }) => ({ file, group }))), ({ file }) => file);
  return (path) => (byPath.get(path) ?? []).map(({ group }) => group);
}

function alike(what: Alike['what'], group: Lookalikes['groups'][number]): Alike {
  const members = group.map(({ file, pages }) => ({ file: file.path, requirement: file.requirement as string, pages, unit: file.unit, year: file.facts.document.date?.slice(0, 4) ?? null }));
  return { what, members: members.sort((a, b) => byText(a.file, b.file)) };
}
