/** Words that only a draft or a copy for show bears. */
const DRAFT = '(?:内部|公开)?征求意见(?:函|第?[一二三四五六七八九十\\d]+)?稿|意见征求稿|第[一二三四五六七八九十\\d]+稿|(?:未定|待审|审核|上会|会审|审改|校对|送阅|讨论|送审|审议|报批|报审|修改|代拟)稿(?!件)|草案|草稿|初稿|拟修[订改](?:案|稿)|样稿|样章|样张|样表|范本|样本|(?:此件|本件|本文件)?复印(?:件)?无效|仅?供(?:内部)?(?:讨论|参考|审阅|征求意见)|[Dd][Rr][Aa][Ff][Tt]';
/** Words that also have an everyday sense: they count alone, in brackets or at an end, never inside a title. */
const EVERYDAY = /^(?:草案|样本|范本|样表|第.+稿|供.+|draft)$/iu;
const ALONE = new RegExp(`^[(（【\\[<〈]?(${DRAFT})[)）】\\]>〉]?$`, 'u');
const BRACKETED_END = new RegExp(`[(（【\\[](${DRAFT})[^)）】\\]《》]{0,8}[)）】\\]]$`, 'u');
const ANYWHERE = new RegExp(DRAFT, 'gu');
const ATTACHED = /^(?:附件?[:：\d一二三四五六七八九十]|\d{1,2}[.、．])/u;
/** Lines from the top in which a mark in brackets closes a title. */
const TOP = 8;

/**
 * The mark of a draft: in the name or the title; in brackets near the top; alone on a line anywhere, as a watermark is.
 * A body that speaks of a draft, and a paper about one (关于《条例（草案）》的说明), are none. `outside`: watermarks and
 * headers.
 */
export function draftMark(lines: readonly string[], { stem, title, outside }: { readonly stem: string; readonly title: string | null; readonly outside: readonly string[] }): string | null {
  const named = [stem, title ?? ''].map((each) => inTitle(plain(each))).find((found) => found !== null);
  if (named) return named;
  for (const line of outside.map(plain)) {
    const found = ALONE.exec(line) ?? BRACKETED_END.exec(line);
    if (found) return found[1] as string;
  }
  for (const [index, raw] of lines.entries()) {
    const line = plain(raw);
    // The list of what is attached names other papers.
    const found = ALONE.exec(line) ?? (index < TOP && !ATTACHED.test(line) ? BRACKETED_END.exec(line) : null);
    if (found) return found[1] as string;
  }
  return null;
}

function inTitle(title: string): string | null {
  const quoted = [...title.matchAll(/《[^》]*》/gu)].map(({ index, 0: text }) => [index, index + text.length] as const);
  for (const match of title.matchAll(ANYWHERE)) {
    const end = match.index + match[0].length;
    const rest = title.slice(end).replace(/^[)）】\]》]+/u, '');
    // What is quoted is another paper, of which this one speaks: the last words say what it is itself.
    const isAbout = /^(?:的|及|和)?.{0,20}(?:说明|报告|意见|决定|决议|通知|函|建议|批复|公告|审议|起草|情况)/u.test(rest);
    if (quoted.some(([from, to]) => match.index > from && end <= to) && isAbout) continue;
    if (EVERYDAY.test(match[0]) && !isMarkOf(title, match.index, rest)) continue;
    return match[0];
  }
  return null;
}

/** 草案 closes the title, stands in brackets or by itself; 抽样样本统计 and 关于草案的说明 are other words. */
function isMarkOf(title: string, at: number, rest: string): boolean {
  return /^[\d.vV()（）年月日号稿版终定第次-]{0,14}$/u.test(rest) || /[(（【\[]$/u.test(title.slice(0, at));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
