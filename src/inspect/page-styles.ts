/** What the style sheets within a web page hide, by tag, class and id alone. Sheets that lie elsewhere are not known. */

type Attributes = Readonly<Record<string, string>>;

interface Rule {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly hides: boolean;
  /** An id goes before classes, these before tags. */
  readonly weight: number;
}

const MOST_CSS = 500_000;
const MOST_RULES = 5_000;
const UNSEEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*(?:0(?:em|%)?|(?:0?\.\d+|[012](?:\.\d+)?)(?:px|pt))|text-indent\s*:\s*-\d{4,}px|(?:left|top)\s*:\s*-\d{4,}px|color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0*)?\s*\))|opacity\s*:\s*0(?:\.0*)?)\s*(?:!important\s*)?(?:;|$)/iu;
const SHOWS = /(?:^|;)\s*(?:display|visibility|opacity|font-size)\s*:/iu;

/** White, where nothing on the page has a ground of its own. */
const PALE = /(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white|rgb\(255,\s*255,\s*255\))\s*(?:!important\s*)?(?:;|$)/iu;

/** By an element's own `style`. `isPlain`: the page is white throughout. */
export function isHiddenByStyle(style: string, isPlain: boolean): boolean {
  return UNSEEN.test(style) || (isPlain && PALE.test(style));
}

export function isPlainPage(html: string): boolean {
  return !/background|bgcolor|stylesheet/iu.test(html);
}

/** Whether an element is hidden by a sheet. One that any rule with a longer selector may show again counts as shown. */
export function hiddenBySheets(html: string): (tag: string, attributes: Attributes) => boolean {
  const css = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style/giu)].map(([, sheet]) => sheet as string).join('\n').slice(0, MOST_CSS).replace(/\/\*[\s\S]*?\*\//gu, '');
  const { rules, shownWithin } = rulesOf(withoutAtRules(css));
  if (!rules.some(({ hides }) => hides)) return () => false;
  return (tag, { class: names = '', id = null, style = '' }) => {
    // Pages hide all of themselves until their scripts have run.
    if (tag === 'body' || tag === 'html') return false;
    const classes = names.split(/\s+/u).filter(Boolean);
    if (SHOWS.test(style) || classes.some((each) => shownWithin.has(`.${each}`)) || (id !== null && shownWithin.has(`#${id}`))) return false;
    const matching = rules.filter((rule) => (rule.tag === null || rule.tag === tag) && (rule.id === null || rule.id === id) && rule.classes.every((each) => classes.includes(each)));
    return matching.reduce<Rule | null>((last, rule) => (last === null || rule.weight >= last.weight ? rule : last), null)?.hides ?? false;
  };
}

/** What holds for print, small screens or animations only is no rule for the page. */
function withoutAtRules(css: string): string {
  let [left, depth, isAt] = ['', 0, false];
  for (const letter of css) {
    if (letter === '@' && depth === 0) isAt = true;
    if (!isAt) left += letter;
    if (letter === '{') depth++;
    if (letter === '}') depth = Math.max(0, depth - 1);
    if (isAt && ((letter === '}' && depth === 0) || (letter === ';' && depth === 0))) isAt = false;
  }
  return left;
}

function rulesOf(css: string): { readonly rules: readonly Rule[]; readonly shownWithin: ReadonlySet<string> } {
  const rules: Rule[] = [];
  const shownWithin = new Set<string>();
  for (const [, selectors, body] of css.matchAll(/([^{}]{1,2000})\{([^{}]*)\}/gu)) {
    const hides = UNSEEN.test(body as string);
    if (!hides && !SHOWS.test(body as string)) continue;
    for (const selector of (selectors as string).split(',').map((each) => each.trim())) {
      const simple = /^([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/iu.exec(selector);
      const marks = (simple?.[2] ?? '').match(/[.#][\w-]+/gu) ?? [];
      if (simple && selector !== '' && rules.length < MOST_RULES) {
        const id = marks.find((mark) => mark.startsWith('#'))?.slice(1) ?? null;
        const classes = marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1));
        rules.push({ tag: simple[1]?.toLowerCase() ?? null, id, classes, hides, weight: (id === null ? 0 : 100) + classes.length * 10 + (simple[1] ? 1 : 0) });
      } else if (!hides && !/:(?:hover|focus|active|target)/iu.test(selector)) for (const mark of selector.split(/[\s>+~]+/u).at(-1)?.match(/[.#][\w-]+/gu) ?? []) shownWithin.add(mark);
    }
  }
  return { rules, shownWithin };
}
