/** Numbers that look random and are the same on every machine: xorshift32, seeded by a word. */

/** @param {string} word @returns {() => number} 0 ≤ n < 1 */
export function chance(word) {
  let state = 2166136261;
  for (const character of word) state = Math.imul(state ^ character.codePointAt(0), 16777619) >>> 0;
  state ||= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

/** @param {() => number} next */
export const between = (next, from, to) => from + (to - from) * next();

/** @template T @param {() => number} next @param {readonly T[]} list @returns {T} */
export const oneOf = (next, list) => list[Math.floor(next() * list.length)];
