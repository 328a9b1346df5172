import Handlebars from 'handlebars';
import { HELPERS } from './helpers.js';
import { TAGS } from './tags.js';
import type { TemplateSource } from './templates.js';

/** Mistakes that can be seen without data, each as `file:line: what`: bad Handlebars, unknown tags and attributes, raw output. */
export function lintTemplate(source: TemplateSource): string[] {
  const at = (offset: number) => `${source.path}:${source.text.slice(0, offset).split('\n').length}`;
  const mistakes: string[] = [];
  try {
    Handlebars.parse(source.text);
  } catch (error) {
    const message = (error as Error).message;
    const line = /on line (\d+)/.exec(message)?.[1] ?? (error as { lineNumber?: number }).lineNumber ?? 1;
    return [`${source.path}:${line}: ${message.split('\n').slice(-1)[0] ?? message}`];
  }
  for (const match of source.text.matchAll(/\{\{\{|\{\{\s*&/g)) mistakes.push(`${at(match.index)}: {{{…}}} would put raw text into the page; write {{…}}`);
  const markup = source.text.replace(/\{\{[\s\S]*?\}\}/g, (code) => code.replace(/[^\n]/g, ' '));
  for (const match of markup.matchAll(/<\/?([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)/g)) {
    const name = (match[1] as string).toLowerCase();
    const rule = TAGS[name];
    if (!rule) {
      mistakes.push(`${at(match.index)}: unknown tag <${name}>; known are ${Object.keys(TAGS).join(', ')}`);
      continue;
    }
    for (const [, attribute] of (match[2] ?? '').matchAll(/([\w-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g)) {
      if (attribute && !rule.attributes.includes(attribute)) mistakes.push(`${at(match.index)}: <${name}> has no attribute ${attribute}`);
    }
  }
  for (const name of calledHelpers(source.text)) {
    if (!(name in HELPERS) && !BUILT_IN.has(name)) mistakes.push(`${source.path}: no helper named ${name}; known are ${Object.keys(HELPERS).join(', ')}`);
  }
  return mistakes;
}

const BUILT_IN = new Set(['if', 'unless', 'each', 'with', 'lookup', 'else']);

/** Names used with arguments are helpers: `{{date asOf}}`, `{{#if (eq a b)}}`. */
function calledHelpers(text: string): string[] {
  const blocks = [...text.matchAll(/\{\{#\s*([\w-]+)/g)].map((match) => match[1] as string);
  const calls = [...text.matchAll(/\{\{(?![#/!>^])\s*([\w-]+)\s+[^}]/g)].map((match) => match[1] as string);
  const nested = [...text.matchAll(/\(([\w-]+)\s/g)].filter((match) => insideCode(text, match.index)).map((match) => match[1] as string);
  return [...new Set([...blocks, ...calls, ...nested])];
}

function insideCode(text: string, offset: number): boolean {
  return text.lastIndexOf('{{', offset) > text.lastIndexOf('}}', offset);
}
