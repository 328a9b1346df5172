import type { NamedBody } from './bodies.js';

/**
 * Each body once. 区内的星河科技公司 is 星河科技公司; one that may be another under a second name (星河科技有限公司, 星河科技公司),
 * or a branch or part of it (…长沙分公司), is doubtful beside it.
 */
export function mergeSame(bodies: readonly NamedBody[]): NamedBody[] {
  const kept: NamedBody[] = [];
  // The sure ones first, and of those the shorter, which others are part of.
  const inOrder = bodies.map((body, at) => ({ body, at })).sort((a, b) => Number(a.body.doubt !== null) - Number(b.body.doubt !== null) || a.body.name.length - b.body.name.length || a.at - b.at);
  const places = new Map<string, number>();
  for (const { body, at } of inOrder) {
    if (kept.some((other) => other.name.endsWith(body.name) || body.name.endsWith(other.name))) continue;
    const like = kept.find((other) => other.doubt === null && mayBeOne(other.name, body.name));
    kept.push(like && body.doubt === null ? { ...body, doubt: `≈ ${like.name}` } : body);
    places.set(body.name, at);
  }
  return kept.sort((a, b) => (places.get(a.name) as number) - (places.get(b.name) as number));
}

function mayBeOne(one: string, other: string): boolean {
  if (other.startsWith(one) || one.startsWith(other)) return true;
  const [short = '', long = ''] = [coreOf(one), coreOf(other)].sort((a, b) => a.length - b.length);
  return short.length >= 2 && isWithin(short, long);
}

/** What tells one firm from another: 湖南省星河科技股份有限公司 → 星河科技; empty for what is no firm. */
function coreOf(name: string): string {
  if (!/(?:公司|集团)$/u.test(name)) return '';
  return name.replace(/\([^()]*\)/gu, '').replace(/(?:有限责任|股份有限|有限|公司|集团|分|子|总|控股)+$/u, '').replace(/^\p{Script=Han}{2,3}[省市区县](?=\p{Script=Han}{2})/u, '');
}

/** Every character of the short name, in order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}
