import type { z } from 'zod';
import type { Text } from '../model/text.js';
import { didYouMean, type Mistake } from './mistakes.js';
import type { YamlPath } from './yaml.js';

/** What a schema found, in the words of someone who writes the file. `at` is where the checked value stands. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], schema: z.ZodType, at: YamlPath = []): Mistake[] {
  return issues.flatMap((issue) => explainIssue(issue, schema, at));
}

function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType, at: YamlPath): Mistake[] {
  const path = [...at, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) => ({ path: [...path, key], what: { zh: `不认识的键“${key}”`, en: `unknown key “${key}”` }, hint: didYouMean(key, known) ?? listing(known) }));
    }
    case 'invalid_union':
      return explainUnion(issue, schema, at);
    case 'invalid_value': {
      const values = issue.values.map(String);
      return [{ path, what: said(path, { zh: `写了“${shown(issue.input)}”`, en: `is “${shown(issue.input)}”` }), hint: didYouMean(shown(issue.input), values) ?? listing(values) }];
    }
    case 'invalid_type':
      if (issue.input === undefined) return [{ path, what: { zh: `缺少“${lastName(path)}”`, en: `“${lastName(path)}” is missing` } }];
      return [{
        path,
        what: said(path, { zh: `应为${TYPES[issue.expected] ?? issue.expected}，写的是“${shown(issue.input)}”`, en: `must be ${issue.expected}, but is “${shown(issue.input)}”` }),
        hint: issue.expected === 'string' && typeof issue.input === 'number' ? { zh: '请加引号', en: 'put it in quotes' } : null,
      }];
    case 'too_small':
      return [{ path, what: said(path, { zh: `太短、太少或太小，至少 ${issue.minimum}`, en: `is too short, too few or too small; at least ${issue.minimum}` }) }];
    case 'too_big':
      return [{ path, what: said(path, { zh: `太长、太多或太大，至多 ${issue.maximum}`, en: `is too long, too many or too big; at most ${issue.maximum}` }) }];
    default: {
      const [zh = '', en = zh] = issue.message.split(SEPARATOR);
      return [{ path, what: said(path, { zh, en }) }];
    }
  }
}

const SEPARATOR = '\n';

/** A sentence in both languages as the one string that a schema can carry. It follows the name of the key. */
export function inBoth(zh: string, en: string): string {
  return zh + SEPARATOR + en;
}

/** Of the alternatives, the one that came furthest is what the writer meant. */
function explainUnion(issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>, schema: z.ZodType, at: YamlPath): Mistake[] {
  const meant = issue.errors.filter((errors) => errors.some((each) => each.path.length > 0 || (each.code !== 'invalid_type' && each.code !== 'invalid_value')));
  const [best] = meant.length > 0 ? meant : issue.errors.filter((errors) => errors.every((each) => each.code === 'invalid_type'));
  if (!best) return [{ path: [...at, ...issue.path], what: said(issue.path, { zh: '写法不对', en: 'is not written in a way that is known' }) }];
  return explainIssues(best.map((each) => ({ ...each, path: [...issue.path, ...each.path] }) as z.core.$ZodIssue), schema, at);
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字', number: '数字', int: '整数', boolean: ' true 或 false', array: '列表', object: '“键: 值”的组合', record: '“键: 值”的组合',
};

function said(path: YamlPath, text: Text): Text {
  const name = lastName(path);
  return { zh: `“${name}”${text.zh}`, en: `“${name}” ${text.en}` };
}

function lastName(path: YamlPath): string {
  const names = path.filter((step) => typeof step === 'string');
  return names.length > 0 ? String(names.at(-1)) : '/';
}

function shown(input: unknown): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function listing(values: readonly string[]): Text | null {
  if (values.length === 0) return null;
  return { zh: `可用：${values.join('、')}`, en: `known: ${values.join(', ')}` };
}

/** The keys an object schema knows at a path: what a misspelt key might have meant. */
function keysAt(schema: z.ZodType, path: YamlPath): string[] {
  const found = path.reduce<readonly z.core.$ZodType[]>((nodes, step) => nodes.flatMap((node) => inner(node, step)), [schema]);
  return [...new Set(found.flatMap(unwrap).flatMap((node) => (node._zod.def.type === 'object' ? Object.keys((node as z.ZodObject).shape) : [])))];
}

function inner(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  return unwrap(schema).flatMap((node) => {
    if (node._zod.def.type === 'object') return (node as z.ZodObject).shape[step as string] ?? [];
    if (node._zod.def.type === 'array') return (node as z.ZodArray).element;
    if (node._zod.def.type === 'record') return (node as z.ZodRecord).valueType;
    return [];
  });
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = schema._zod.def as { readonly type: string; readonly innerType?: z.core.$ZodType; readonly in?: z.core.$ZodType; readonly options?: readonly z.core.$ZodType[] };
  if (def.innerType) return unwrap(def.innerType);
  if (def.type === 'pipe' && def.in) return unwrap(def.in);
  if (def.type === 'union' && def.options) return def.options.flatMap(unwrap);
  return [schema];
}
