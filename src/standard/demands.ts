import type { Check } from '../checks/check.js';
import type { RequirementKind } from '../model/kinds.js';
import type { Demands, Form } from '../model/standard.js';
import { explainIssues } from './issues.js';
import { didYouMean, type Mistake } from './mistakes.js';
import type { DemandsYaml, FormYaml, ItemYaml, LevelYaml, RequirementYaml, StandardYaml } from './schema.js';
import type { YamlPath } from './yaml.js';

type Written = ReadonlyMap<string, unknown>;

/** Demands as they are inherited: `false` has been dealt with, parameters have passed their check's schema. */
export interface DemandResolver {
  readonly mistakes: readonly Mistake[];
  /** The requirement's forms with what each single file must meet, and what all files together must. */
  resolve(item: ItemYaml, requirement: RequirementYaml, at: { readonly item: YamlPath; readonly requirement: YamlPath }): { readonly forms: readonly Form[]; readonly demands: Demands };
}

/** Inheritance: every ← kinds[kind] ← item ← requirement ← form. A check's scope decides whether it ends in a form or in the requirement. */
export function createDemandResolver(defaults: StandardYaml['demands'], checks: readonly Check[]): DemandResolver {
  const known: Known = { byId: new Map(checks.map((check) => [check.id, check])), mistakes: [] };
  const scopeOf = (id: string) => known.byId.get(id)?.scope;
  const readLevel = (level: LevelYaml, at: YamlPath) => readDemands([...named(level.demands, [...at, 'demands']), ...shorthand(level, at)], known);
  const every = readDemands(named(defaults?.every, ['demands', 'every']), known);
  const kinds = new Map(Object.entries(defaults?.kinds ?? {}).map(([kind, demands]) => [kind, readDemands(named(demands, ['demands', 'kinds', kind]), known)]));
  const ofKind = (kind: RequirementKind): Written => kinds.get(kind) ?? new Map();

  const resolve: DemandResolver['resolve'] = (item, requirement, at) => {
    const above = [readLevel(item, at.item), readLevel(requirement, at.requirement)];
    const written: readonly FormYaml[] = requirement.forms ?? [{ title: requirement.title, words: requirement.words }];
    const forms = written.map((form, index) => {
      const path = [...at.requirement, 'forms', index];
      const kind = form.kind ?? requirement.kind;
      const own = readLevel(form, path);
      for (const id of own.keys()) if (scopeOf(id) === 'together') known.mistakes.push(wrongLevel(id, [...path, 'demands', id]));
      return { title: form.title, kind, words: form.words ?? [], demands: inherit([every, ofKind(kind), ...above, own], (id) => scopeOf(id) === 'each') };
    });
    const demands = inherit([every, ofKind(requirement.kind), ...above], (id) => scopeOf(id) === 'together');
    if (Object.keys(demands).length === 0) known.mistakes.push(unnoticed(requirement, at.requirement));
    return { forms, demands };
  };
  return { mistakes: known.mistakes, resolve };
}

interface Known {
  readonly byId: ReadonlyMap<string, Check>;
  readonly mistakes: Mistake[];
}

function inherit(levels: readonly Written[], belongs: (id: string) => boolean): Demands {
  const merged = new Map<string, unknown>();
  for (const level of levels) for (const [id, params] of level) merged.set(id, params);
  return Object.fromEntries([...merged].filter(([id, params]) => params !== false && belongs(id)));
}

type NamedDemand = readonly [id: string, params: unknown, path: YamlPath];

function named(demands: DemandsYaml | undefined, at: YamlPath): NamedDemand[] {
  return Object.entries(demands ?? {}).map(([id, params]) => [id, params, [...at, id]]);
}

function shorthand(level: LevelYaml, at: YamlPath): NamedDemand[] {
  const short: NamedDemand[] = [];
  if (level.window !== undefined) short.push(['window', level.window, [...at, 'window']]);
  if (level.highlight !== undefined) short.push(['highlight', level.highlight && { about: level.highlight }, [...at, 'highlight']]);
  return short;
}

function readDemands(demands: readonly NamedDemand[], known: Known): Written {
  const read = new Map<string, unknown>();
  for (const [id, params, path] of demands) {
    const check = known.byId.get(id);
    if (!check) {
      known.mistakes.push(unknownCheck(id, path, known));
    } else if (params === false) {
      read.set(id, false);
    } else {
      const parsed = check.params.safeParse(params, { reportInput: true });
      if (parsed.success) read.set(id, parsed.data);
      else known.mistakes.push(...explainIssues(parsed.error.issues, check.params, path));
    }
  }
  return read;
}

function unknownCheck(id: string, path: YamlPath, { byId }: Known): Mistake {
  const ids = [...byId.keys()];
  return {
    path,
    what: { zh: `没有名为“${id}”的检查`, en: `there is no check named “${id}”` },
    hint: didYouMean(id, ids) ?? { zh: `可用：${ids.join('、')}`, en: `known: ${ids.join(', ')}` },
  };
}

function wrongLevel(id: string, path: YamlPath): Mistake {
  return {
    path,
    what: { zh: `“${id}”检查一项要求的全部材料，不能写在 forms 里`, en: `“${id}” looks at all files of a requirement and cannot stand in a form` },
    hint: { zh: '请写到 requirement 的 demands 中', en: 'move it to the demands of the requirement' },
  };
}

function unnoticed(requirement: RequirementYaml, path: YamlPath): Mistake {
  return {
    path,
    what: { zh: `“${requirement.title}”没有针对全部材料的检查，一件也没有交时无人发现`, en: `“${requirement.key}” has no demand on all its files, so nobody would notice when none is handed in` },
    hint: { zh: '请加 count: { min: 1 }', en: 'add count: { min: 1 }' },
  };
}
