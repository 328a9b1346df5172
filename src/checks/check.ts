import type { z } from 'zod';
import type { Facts } from '../model/facts.js';
import type { Effect, Finding, Severity } from '../model/outcome.js';
import type { PhotoCaption } from '../model/dossier.js';
import type { Text } from '../model/text.js';
import type { Absence, Unit } from '../model/standard.js';
import type { RequirementKind } from '../model/kinds.js';
import type { Declaration } from '../model/project.js';
import type { Alike } from './alike.js';
import type { Printed } from './copied.js';

/** A file as a check sees it: its place, and only the facts the check declares. */
export interface CheckedFile<Need extends keyof Facts = keyof Facts> {
  /** Relative to `evidence/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly unit: string | null;
  readonly facts: Pick<Facts, Need>;
}

/** What every check may know besides the files. All of it is input; nothing comes from the clock. */
export interface CheckContext {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly units: readonly Unit[];
  /** As project.yaml names it. */
  readonly district: string;
  /** The city, prefecture and province above it, as far as the project says. */
  readonly superiors: readonly string[];
  /** Kind of the form that is being tried, or of the requirement for a check on all its files. */
  readonly kind: RequirementKind;
  readonly requirement: {
    readonly id: string; readonly title: string; readonly absent: Absence; /** Where its files go, relative to `evidence/`. */ readonly folder: string;
    /** Own names of the units that owe it; `isOpen`: the standard leaves the list open. */
    readonly owedBy: { readonly units: readonly string[]; readonly isOpen: boolean };
  };
  /** Who hands the dossier in. */
  readonly applicant: string;
  /** Of these the issuing body's name must contain one, where the form asks for a certain body. */
  readonly issuers: readonly string[];
  /** And none of these. */
  readonly notIssuers: readonly string[];
  /** Words that the requirement is known by. */
  readonly words: readonly string[];
  /** What the standard prints of it. */
  readonly printed: Printed;
  readonly caps: { readonly fileBytes: number | null; readonly imageBytes: number | null };
  /** What was handed in for the other requirements of the same item. */
  readonly siblings: readonly CheckedFile<'text' | 'document' | 'figures'>[];
  /** The groups of included files with the same content, or with the same picture, to which the file of this path belongs. */
  readonly alike: (path: string) => readonly Alike[];
  /** What is told of the picture of this path, beside it or in its name. */
  readonly caption: (path: string) => PhotoCaption | undefined;
  /** What people call a requirement: its item and its title. */
  readonly calledAs: (requirement: string) => string;
  /** Declared shared uses. */
  readonly shared: readonly Extract<Declaration, { type: 'shared' }>[];
}

/**
 * What a message code means for the requirement, and how it is said. `{file}`, `{found}`, `{expected}`, `{page}`, the
 * requirement's `{title}` and `{folder}`, the `{kind}` that was tried and the finding's own arguments may be used.
 */
export interface Message {
  readonly severity: Severity;
  readonly effect: Effect;
  readonly message: Text;
  readonly remedy: Text;
  /** Says that something is not there yet: a declaration 待补 turns it into `pending`. */
  readonly lacks?: true;
  /** A person may settle it although it is a `fail`: it then counts as a doubt that was confirmed. */
  readonly settledByPerson?: true;
}

export interface Check<Params = unknown, Need extends keyof Facts = keyof Facts> {
  /** Equals the file's name and the word a standard uses for it. */
  readonly id: string;
  /** One sentence: what it proves. */
  readonly summary: string;
  /** `each`: looks at one file at a time and belongs to a form. `together`: looks at all files of a requirement. */
  readonly scope: 'each' | 'together';
  /** When it fails, nothing else is asked of the file: the answers would mean nothing. */
  readonly gate?: true;
  readonly params: z.ZodType<Params>;
  readonly needs: readonly Need[];
  readonly messages: Readonly<Record<string, Message>>;
  /** What the demand asks, as a line of a notice or a guide: “不超过 200 字”. Null when there is nothing to ask for. */
  readonly asks: (params: Params) => Text | null;
  /** What a report may draw of the demand: the years it speaks of, the 字数 it allows. */
  readonly shows?: (params: Params, asOf: string) => Shown;
  /** Pure. Empty: nothing wrong. */
  readonly find: (files: readonly CheckedFile<Need>[], params: Params, context: CheckContext) => readonly Finding[];
}

export interface Shown {
  /** First and last year of a period. */
  readonly period?: readonly [number, number] | undefined;
  readonly eachOf?: readonly number[];
  /** Of these, the years for which nothing can be there yet. */
  readonly later?: readonly number[];
  readonly mostWords?: number;
}

/** Ties the types of `params`, `needs` and `find` together; changes nothing. */
export function defineCheck<Params, Need extends keyof Facts>(check: Check<Params, Need>): Check<Params, Need> {
  return check;
}
