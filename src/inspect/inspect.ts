import type { Facts } from '../model/facts.js';
import { documentFacts } from './document.js';
import { emptyFacts } from './empty-facts.js';
import { unreadable, type FormatFacts, type FormatReader, type SourceFile } from './format.js';
import { FORMATS } from './formats/index.js';
import { extensionFits, extensionOf, recognise } from './recognise.js';

/** Part of the cache key: facts of another version are looked for anew. Raise it with every change of what is seen. */
export const INSPECTOR_VERSION = '1';

/** Text beyond this is not kept: no requirement asks for it, and a hostile file could be all text. */
const MAX_TEXT = 400_000;

/** One file in, facts out. Never throws for what is in the file: one fence turns everything into problems. */
export async function inspect(bytes: Uint8Array, name: string): Promise<Facts> {
  const file: SourceFile = { bytes, name, format: recognise(bytes, name) };
  const found = await read(file, FORMATS.find((reader) => reader.formats.includes(file.format)));
  return complete(file, found);
}

async function read(file: SourceFile, reader: FormatReader | undefined): Promise<FormatFacts> {
  if (file.format === 'empty') return unreadable('empty');
  if (!reader) return unreadable('unknown-format');
  try {
    return await reader.read(file);
  } catch (error) {
    return unreadable('corrupt', error instanceof Error ? error.message.slice(0, 200) : String(error));
  }
}

function complete(file: SourceFile, { takenAt, ...found }: FormatFacts): Facts {
  const extension = extensionOf(file.name);
  const fits = extensionFits(file.format, extension);
  const content = (found.text?.content ?? '').slice(0, MAX_TEXT);
  const base = emptyFacts(file.name);
  const problems = [...(found.problems ?? [])];
  if (!fits) problems.push({ code: 'wrong-extension', page: null, detail: file.format });
  return {
    ...base,
    readable: 'yes',
    ...found,
    format: file.format,
    extension: { found: extension, fits },
    text: { source: found.text?.source ?? 'none', characters: found.text?.characters ?? 0, content },
    document: documentFacts(content, file.name, takenAt ?? null),
    problems,
  };
}
