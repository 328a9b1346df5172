import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type Pair } from 'yaml';
import type { Text } from '../model/text.js';
import type { Mistake } from './mistakes.js';

export type YamlPath = readonly PropertyKey[];

export interface ParsedYaml {
  /** Plain data; null when `mistakes` is not empty. */
  readonly value: unknown;
  /** 1-based line of the key or list entry at a path, or of the nearest one above it that exists. */
  readonly lineOf: (path: YamlPath) => number;
  readonly mistakes: readonly Mistake[];
}

/** Hostile input stops here: the text's size is limited by whoever read it. */
const MAX_DEPTH = 24;
const MAX_ALIASES = 200;

/** Parses YAML 1.2 and remembers where everything stood. Never throws. */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const nowhere = () => 1;
  if (looksTooDeep(text)) return { value: null, lineOf: nowhere, mistakes: [tooDeep(1)] };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent', stringKeys: true });
  } catch {
    return { value: null, lineOf: nowhere, mistakes: [tooDeep(1)] };
  }
  const broken = [...document.errors, ...document.warnings].map((problem) => ({
    path: [],
    line: lines.linePos(problem.pos[0]).line,
    what: explainSyntax(problem.code, problem.message),
  }));
  if (broken.length > 0) return { value: null, lineOf: nowhere, mistakes: broken };

  const deep = findTooDeep(document, lines);
  if (deep) return { value: null, lineOf: nowhere, mistakes: [deep] };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return { value, lineOf: (path) => lineOf(document, lines, path), mistakes: [] };
  } catch (error) {
    const what = { zh: `别名（*）有误或多于 ${MAX_ALIASES} 个：${(error as Error).message}`, en: `aliases (*) are wrong or more than ${MAX_ALIASES}: ${(error as Error).message}` };
    return { value: null, lineOf: nowhere, mistakes: [{ path: [], line: 1, what }] };
  }
}

function explainSyntax(code: string, message: string): Text {
  const zh = SYNTAX[code] ?? `YAML 语法错误（${message}）`;
  return { zh, en: `YAML syntax: ${message}` };
}

const SYNTAX: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  BAD_INDENT: '缩进不对，或括号没有闭合',
  TAB_AS_INDENT: '缩进用了制表符，请改用空格',
  MISSING_CHAR: '缺少闭合的引号或括号',
  BLOCK_AS_IMPLICIT_KEY: '一行里出现了两个“键: 值”，带冒号的文字请加引号',
  UNEXPECTED_TOKEN: '出现了意外的符号',
};

function tooDeep(line: number): Mistake {
  return { path: [], line, what: { zh: `嵌套超过 ${MAX_DEPTH} 层`, en: `nested more than ${MAX_DEPTH} levels deep` } };
}

/** Brackets, `- - -` and indentation so deep that parsing them would take minutes or the whole stack. */
function looksTooDeep(text: string): boolean {
  if (/(?:[-?:] ){200}|^ {400}/m.test(text)) return true;
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > 500) return true;
  }
  return false;
}

function findTooDeep(document: Document.Parsed, lines: LineCounter): Mistake | null {
  let found: Mistake | null = null;
  visit(document, {
    Collection: (_key, node, path) => {
      // The path counts pairs and the document beside collections.
      if (path.filter((above) => isMap(above) || isSeq(above)).length < MAX_DEPTH) return undefined;
      found = tooDeep(lines.linePos(node.range?.[0] ?? 0).line);
      return visit.BREAK;
    },
  });
  return found;
}

function lineOf(document: Document.Parsed, lines: LineCounter, path: YamlPath): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((each) => isScalar(each.key) && String(each.key.value) === String(step));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = node.items[Number(step)] as Node | undefined;
      if (!node) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return lines.linePos(offset).line;
}
