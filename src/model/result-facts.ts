import type { Facts } from './facts.js';
import type { ResultFacts } from './result.js';

/** What of a file's facts goes into a result: not its text, which stays in the evidence, and not the thumbnails of its pictures. */
export function resultFacts({ text, body: _body, looks, ...facts }: Facts): ResultFacts {
  return { ...facts, text: { source: text.source, characters: text.characters }, looks: looks.map(({ thumbnail: _thumbnail, ...look }) => look) };
}
