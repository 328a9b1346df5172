import type { Facts, PictureLook } from './facts.js';
import type { AssignedBy, DispositionReason } from './evidence.js';
import type { Outcome, Problem } from './outcome.js';
import type { Declaration, FontSlot } from './project.js';
import type { RequirementKind } from './kinds.js';
import type { Language } from './text.js';

/** The one source of truth: every report, page and exit status is made from it. */
export interface Result {
  readonly version: 1;
  readonly tool: string;
  /** Language of `message`, `remedy` and `reason`. */
  readonly language: Language;
  readonly asOf: string;
  readonly dueDate: string | null;
  readonly district: string;
  readonly applicant: string;
  readonly standard: { readonly id: string; readonly edition: string; readonly name: string; readonly title: string; readonly sha256: string };
  /** `failed`: something could not be looked at, so even the gaps are not all known. */
  readonly verdict: 'complete' | 'incomplete' | 'failed';
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly indicators: readonly ResultIndicator[];
  readonly requirements: readonly ResultRequirement[];
  readonly files: readonly ResultFile[];
  /** Problems that belong to no single requirement (unassigned files, unreadable folders, removed files). */
  readonly problems: readonly Problem[];
  readonly declarations: readonly Declaration[];
  readonly score: Score;
  /** Against the last result in the same place that differed; null when there was none. */
  readonly changes: ResultChanges | null;
  /** Names among the units that are open phrases (相关单位): they owe nothing on their own. */
  readonly openUnits?: readonly string[];
  /** Exhibit numbers once given to files that are gone; never given again. */
  readonly retiredNumbers: readonly string[];
  /** What became of the numbers of the last run when numbering started afresh; null: no number then, or now. */
  readonly renumbered?: readonly { readonly from: string | null; readonly to: string | null; readonly path: string }[];
  readonly dossier: ResultDossier | null;
}

/** Enough of the standard for a report to stand on its own. */
export interface ResultIndicator {
  readonly code: string;
  readonly printed: string;
  readonly group: string;
  readonly groupTitle: string;
  readonly title: string;
  readonly text: string;
  readonly scoringText: string | null;
  readonly items: readonly {
    readonly id: string; readonly mark: string | null; readonly title: string; readonly text: string;
    readonly units: readonly string[]; readonly openUnits: boolean;
    readonly precondition: string | null; readonly veto: string | null; readonly reading: string | null;
  }[];
}

export interface ResultRequirement {
  readonly id: string;
  readonly indicator: string;
  readonly item: string;
  readonly kind: RequirementKind;
  readonly title: string;
  readonly clause: string;
  readonly units: readonly string[];
  readonly outcome: Outcome;
  /** Nothing was handed in and nothing had to be: not a pass, not a gap. */
  readonly optionalAbsent: boolean;
  /** The outcome is `review`, and a person has confirmed every doubt. Complete, but not a pass. */
  readonly confirmed?: boolean;
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** Points of the rules that wait for this requirement; ranges count with their maximum. */
  readonly pointsAtStake: number;
  /** What would satisfy it, in words for the unit that owes it: one line per form or demand. */
  readonly asks: readonly string[];
  /** The calendar years its demands speak of, with how many files stand for each; empty when they name none. */
  readonly years: readonly AskedYear[];
  /** The most 字数 a text of it may have; null when nothing limits it. */
  readonly mostWords: number | null;
}

export interface AskedYear {
  readonly year: number;
  /** Each of these years is asked for; otherwise the year only lies within the period. */
  readonly needed: boolean;
  /** The standard itself knows that nothing can be there yet. */
  readonly later: boolean;
  /** Files that say by name, title or date that they are of this year. */
  readonly files: number;
  /** No file says so, but the text of one names the year. */
  readonly named: boolean;
}

/** `facts` without the text itself, which stays in the evidence, and without thumbnails. */
export type ResultFacts = Omit<Facts, 'text' | 'body' | 'looks'> & {
  readonly text: Omit<Facts['text'], 'content'>;
  readonly looks: readonly Omit<PictureLook, 'thumbnail'>[];
};

export interface ResultFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: string;
  readonly pages: number | null;
  readonly indicator: string | null;
  readonly item: string | null;
  readonly requirement: string | null;
  readonly assignedBy: AssignedBy | null;
  readonly unit: string | null;
  readonly disposition: 'included' | 'excluded' | 'unassigned';
  readonly reasonCode: DispositionReason | null;
  readonly reason: string | null;
  readonly suggestions: readonly string[];
  readonly exhibit: string | null;
  readonly facts: ResultFacts;
}

export interface Score {
  /** Fixed points whose requirements all pass. */
  readonly provable: number;
  /** Fixed points the standard states. */
  readonly possible: number;
  /** What experts may give: sum of the lower and of the upper bounds. */
  readonly judged: readonly [number, number];
  readonly statedTotal: number;
  readonly basis: string | null;
  readonly rules: readonly ScoredRule[];
}

export interface ScoredRule {
  readonly id: string;
  readonly indicator: string;
  readonly text: string;
  readonly state: 'provable' | 'open' | 'judged' | 'alternative' | 'veto' | 'remark';
  readonly points: number | null;
  readonly range: readonly [number, number] | null;
  /** Requirements that prove it now. */
  readonly provenBy: readonly string[];
  /** Requirements that are still to pass. */
  readonly waitsFor: readonly string[];
}

/** What became different since an earlier result, the register of which this run took over. */
export interface ResultChanges {
  readonly before: { readonly asOf: string; readonly verdict: Result['verdict']; readonly counts: Result['counts']; readonly provable: number };
  /** Every requirement that was or is open. */
  readonly requirements: readonly RequirementChange[];
  readonly files: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly replaced: readonly string[] };
}

export interface RequirementChange {
  readonly id: string;
  readonly change: 'new' | 'fixed' | 'worse' | 'better' | 'still-open';
  /** Null: it was not asked for before. */
  readonly was: Outcome | null;
  readonly is: Outcome;
}

export interface ResultDossier {
  readonly draft: boolean;
  readonly pages: number;
  readonly volumes: readonly { readonly file: string; readonly pages: number; readonly bytes: number; readonly firstPage: number; /** Pages before that one which carry no number: its contents, where it goes on with an exhibit. */ readonly fronts?: number }[];
  readonly exhibits: readonly ResultExhibit[];
  /** Fonts embedded, by slot; says where a substitute stands in. */
  readonly fonts: readonly { readonly slot: FontSlot; readonly family: string; readonly substitute: boolean }[];
  /** Characters that no font has, with where they stand. */
  readonly missingGlyphs: readonly { readonly character: string; readonly where: string }[];
  /** Pages that could not be copied as they were: written anew, drawn, or replaced by a page that says what is missing. */
  readonly notices: readonly { readonly code: 'mended' | 'rendered' | 'uncompared' | 'missing'; readonly exhibit: string; readonly path: string; readonly pages: readonly number[]; readonly detail: string }[];
}

export interface ResultExhibit {
  readonly number: string;
  readonly title: string;
  readonly path: string;
  readonly requirement: string;
  /** 1-based index into `volumes`. */
  readonly volume: number;
  /** The dossier's own continuous page numbers, as printed. */
  readonly firstPage: number;
  readonly lastPage: number;
  /**
   * How its pages got in, the least of all its pages: copied as they are, set from text, drawn from an image, converted
   * from another format, copied after mending, or rendered because no copy looked the same.
   */
  readonly method: 'copied' | 'typeset' | 'image' | 'converted' | 'mended' | 'rendered';
}
