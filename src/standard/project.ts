import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { readTextFile } from '../io/read-text.js';
import type { Declaration, Project } from '../model/project.js';
import type { Standard, Unit } from '../model/standard.js';
import type { Language } from '../model/text.js';
import { explainIssues } from './issues.js';
import { describeMistakes, didYouMean, mistakesError, type Mistake } from './mistakes.js';
import { projectSchema, type ProjectYaml } from './project-schema.js';
import { parseYaml, type ParsedYaml, type YamlPath } from './yaml.js';

export const PROJECT_FILE = 'project.yaml';
const MAX_BYTES = 500_000;
const DEFAULT_LIMITS = { fileSeconds: 30, fileMegabytes: 1000 };

/** `project.yaml` as read, before the standard it names has been loaded. */
export interface ProjectDraft {
  /** Pack id, or absolute path. */
  readonly standard: string;
  readonly file: string;
  readonly folder: string;
  readonly yaml: ProjectYaml;
  readonly lineOf: ParsedYaml['lineOf'];
}

/** First step: reads `project.yaml`. Throws a UserError: `project/missing`, or `project/invalid` with every mistake as a detail. */
export async function readProject(evidenceFolder: string, language: Language = 'zh-CN'): Promise<ProjectDraft> {
  const file = join(resolve(evidenceFolder), PROJECT_FILE);
  return parseProject(await readOrExplain(file), file, language);
}

/** The text of a `project.yaml` that lies, or is to lie, at `file`. Throws as `readProject` does. */
export function parseProject(text: string, file: string, language: Language): ProjectDraft {
  const folder = dirname(file);
  const parsed = parseYaml(text);
  const checked = projectSchema.safeParse(parsed.value, { reportInput: true });
  const mistakes = parsed.mistakes.length > 0 || checked.success ? parsed.mistakes : explainIssues(checked.error.issues, projectSchema);
  if (mistakes.length > 0 || !checked.success) throw mistakesError('project/invalid', file, describeMistakes(file, mistakes, { lineOf: parsed.lineOf, language }));
  const { standard } = checked.data;
  const isPath = !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(standard);
  return { standard: isPath ? resolve(folder, standard) : standard, file, folder, yaml: checked.data, lineOf: parsed.lineOf };
}

/** Second step: holds it against the standard. Throws a UserError `project/invalid` with every name the standard does not know. */
export function resolveProject(draft: ProjectDraft, standard: Pick<Standard, 'units' | 'indicators'>, language: Language = 'zh-CN'): Project {
  const { yaml } = draft;
  const { units, mistakes } = mergeUnits(standard.units, yaml.units ?? []);
  const problems = [...mistakes, ...checkDeclarations(yaml, standard)];
  if (problems.length > 0) throw mistakesError('project/invalid', draft.file, describeMistakes(draft.file, problems, { lineOf: draft.lineOf, language }));
  return {
    standard: draft.standard,
    district: yaml.district,
    superiors: yaml.superiors ?? [],
    applicant: yaml.applicant,
    asOf: yaml.asOf,
    dueDate: yaml.dueDate ?? null,
    units,
    caps: {
      fileBytes: inBytes(yaml.caps?.fileMegabytes, 1_000_000),
      imageBytes: inBytes(yaml.caps?.imageKilobytes, 1_000),
      volumeBytes: inBytes(yaml.caps?.volumeMegabytes, 1_000_000),
      volumePages: pagesCap(yaml),
    },
    volumes: { perGroup: yaml.volumes?.perGroup ?? false, doubleSided: yaml.volumes?.doubleSided ?? false, photosPerPage: yaml.volumes?.photosPerPage ?? 2 },
    limits: { ...DEFAULT_LIMITS, ...yaml.limits },
    office: yaml.office ?? 'off',
    fonts: Object.fromEntries(Object.entries(yaml.fonts ?? {}).map(([slot, path]) => [slot, resolve(draft.folder, path)])),
    declarations: listDeclarations(yaml.declarations),
  };
}

/** Both steps, when the standard is already there. */
export async function loadProject(evidenceFolder: string, standard: Pick<Standard, 'units' | 'indicators'>, language: Language = 'zh-CN'): Promise<Project> {
  return resolveProject(await readProject(evidenceFolder, language), standard, language);
}

async function readOrExplain(file: string): Promise<string> {
  try {
    return await readTextFile(file, { maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'file/missing') throw error;
    throw new UserError({
      code: 'project/missing',
      message: { zh: '找不到项目文件“{file}”。', en: 'The project file “{file}” is not there.' },
      hint: { zh: '请在工作文件夹中运行 juanzong init . 生成，再填写地区、填报单位和截止日期。', en: 'Run `juanzong init .` in the workspace to make one, then fill in district, applicant and as-of date.' },
      args: { file },
      cause: error,
    });
  }
}

function inBytes(amount: number | undefined, unit: number): number | null {
  return amount === undefined ? null : Math.floor(amount * unit);
}

function pagesCap({ caps, volumes }: ProjectYaml): number | null {
  const sheets = caps?.volumeSheets === undefined ? Infinity : caps.volumeSheets * (volumes?.doubleSided ? 2 : 1);
  const pages = Math.min(caps?.volumePages ?? Infinity, sheets);
  return Number.isFinite(pages) ? pages : null;
}

/** The standard's units with the district's names added, then the district's own. */
function mergeUnits(known: readonly Unit[], written: NonNullable<ProjectYaml['units']>): { readonly units: readonly Unit[]; readonly mistakes: readonly Mistake[] } {
  const units = new Map(known.map((unit) => [unit.name, unit]));
  const owner = new Map(known.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [name, unit.name] as const)));
  const mistakes: Mistake[] = [];
  written.forEach((unit, index) => {
    const name = owner.get(unit.name) ?? unit.name;
    const before = units.get(name) ?? { name, aliases: [], open: false, members: [] };
    owner.set(name, name);
    (unit.aliases ?? []).forEach((alias, position) => {
      const other = owner.get(alias);
      if (other !== undefined && other !== name) mistakes.push({ path: ['units', index, 'aliases', position], what: { zh: `“${alias}”已是“${other}”的名称`, en: `“${alias}” is already a name of “${other}”` } });
      else owner.set(alias, name);
    });
    units.set(name, { ...before, aliases: added(before.aliases, unit.aliases), members: added(before.members, unit.members) });
  });
  return { units: [...units.values()], mistakes };
}

function added(before: readonly string[], more: readonly string[] = []): string[] {
  return [...new Set([...before, ...more])];
}

function checkDeclarations({ declarations = {} }: ProjectYaml, { indicators }: Pick<Standard, 'indicators'>): Mistake[] {
  const items = indicators.flatMap((indicator) => indicator.items);
  const requirements = items.flatMap((item) => item.requirements);
  const checkIds = requirements.flatMap((requirement) => [requirement.demands, ...requirement.forms.map((form) => form.demands)]).flatMap((demands) => Object.keys(demands));
  const unknown = (written: string, known: readonly string[], at: { readonly path: YamlPath; readonly zh: string; readonly en: string }): Mistake[] =>
    known.includes(written) ? [] : [{ path: at.path, what: { zh: `标准中没有${at.zh}“${written}”`, en: `the standard has no ${at.en} “${written}”` }, hint: didYouMean(written, known) }];
  const itemIds = items.map((item) => item.id);
  return [
    ...['notApplicable' as const, 'pending' as const].flatMap((type) => (declarations[type] ?? []).flatMap(({ item }, index) => unknown(item, itemIds, { path: ['declarations', type, index, 'item'], zh: '考察内容', en: 'item' }))),
    ...(declarations.confirmed ?? []).flatMap(({ what }, index) => unknown(what, [...new Set(checkIds)], { path: ['declarations', 'confirmed', index, 'what'], zh: '检查', en: 'check' })),
    ...(declarations.assigned ?? []).flatMap(({ requirement }, index) => unknown(requirement, requirements.map((each) => each.id), { path: ['declarations', 'assigned', index, 'requirement'], zh: '材料要求', en: 'requirement' })),
  ];
}

function listDeclarations({ notApplicable = [], pending = [], confirmed = [], shared = [], assigned = [] }: NonNullable<ProjectYaml['declarations']> = {}): Declaration[] {
  return [
    ...notApplicable.map((each) => ({ type: 'not-applicable' as const, ...each })),
    ...pending.map((each) => ({ type: 'pending' as const, ...each, by: each.by ?? null })),
    ...confirmed.map((each) => ({ type: 'confirmed' as const, ...each, note: each.note ?? null })),
    ...shared.map((each) => ({ type: 'shared' as const, ...each })),
    ...assigned.map((each) => ({ type: 'assigned' as const, ...each, by: each.by ?? null })),
  ];
}
