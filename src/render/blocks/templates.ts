import Handlebars from 'handlebars';
import { UserError } from '../../errors.js';
import type { Block } from '../../model/dossier.js';
import { HELPERS } from './helpers.js';
import { MarkupError, parseBlocks } from './html.js';
import { lintTemplate } from './lint.js';

/** A template as read from a pack or from the common ones. */
export interface TemplateSource {
  /** `dossier`, or the name by which another template includes it. */
  readonly name: string;
  /** For messages: the file it came from. */
  readonly path: string;
  readonly text: string;
}

export interface Templates {
  /** Renders the template into blocks. A mistake in a template is a UserError that names file and line. */
  blocks(name: string, data: object): Block[];
}

type Render = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

/** Compiles all templates together; every one may include any other with `{{> name}}`. Mistakes are collected. */
export function compileTemplates(sources: readonly TemplateSource[]): Templates {
  const mistakes = sources.flatMap(lintTemplate);
  if (mistakes.length > 0) throw invalid(mistakes);
  const engine = Handlebars.create();
  for (const [name, helper] of Object.entries(HELPERS)) engine.registerHelper(name, helper);
  const renders = new Map(sources.map((source) => [source.name, guarded(source, engine)]));
  for (const [name, render] of renders) engine.registerPartial(name, render as Handlebars.Template);
  return {
    blocks(name, data) {
      const source = sources.find((each) => each.name === name);
      const render = renders.get(name);
      if (!source || !render) throw invalid([`${name}.hbs: no such template; known are ${[...renders.keys()].join(', ')}`]);
      const html = render(data);
      try {
        return parseBlocks(html);
      } catch (error) {
        if (error instanceof MarkupError) throw invalid([`${source.path}: ${error.message}`], error);
        throw error;
      }
    },
  };
}

/** A template that, when it fails, says in which file and line. */
function guarded(source: TemplateSource, engine: typeof Handlebars): Render {
  const compiled = engine.compile(source.text, { strict: true, knownHelpersOnly: true, knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])) });
  return (context, options) => {
    try {
      return compiled(context, { ...options, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    } catch (error) {
      if (error instanceof UserError || !(error instanceof Error)) throw error;
      const line = (error as { lineNumber?: number }).lineNumber;
      const what = error.message.replace(/ in \[object \w+\]/, '').replace(/ - \d+:\d+$/, '').split('\n')[0] ?? '';
      throw invalid([`${source.path}:${line ?? '?'}: ${what}`], error);
    }
  };
}

function invalid(details: readonly string[], cause?: unknown): UserError {
  return new UserError({
    code: 'template/invalid',
    message: { zh: '模板有误：', en: 'A template has mistakes:' },
    hint: { zh: '请按行号修改模板，再运行 juanzong standard check。', en: 'Mend the template at the lines named, then run juanzong standard check.' },
    details,
    cause,
  });
}
