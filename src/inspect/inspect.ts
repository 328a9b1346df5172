import type { Facts, FactProblem } from '../model/facts.js';
import { emptyFacts } from './empty-facts.js';
import { extensionFits, extensionOf } from './extensions.js';
import { detailOf, Unreadable, unreadable, type FormatFacts, type SourceFile } from './format.js';
import { FORMATS } from './formats/index.js';
import { isPacked, recognise } from './recognise.js';
import { linesOfBody, linesOfText } from './text-line.js';
import { factsOfWords } from './word-facts.js';

export interface InspectOptions {
  /** The facts asked for; all unless given. Without seals and highlights no page is drawn, and those stay `cannot-tell`. */
  readonly needs?: readonly (keyof Facts)[];
}

/** What only the pixels of the pages tell. */
const LOOKED_FOR: readonly (keyof Facts)[] = ['seals', 'sealVerdict', 'sealReason', 'highlights', 'highlightVerdict'];

/** Characters of text that are kept: no requirement asks for more, and a hostile file could be all text. */
const MOST_TEXT = 400_000;

/**
 * One file in, facts out. `name` is its path below `evidence/` or its own name; dates and titles are read from it too.
 * Never throws for what is in the file: one fence turns everything into problems.
 */
export async function inspect(bytes: Uint8Array, name: string, options: InspectOptions = {}): Promise<Facts> {
  const look = options.needs === undefined || options.needs.some((need) => LOOKED_FOR.includes(need));
  const file: SourceFile = { bytes, name, format: recognise(bytes, name), look };
  return complete(file, await read(file));
}

async function read(file: SourceFile): Promise<FormatFacts> {
  if (file.format === 'empty') return unreadable('empty');
  const reader = FORMATS.find((each) => each.formats.includes(file.format));
  if (!reader) return unreadable(isPacked(file.bytes) ? 'archive' : 'unknown-format');
  try {
    return await reader.read(file);
  } catch (error) {
    return error instanceof Unreadable ? unreadable(error.code, error.detail && detailOf(error.detail)) : unreadable('crashed', detailOf(error));
  }
}

function complete(file: SourceFile, { takenAt, lines, outside, ...found }: FormatFacts): Facts {
  const extension = extensionOf(file.name);
  const fits = extensionFits(file.format, extension);
  const content = (found.text?.content ?? '').slice(0, MOST_TEXT);
  const misnamed: FactProblem = { code: 'wrong-extension', page: null, detail: file.format };
  return {
    ...emptyFacts(file.name),
    readable: 'yes',
    ...found,
    format: file.format,
    extension: { found: extension, fits },
    text: { source: 'none', characters: 0, ...found.text, content },
    ...factsOfWords(lines ?? (found.body && found.body.length > 0 ? linesOfBody(found.body) : linesOfText(content)), found, {
      name: file.name, takenAt: takenAt ?? null, outside: outside ?? [],
    }),
    problems: [...(found.problems ?? []), ...(fits ? [] : [misnamed])],
  };
}
