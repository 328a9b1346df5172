import { say, type Language, type Text, type TextArguments } from './model/text.js';

/** Exit statuses of the contract. */
export const EXIT = { complete: 0, gaps: 1, usage: 2, input: 3, bug: 70, interrupted: 130 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

export interface UserErrorOptions {
  /** Stable, for scripts: `standard/invalid`. */
  readonly code: string;
  readonly message: Text;
  /** The next step. */
  readonly hint?: Text;
  readonly args?: TextArguments;
  readonly exit?: ExitStatus;
  readonly cause?: unknown;
  /** Every single mistake, when there are several: already in words, with file and line. */
  readonly details?: readonly string[];
}

/** Something the user can mend: a typo in a standard, a folder that cannot be read. Caught once, in the CLI. */
export class UserError extends Error {
  readonly code: string;
  readonly text: Text;
  readonly hint: Text | null;
  readonly args: TextArguments;
  readonly exit: ExitStatus;
  readonly details: readonly string[];

  constructor(options: UserErrorOptions) {
    super(say(options.message, 'en', options.args), { cause: options.cause });
    this.name = 'UserError';
    this.code = options.code;
    this.text = options.message;
    this.hint = options.hint ?? null;
    this.args = options.args ?? {};
    this.exit = options.exit ?? EXIT.input;
    this.details = options.details ?? [];
  }

  /** The error as lines for a terminal: what happened, each detail, the next step. */
  explain(language: Language): string {
    const lines = [say(this.text, language, this.args), ...this.details.map((detail) => `  ${detail}`)];
    if (this.hint) lines.push(`→ ${say(this.hint, language, this.args)}`);
    return lines.join('\n');
  }
}
