import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { UserError } from '../../errors.js';
import { assetPath } from '../../io/assets.js';
import { readBytes } from '../../io/read-bytes.js';
import type { Result } from '../../model/result.js';
import type { Language } from '../../model/text.js';
import type { Glimpse } from './glimpses.js';
import { visible, visibleData } from './visible.js';
import { view } from './view.js';

/** The three files of `templates/common/report/`, as text. */
export interface ReportTemplate {
  /** `report.hbs` */
  readonly page: string;
  /** `report.css` */
  readonly style: string;
  /** `report.js` */
  readonly script: string;
}

export interface HtmlReportOptions {
  readonly language: Language;
  /** Small pictures by path, as `data:image/…` addresses; anything else is left out. */
  readonly glimpses?: ReadonlyMap<string, Glimpse>;
  /** Another template than the packaged one. */
  readonly template?: ReportTemplate;
}

/** The packaged template. */
export async function loadReportTemplate(): Promise<ReportTemplate> {
  const [page, style, script] = await Promise.all(
    ['report.hbs', 'report.css', 'report.js'].map(async (name) => new TextDecoder().decode(await readBytes(assetPath(`templates/common/report/${name}`)))),
  );
  return { page, style, script } as ReportTemplate;
}

/**
 * The report as one HTML file that opens from disk. Its policy allows nothing but its own style and script, by
 * their hashes, and pictures inside the file: no network, no inline handlers, whatever the evidence is called.
 * A mistake in the template is a UserError with its line.
 */
export async function renderHtmlReport(result: Result, options: HtmlReportOptions): Promise<string> {
  const { language, glimpses = new Map<string, Glimpse>() } = options;
  const template = options.template ?? (await loadReportTemplate());
  const style = inert(template.style, 'style');
  const script = inert(template.script, 'script');
  const inside = new Map([...glimpses].map(([path, { thumbnail, seals, words }]) => [visible(path), { thumbnail: insideOnly(thumbnail), seals: seals.map(insideOnly), words }]));
  const shown = view(visibleData(result), { language, glimpses: inside });
  return compile(template.page)({
    ...shown,
    style,
    script,
    policy: `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
  });
}

/** A picture that lies in the address itself. */
function insideOnly(address: string | null): string | null {
  return address !== null && /^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/.test(address) ? address : null;
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** Style and script are written unescaped between their tags, so they may not close them. */
function inert(text: string, tag: 'style' | 'script'): string {
  if (text.toLowerCase().includes(`</${tag}`) || text.includes('<!--')) throw invalid(`report: “</${tag}” and “<!--” may not stand in the report's ${tag}`);
  return text.replaceAll('\r\n', '\n');
}

function compile(page: string): (data: object) => string {
  const engine = Handlebars.create();
  const render = engine.compile(page, { strict: true, knownHelpersOnly: true });
  return (data) => {
    try {
      return render(data, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const line = (error as { lineNumber?: number }).lineNumber;
      throw invalid(`report.hbs:${line ?? '?'}: ${error.message.split('\n')[0] ?? ''}`, error);
    }
  };
}

function invalid(detail: string, cause?: unknown): UserError {
  return new UserError({
    code: 'template/invalid',
    message: { zh: '报告模板有误：', en: 'The report’s template has a mistake:' },
    hint: { zh: '请按行号修改 templates/common/report/ 中的模板。', en: 'Mend the template in templates/common/report/ at that line.' },
    details: [detail],
    cause,
  });
}
