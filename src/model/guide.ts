/** 填报说明 of one folder: what it says, whether it is written as text or in Word. */
export interface Guide {
  readonly title: string;
  readonly parts: readonly GuidePart[];
}

export type GuidePart =
  | { readonly type: 'text'; readonly label: string | null; readonly text: string }
  /** Numbered. */
  | { readonly type: 'steps'; readonly lines: readonly string[] }
  | { readonly type: 'points'; readonly lines: readonly string[] }
  /** One thing that is asked for, with what it must be. */
  | { readonly type: 'asked'; readonly title: string; readonly lines: readonly string[] };
