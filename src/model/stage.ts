/** The steps of a run, as progress and timings name them. */
export const STAGES = ['load', 'scan', 'inspect', 'read', 'check', 'assemble', 'office', 'pages', 'layout', 'pdf', 'word', 'report', 'package'] as const;
export type Stage = (typeof STAGES)[number];

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}
