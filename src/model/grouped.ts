/** Lists of what has the same key, in the order of the first of each. */
export function grouped<Each, Key = string>(all: Iterable<Each>, by: (each: Each) => Key): ReadonlyMap<Key, readonly Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}
