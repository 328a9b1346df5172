import type { Text } from './text.js';

/** 结论: 通过 / 缺项 / 待人工确认 / 待补 / 不适用 / 检测失败. */
export const OUTCOMES = ['pass', 'fail', 'review', 'pending', 'not-applicable', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Severity = 'error' | 'warning' | 'notice';

/** What a problem does to its requirement. `none`: a remark only. */
export type Effect = 'fail' | 'review' | 'pending' | 'none';

/** Found by a check: data only; the sentence is made when the result is written. */
export interface Finding {
  /** One of the check's message codes, without the check's id: `too-long`. */
  readonly code: string;
  readonly file?: string;
  readonly page?: number;
  readonly found?: string | number;
  readonly expected?: string | number;
  /** What else the sentence names. Lists are joined as the language does. */
  readonly args?: Readonly<Record<string, FindingArgument>>;
  /** All files of which it speaks alike, this one among them: said once for the requirement, whichever of them is asked. */
  readonly members?: readonly Member[];
}

/** A file of which a problem speaks among others. */
export interface Member {
  readonly file: string;
  readonly requirement: string;
  /** Pages or pictures of it, 1-based; empty when the whole file is meant. */
  readonly pages: readonly number[];
  readonly unit: string | null;
  /** Year of the file's own date; null when it is not known. */
  readonly year: string | null;
}

export type FindingArgument = string | number | Text | readonly (string | number)[];

/** A finding put into words, as `result.json` carries it. */
export interface Problem {
  /** `summary/too-long`: check id and message code. */
  readonly code: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly message: string;
  readonly remedy: string;
  readonly file?: string;
  readonly page?: number;
  readonly found?: string | number;
  readonly expected?: string | number;
  /** All files of which it speaks alike, where they are more than one: `file` is the first of them in this requirement, `found` the first other. */
  readonly members?: readonly Member[];
  /** Who looked at it and settled the doubt. The problem stays visible. */
  readonly confirmedBy?: string;
}
