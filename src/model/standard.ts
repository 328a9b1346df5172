import type { RequirementKind } from './kinds.js';

/**
 * What a check is asked to prove, by check id: `{ seal: { need: 'required' } }`.
 * The values have passed the check's own `params` schema when the standard was loaded.
 */
export type Demands = Readonly<Record<string, unknown>>;

/** A standard (标准) as loaded from a pack: every inherited demand already resolved. */
export interface Standard {
  readonly id: string;
  readonly edition: string;
  readonly name: string;
  /** The dossier's title, as it stands on the cover. */
  readonly title: string;
  readonly cycle: { readonly from: number; readonly to: number } | null;
  readonly source: {
    readonly name: string;
    readonly number: string | null;
    readonly date: string | null;
    readonly issuers: readonly string[];
  };
  /** What the scoring column says of itself; printed above every score. */
  readonly scoringBasis: string | null;
  /** Sum of the maxima that the source states (not what it might have meant). */
  readonly statedPoints: number;
  readonly groups: readonly Group[];
  readonly indicators: readonly Indicator[];
  /** Units as the table prints them, with the other names they go by. */
  readonly units: readonly Unit[];
  readonly notes: readonly string[];
  /** SHA-256 of the standard's YAML as read. */
  readonly sha256: string;
  /** Absolute path of the pack's folder. */
  readonly folder: string;
}

export interface Group {
  readonly code: string;
  readonly title: string;
}

export interface Indicator {
  /** ASCII form, `A2-3`. */
  readonly code: string;
  /** As the source prints it, `A2—3`. */
  readonly printed: string;
  readonly group: string;
  readonly title: string;
  readonly text: string;
  readonly items: readonly Item[];
  /** The scoring cell verbatim; null where the source leaves it empty. */
  readonly scoringText: string | null;
  /** Stated maximum of the indicator; null where the source states none. */
  readonly maxPoints: number | null;
  readonly rules: readonly ScoringRule[];
}

export interface Item {
  /** `A2-3-1`. */
  readonly id: string;
  readonly number: number;
  /** `①`; null where the source numbers nothing. */
  readonly mark: string | null;
  /** Short title for folders and headings; ours, not the source's. */
  readonly title: string;
  /** The clause verbatim, with its mark. */
  readonly text: string;
  readonly units: readonly string[];
  /** True when the source leaves the list of units open (等, 相关单位). */
  readonly openUnits: boolean;
  readonly precondition: string | null;
  readonly veto: string | null;
  readonly notApplicableIf: string | null;
  /** How we read an ambiguous clause, for reviewers. */
  readonly reading: string | null;
  readonly requirements: readonly Requirement[];
}

/** What the absence of every file means for a requirement. */
export type Absence = 'fail' | 'review' | 'pending' | 'notice';

/** One thing an item asks for (材料要求). All requirements of an item are needed; any form of one will do. */
export interface Requirement {
  /** `A2-3-1/summary`. */
  readonly id: string;
  readonly key: string;
  readonly title: string;
  /** Verbatim part of the item's clause (or of the indicator's text) that asks for it. */
  readonly clause: string;
  readonly kind: RequirementKind;
  readonly units: readonly string[];
  /** Words by which a file's name or text is known to belong here. */
  readonly words: readonly string[];
  readonly absent: Absence;
  /** At least one; a file is good when it meets the demands of any one form. */
  readonly forms: readonly Form[];
  /** Demands on all files of the requirement together. */
  readonly demands: Demands;
}

/** One way to satisfy a requirement (会议纪要 or 截图 …). */
export interface Form {
  readonly title: string;
  readonly kind: RequirementKind;
  readonly words: readonly string[];
  /** Demands on each single file. */
  readonly demands: Demands;
}

export interface ScoringRule {
  /** `A2-3.1`: indicator and position, for reference in reports. */
  readonly id: string;
  /** Verbatim part of the scoring cell. */
  readonly text: string;
  readonly items: readonly string[];
  /** Requirements that must all pass before the points count as provable. Empty: experts only. */
  readonly provenBy: readonly string[];
  /** Fixed points, or null when `range` is judged. */
  readonly points: number | null;
  /** Experts judge within these bounds; the program never picks a number. */
  readonly range: readonly [number, number] | null;
  /** Points for each unit proven, up to `cap`. */
  readonly perUnit: number | null;
  readonly cap: number | null;
  /** A lower ceiling that applies under a stated condition, verbatim. */
  readonly capIf: { readonly text: string; readonly cap: number } | null;
  /** Alternative to the rule with this id: only the better of the two counts. */
  readonly alternativeTo: string | null;
  readonly veto: boolean;
  /** A remark that changes points under a condition; shown, never applied. */
  readonly adjustment: boolean;
  /** Dates quoted by the rule for another batch; shown, never checked. */
  readonly deadline: string | null;
}

/** A responsible unit (责任单位). */
export interface Unit {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Not one bureau but an open phrase such as “other units concerned”. */
  readonly open: boolean;
  /** Stands for many bodies of one type (各街道): the patterns by which one of them is known. */
  readonly members: readonly string[];
}
