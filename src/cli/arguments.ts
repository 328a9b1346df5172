import { parseArgs } from 'node:util';
import { EXIT, UserError } from '../errors.js';
import { READING, type Reading } from '../model/reading.js';
import type { Language } from '../model/text.js';

export const COMMAND_NAMES = ['init', 'check', 'build', 'inspect', 'verify', 'standard', 'confirm', 'waive'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

export interface Options {
  readonly json: boolean;
  readonly out: string;
  readonly language: Language;
  readonly jobs: number | undefined;
  readonly cache: { readonly use: boolean; readonly folder: string | null };
  readonly quiet: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly final: boolean;
  readonly renumber: boolean;
  readonly timings: boolean;
  /** Where the timings go as a trace; null: nowhere. */
  readonly trace: string | null;
  readonly standard: string | undefined;
  readonly unit: string | undefined;
  /** Only this section, as a PDF to look at. */
  readonly preview: string | undefined;
  readonly update: boolean;
  readonly watch: boolean;
  readonly by: string | undefined;
  readonly what: string | undefined;
  readonly note: string | undefined;
  readonly date: string | undefined;
  readonly due: string | undefined;
  readonly sign: string | undefined;
  readonly unpack: boolean;
  readonly key: string | undefined;
  /** Which scanned pages are read. */
  readonly reading: Reading;
}

export interface Invocation {
  readonly command: CommandName | null;
  readonly operands: readonly string[];
  readonly options: Options;
}

const SPEC = {
  json: { type: 'boolean' }, out: { type: 'string' }, lang: { type: 'string' }, jobs: { type: 'string' }, 'no-cache': { type: 'boolean' },
  cache: { type: 'string' }, quiet: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' }, final: { type: 'boolean' },
  renumber: { type: 'boolean' }, timings: { type: 'boolean' }, trace: { type: 'string' }, standard: { type: 'string' }, unit: { type: 'string' }, preview: { type: 'string' }, update: { type: 'boolean' }, watch: { type: 'boolean' },
  unpack: { type: 'boolean' }, sign: { type: 'string' }, key: { type: 'string' }, by: { type: 'string' }, what: { type: 'string' }, note: { type: 'string' }, date: { type: 'string' }, due: { type: 'string' }, ocr: { type: 'string' },
} as const;

/** Reads the command line. A mistake is a UserError with exit status 2 that names the word and the nearest known one. */
export function parse(argv: readonly string[]): Invocation {
  const { values, positionals } = read(argv);
  const [first, ...rest] = positionals;
  const command = COMMAND_NAMES.find((name) => name === first) ?? null;
  if (first !== undefined && !command) {
    throw usage({ zh: '没有“{word}”这个命令。', en: 'There is no command “{word}”.' }, first);
  }
  const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 1 && jobs <= 64)) {
    throw usage({ zh: '--jobs 应为 1 到 64 的整数，实际为“{word}”。', en: '--jobs must be a whole number from 1 to 64, not “{word}”.' }, String(values.jobs));
  }
  return {
    command,
    operands: command === 'standard' ? dropCheck(rest) : rest,
    options: {
      json: values.json ?? false, out: values.out ?? 'out', language: readLanguage(values.lang), jobs,
      cache: { use: !values['no-cache'], folder: values.cache ?? null }, quiet: values.quiet ?? false, help: values.help ?? false, version: values.version ?? false,
      final: values.final ?? false, renumber: values.renumber ?? false, timings: values.timings ?? false, trace: values.trace ?? null, standard: values.standard, unit: values.unit, preview: values.preview,
      unpack: values.unpack ?? false, sign: values.sign, key: values.key, update: values.update ?? false, watch: values.watch ?? false, by: values.by, what: values.what, note: values.note, date: readDate(values.date, '--date'), due: readDate(values.due, '--due'), reading: readReading(values.ocr),
    },
  };
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: SPEC, allowPositionals: true, strict: true });
  } catch (error) {
    const word = /'(-[^' ]*)/.exec((error as Error).message)?.[1] ?? '';
    throw usage({ zh: '选项“{word}”不认识或缺少值。', en: 'The option “{word}” is not known or lacks its value.' }, word);
  }
}

/** `standard check PATH`: the only thing that can be done to a standard so far. */
function dropCheck(operands: readonly string[]): readonly string[] {
  if (operands[0] !== 'check') throw usage({ zh: '用法：juanzong standard check 路径。', en: 'Usage: juanzong standard check PATH.' }, operands[0] ?? '');
  return operands.slice(1);
}

function readLanguage(given: string | undefined): Language {
  if (given === undefined || given === 'zh-CN' || given === 'zh') return 'zh-CN';
  if (given === 'en') return 'en';
  throw usage({ zh: '--lang 只能是 zh-CN 或 en，实际为“{word}”。', en: '--lang is zh-CN or en, not “{word}”.' }, given);
}

/** Whether it is a day that exists is for whoever takes it. */
function readDate(given: string | undefined, option: string): string | undefined {
  if (given === undefined || /^\d{4}-\d{2}-\d{2}$/.test(given)) return given;
  throw usage({ zh: `${option} 应为 2022-11-30 这样的日期，实际为“{word}”。`, en: `${option} is a date such as 2022-11-30, not “{word}”.` }, given);
}

function readReading(given = 'needed'): Reading {
  const reading = READING.find((each) => each === given);
  if (reading) return reading;
  throw usage({ zh: '--ocr 只能是 needed、all 或 off，实际为“{word}”。', en: '--ocr is needed, all or off, not “{word}”.' }, given);
}

function usage(message: { zh: string; en: string }, word: string): UserError {
  return new UserError({ code: 'usage', message, args: { word }, exit: EXIT.usage, hint: { zh: '运行 juanzong --help 查看用法。', en: 'Run juanzong --help.' } });
}
