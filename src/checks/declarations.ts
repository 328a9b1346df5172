import type { InspectedFile } from '../model/evidence.js';
import type { Declaration, Project } from '../model/project.js';
import type { Noted } from './wording.js';

/** What people have declared, as far as it touches one requirement. */
export interface Word {
  readonly pending: { readonly reason: string; readonly due: string } | null;
  readonly confirmed: readonly Extract<Declaration, { type: 'confirmed' }>[];
}

/** A promise lapses when its day has passed. */
export function wordOn(item: string, files: readonly Pick<InspectedFile, 'path' | 'sha256'>[], { declarations, asOf }: Pick<Project, 'declarations' | 'asOf'>): Word {
  const pending = declarations.find((each) => each.type === 'pending' && each.item === item && each.due >= asOf);
  return {
    pending: pending?.type === 'pending' ? pending : null,
    confirmed: declarations.filter((each) => each.type === 'confirmed').filter((each) => files.some((file) => file.path === each.file && isOf(each, file))),
  };
}

/** Another file that took its name was not looked at. */
export function isOf(confirmed: Extract<Declaration, { type: 'confirmed' }>, { sha256 }: Pick<InspectedFile, 'sha256'>): boolean {
  return confirmed.sha256 === undefined || confirmed.sha256 === sha256;
}

/** A declaration never makes a problem disappear: what is promised is pending, what is confirmed carries the name of who did. */
export function heed(noted: Noted, word: Word): Noted {
  const { message, effect } = noted;
  if (word.pending && message.lacks && (effect === 'fail' || effect === 'review')) return { ...noted, effect: 'pending', severity: 'notice', promised: word.pending };
  const confirmation = confirmationOf(noted, word);
  if (!confirmation) return noted;
  if (effect === 'review') return { ...noted, confirmedBy: confirmation.by };
  if (effect === 'fail' && message.settledByPerson) return { ...noted, effect: 'review', severity: 'warning', confirmedBy: confirmation.by };
  return noted;
}

/** Of several files that are alike, a person must have looked at each that this requirement has: a later one opens the doubt anew. */
function confirmationOf({ check, finding, context }: Noted, { confirmed }: Word): Word['confirmed'][number] | undefined {
  const mine = confirmed.filter((each) => each.what === check.id);
  const own = finding.members?.filter((member) => member.requirement === context.requirement.id) ?? [];
  if (!own.every(({ file }) => mine.some((each) => each.file === file))) return undefined;
  return mine.find((each) => finding.file === undefined || finding.file === each.file);
}
