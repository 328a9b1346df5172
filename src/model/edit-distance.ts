/** Characters to be changed, added or left out (Levenshtein 1966); `anywhere`: to that part of the other which is nearest. */
export function editDistance(one: readonly string[], other: readonly string[], anywhere = false): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => (anywhere ? 0 : index));
  one.forEach((character, i) => {
    const next = [i + 1];
    other.forEach((against, j) => next.push(Math.min((row[j + 1] as number) + 1, (next[j] as number) + 1, (row[j] as number) + (character === against ? 0 : 1))));
    row = next;
  });
  return anywhere ? Math.min(...row) : (row.at(-1) as number);
}
