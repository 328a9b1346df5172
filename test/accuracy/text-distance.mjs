/** The dashes beside a page number are too thin to count on. */
export function isPageNumber(text) {
  return /^[-—\s]*\d+[-—\s]*$/u.test(text);
}

/** Width of marks, blanks and dashes do not count. */
export function comparable(text) {
  return text.normalize('NFKC').replace(/\s/gu, '').replace(/[—–-]+/gu, '-').replace(/[“”]/gu, '"');
}

/** Levenshtein. */
export function distance(one, other) {
  const [a, b] = [[...one], [...other]];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

/** `n/of`, the share, and its interval of 95 % (Wilson 1927). */
export function share(n, of) {
  if (of === 0) return '0/0';
  const [p, z] = [n / of, 1.96];
  const middle = (p + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  const percent = (value) => (100 * value).toFixed(1);
  return `${n}/${of} (${percent(p)} %, 95 %: ${percent(Math.max(0, middle - half))}–${percent(Math.min(1, middle + half))})`;
}
