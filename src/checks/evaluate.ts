import type { InspectedFile } from '../model/evidence.js';
import type { FactProblem } from '../model/facts.js';
import type { Effect, Outcome, Severity } from '../model/outcome.js';
import type { Absence, Demands, Form, Requirement } from '../model/standard.js';
import accepts from './accepts.js';
import type { Check, CheckContext } from './check.js';
import count from './count.js';
import { CHECKS } from './index.js';
import { bestOf, formsFor } from './forms.js';
import { heed, type Word } from './declarations.js';
import issuer from './issuer.js';
import readable from './readable.js';
import { note, noteFailure, noteUnclearKind, type Noted } from './wording.js';

export interface Evaluation {
  readonly outcome: Outcome;
  readonly optionalAbsent: boolean;
  readonly confirmed: boolean;
  readonly noted: readonly Noted[];
}

/**
 * Holds a requirement's files against it. Each file against every form it may be, of which the one that comes
 * closest is reported; then all of them together.
 */
export function evaluate(requirement: Requirement, files: readonly InspectedFile[], { context, word }: { context: CheckContext; word: Word }): Evaluation {
  const found = files.length === 0 ? missing(requirement, context) : [...together(requirement, files, context), ...files.flatMap((file) => single(requirement, file, context))];
  const noted = inOrder(once(found).map((each) => heed(each, word)));
  const optionalAbsent = files.length === 0 && requirement.absent === 'notice';
  const outcome = optionalAbsent ? 'not-applicable' : decide(noted, files);
  const doubts = noted.filter((each) => each.effect === 'review');
  return { outcome, optionalAbsent, noted, confirmed: outcome === 'review' && doubts.every((each) => each.confirmedBy !== undefined) };
}

/** Nothing was handed in: that alone is said, whatever else the standard demands. */
function missing(requirement: Requirement, context: CheckContext): Noted[] {
  const demanded = requirement.demands[count.id] ?? { min: 1 };
  return ask(count as unknown as Check, { files: [], params: demanded, context }).map((noted) => ({ ...noted, ...ABSENCE[requirement.absent] }));
}

const ABSENCE: Readonly<Record<Absence, { readonly effect: Effect; readonly severity: Severity }>> = {
  fail: { effect: 'fail', severity: 'error' },
  review: { effect: 'review', severity: 'warning' },
  pending: { effect: 'pending', severity: 'notice' },
  notice: { effect: 'none', severity: 'notice' },
};

/** Files that cannot be opened still count as handed in, by name; when none opens there is nothing to look for. */
function together(requirement: Requirement, files: readonly InspectedFile[], context: CheckContext): Noted[] {
  const anyOpens = files.some((file) => !closesGate(openNotes(file, context)));
  return demandedOf(requirement.demands)
    .filter(({ check }) => check.scope === 'together' && (anyOpens || check.id === count.id))
    .flatMap(({ check, params }) => ask(check, { files, params, context }));
}

function single(requirement: Requirement, file: InspectedFile, context: CheckContext): readonly Noted[] {
  const opened = openNotes(file, context);
  if (closesGate(opened)) return opened;
  const attempts = formsFor(file, requirement).map((form) => ({ form, notes: attempt(form, file, context) }));
  return [...opened, ...bestOf(attempts.map(({ notes }) => notes)), ...unclearKind(file, attempts, context)];
}

/**
 * A picture without a telling name may be a screenshot, which needs no seal, or minutes, which do. When it would pass as
 * the one and not as the other, the lenient reading is a guess, and a guess is for a person.
 */
function unclearKind(file: InspectedFile, attempts: readonly { readonly form: Form; readonly notes: readonly Noted[] }[], context: CheckContext): Noted[] {
  const passing = attempts.find(({ notes }) => notes.every((each) => each.effect === 'none' && !each.failed));
  const failing = attempts.find(({ form, notes }) => form.kind !== passing?.form.kind && closesGate(notes.filter((each) => !each.failed)));
  // 相关证明材料 of any kind will do: that reading is no guess.
  if (!passing || !failing || passing.form.kind === 'proof' || looksLike(file, passing.form.kind)) return [];
  return [noteUnclearKind(accepts as unknown as Check, { file: file.path, found: passing.form.title, expected: failing.form.title }, context)];
}

/** From here on the picture itself says what it is, whatever its name. */
const SURE = 0.9;

function looksLike({ facts }: InspectedFile, kind: Form['kind']): boolean {
  return facts.looks.length > 0 && facts.looks.every((look) => look.kind === kind && look.confidence >= SURE);
}

/** `readable` is asked of every file, whatever the standard demands: what cannot be opened never passes. */
function openNotes(file: InspectedFile, context: CheckContext): Noted[] {
  return ask(readable as unknown as Check, { files: [file], params: {}, context });
}

function attempt(form: Form, file: InspectedFile, context: CheckContext): Noted[] {
  const asked = form.demands[issuer.id] as { readonly words: readonly string[]; readonly not?: readonly string[] } | undefined;
  const tried = { ...context, kind: form.kind, issuers: asked?.words ?? [], notIssuers: asked?.not ?? [] };
  const demanded = demandedOf(form.demands).filter(({ check }) => check.scope === 'each' && check.id !== readable.id);
  const notes: Noted[] = [];
  for (const { check, params } of [...demanded.filter(({ check }) => check.gate), ...demanded.filter(({ check }) => !check.gate)]) {
    const found = ask(check, { files: [file], params, context: tried });
    notes.push(...found);
    if (check.gate && closesGate(found)) return notes;
  }
  return notes;
}

function closesGate(notes: readonly Noted[]): boolean {
  return notes.some((each) => each.effect === 'fail');
}

/** A demand that no check answers is a bug here: the loader has refused it. */
function demandedOf(demands: Demands): readonly { readonly check: Check; readonly params: unknown }[] {
  const unknown = Object.keys(demands).find((id) => !CHECKS.some((check) => check.id === id));
  if (unknown !== undefined) throw new Error(`no check answers the demand “${unknown}”`);
  return CHECKS.filter((check) => check.id in demands).map((check) => ({ check, params: demands[check.id] }));
}

/** The fence: a bug in one check becomes an error of this one requirement. */
function ask(check: Check, { files, params, context }: { readonly files: readonly InspectedFile[]; readonly params: unknown; readonly context: CheckContext }): Noted[] {
  try {
    return check.find(files, params, context).map((finding) => note(check, finding, context));
  } catch (cause) {
    return [noteFailure(check, cause, files.length === 1 ? files[0]?.path : undefined, context)];
  }
}

/** What kept a file from being looked into at all. */
export const UNKNOWN: readonly FactProblem['code'][] = ['timeout', 'out-of-memory', 'crashed', 'gone', 'changing', 'refused'];

/** A file in which a parser hung or died, or that could not be read, says nothing: neither that it fits nor that it does not. */
function isUnknown(file: InspectedFile): boolean {
  return file.facts.problems.some((problem) => UNKNOWN.includes(problem.code));
}

function decide(noted: readonly Noted[], files: readonly InspectedFile[]): Outcome {
  if (noted.some((each) => each.failed) || files.some(isUnknown)) return 'error';
  for (const effect of ['fail', 'pending', 'review'] as const) if (noted.some((each) => each.effect === effect)) return effect;
  return 'pass';
}

/** What is said of several files alike is said once, whichever of them was asked first. */
function once(noted: readonly Noted[]): Noted[] {
  const said = new Set<unknown>();
  return noted.filter(({ finding: { members } }) => {
    const isNew = members === undefined || !said.has(members);
    said.add(members);
    return isNew;
  });
}

/** By check, then by file; findings of one check and file stay in the order in which it made them. */
function inOrder(noted: readonly Noted[]): Noted[] {
  const place = (each: Noted) => CHECKS.findIndex((check) => check.id === each.check.id);
  return [...noted].sort((a, b) => place(a) - place(b) || byText(a.finding.file ?? '', b.finding.file ?? ''));
}

/** By code point, whatever the machine's language. */
export function byText(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}
