import { KINDS } from '../model/kinds.js';
import type { AssignedBy } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { Item, Requirement } from '../model/standard.js';
import { normaliseName } from './codes.js';
import type { Location } from './locate.js';

export interface Assignment {
  readonly requirement: string | null;
  readonly by: AssignedBy | null;
  /** What it might be, when nothing decided. */
  readonly suggestions: readonly string[];
}

/** Enough of a text to know what it is about; the end of a long report says nothing more. */
const TEXT_WINDOW = 4000;

/**
 * Decides which requirement of its item a file answers, in the contract's order: its slot folder, a tag in its
 * name, being of a kind that only one requirement takes, the requirement's words in its name, then in its text.
 * What stays open is reported, never guessed.
 */
export function assign(location: Location, facts: Facts, item: Item): Assignment {
  if (location.slot) return decided(location.slot, 'slot');
  const tagged = location.tag ? item.requirements.filter((each) => takesTag(each, location.tag as string)) : [];
  if (tagged.length === 1) return decided((tagged[0] as Requirement).id, 'tag');

  const candidates = tagged.length > 1 ? tagged : item.requirements;
  const fitting = candidates.filter((each) => takesFormat(each, facts));
  if (fitting.length === 1) return decided((fitting[0] as Requirement).id, 'kind');

  const open = fitting.length > 0 ? fitting : candidates;
  const named = mostWords(open, normaliseName(location.stem));
  if (named) return decided(named, 'name');
  const told = mostWords(open, normaliseName(facts.text.content.slice(0, TEXT_WINDOW)));
  if (told) return decided(told, 'text');
  return { requirement: null, by: null, suggestions: open.map((each) => each.id) };
}

function decided(requirement: string, by: AssignedBy): Assignment {
  return { requirement, by, suggestions: [] };
}

function takesTag(requirement: Requirement, tag: string): boolean {
  return requirement.forms.some((form) => KINDS[form.kind].tags.includes(tag)) || KINDS[requirement.kind].tags.includes(tag);
}

function takesFormat(requirement: Requirement, facts: Facts): boolean {
  return requirement.forms.some((form) => KINDS[form.kind].formats.includes(facts.format));
}

/** The requirement with the most of its words in the text; null when none or two have as many. */
function mostWords(requirements: readonly Requirement[], text: string): string | null {
  const scores = requirements.map((requirement) => ({ id: requirement.id, score: countWords(requirement, text) }));
  scores.sort((a, b) => b.score - a.score);
  const [first, second] = scores;
  if (!first || first.score === 0 || first.score === second?.score) return null;
  return first.id;
}

/** Longer words weigh more: 志愿者注册数量 says more than 截图. */
function countWords(requirement: Requirement, text: string): number {
  const words = new Set([requirement.title, ...requirement.words, ...requirement.forms.flatMap((form) => [form.title, ...form.words])].map(normaliseName));
  return [...words].reduce((sum, word) => sum + (word.length >= 2 && text.includes(word) ? word.length : 0), 0);
}
