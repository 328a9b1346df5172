import { KINDS } from '../model/kinds.js';
import type { Effect, Finding, FindingArgument, Problem, Severity } from '../model/outcome.js';
import { say, type Language, type Text, type TextArguments } from '../model/text.js';
import type { Check, CheckContext, Message } from './check.js';

/** A finding with everything that decides what becomes of it. */
export interface Noted {
  readonly check: Check;
  readonly finding: Finding;
  readonly message: Message;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly context: CheckContext;
  readonly confirmedBy?: string;
  /** A declaration 待补 covers it. */
  readonly promised?: { readonly reason: string; readonly due: string };
  /** The check itself failed: nothing is known. */
  readonly failed?: true;
}

export function note(check: Check, finding: Finding, context: CheckContext): Noted {
  const message = check.messages[finding.code];
  if (!message) throw new Error(`the check “${check.id}” has no message “${finding.code}”`);
  return { check, finding, message, severity: message.severity, effect: message.effect, context };
}

/** The finding of a check that threw: an outcome of its own, and never a pass. */
export function noteFailure(check: Check, cause: unknown, file: string | undefined, context: CheckContext): Noted {
  const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return { check, finding: { code: 'check-failed', ...(file === undefined ? {} : { file }), args: { id: check.id, detail } }, message: FAILED, severity: 'error', effect: 'fail', context, failed: true };
}

const FAILED: Message = {
  severity: 'error', effect: 'fail',
  message: { zh: '“{title}”的检查“{id}”没有完成，程序出错：{detail}', en: 'The check “{id}” of “{title}” did not finish; the program failed: {detail}' },
  remedy: { zh: '这一项结论未知，请人工核对，并把这条信息告诉软件维护者。', en: 'Its outcome is unknown: please look at it yourself, and report this message.' },
};

/** A finding of no single check: which of two kinds a file is decides whether it will do, and nothing says which. */
export function noteUnclearKind(check: Check, forms: { readonly file: string; readonly found: string; readonly expected: string }, context: CheckContext): Noted {
  return { check, finding: { code: 'unclear-kind', ...forms }, message: UNCLEAR, severity: UNCLEAR.severity, effect: UNCLEAR.effect, context };
}

const UNCLEAR: Message = {
  severity: 'warning', effect: 'review',
  message: { zh: '看不出“{file}”是“{found}”还是“{expected}”；作为后者不符合要求。', en: 'Whether “{file}” is “{found}” or “{expected}” is not clear; as the latter it would not do.' },
  remedy: { zh: '请在文件名里写明是什么材料（例如“截图”“纪要”），或加上【截图】【盖章】这样的标记。', en: 'Say in its name what it is, or mark it with a tag.' },
};

const PROMISED: Text = { zh: '已声明待补：{reason}，{due} 前补交。', en: ' Declared pending: {reason}, due {due}.' };

export function toProblem(noted: Noted, language: Language): Problem {
  const { check, finding, message, context } = noted;
  const args = wordArguments(finding, context, language);
  const promise = noted.promised ? say(PROMISED, language, noted.promised) : '';
  const { file, page, found, expected, members } = finding;
  return {
    code: `${check.id}/${finding.code}`,
    severity: noted.severity,
    effect: noted.effect,
    message: say(message.message, language, args) + promise,
    remedy: say(message.remedy, language, args),
    ...(file === undefined ? {} : { file }),
    ...(page === undefined ? {} : { page }),
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
    ...(members === undefined ? {} : { members }),
    ...(noted.confirmedBy === undefined ? {} : { confirmedBy: noted.confirmedBy }),
  };
}

function wordArguments(finding: Finding, { requirement, kind }: CheckContext, language: Language): TextArguments {
  const named = Object.entries(finding.args ?? {}).map(([name, value]) => [name, wordArgument(value, language)]);
  const { file, page, found, expected } = finding;
  const direct = Object.entries({ file, page, found, expected }).filter(([, value]) => value !== undefined);
  return {
    title: requirement.title,
    folder: requirement.folder,
    kind: language === 'en' ? KINDS[kind].en : KINDS[kind].zh,
    ...Object.fromEntries([...named, ...direct]),
  };
}

function wordArgument(value: FindingArgument, language: Language): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if ('zh' in value) return say(value, language);
  return value.join(language === 'en' ? ', ' : '、');
}
