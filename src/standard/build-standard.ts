import type { Check } from '../checks/check.js';
import type { Indicator, Item, Requirement, ScoringRule, Standard } from '../model/standard.js';
import { createDemandResolver, type DemandResolver } from './demands.js';
import { didYouMean, type Mistake } from './mistakes.js';
import { checkPoints } from './points.js';
import type { IndicatorYaml, ItemYaml, RequirementYaml, RuleYaml, StandardYaml } from './schema.js';
import { openUnitBook, resolveUnits, type UnitBook } from './units.js';
import { misquoted } from './verbatim.js';
import type { YamlPath } from './yaml.js';

/** What everything below is read with. `mistakes` collects: nothing stops at the first. */
interface Reading {
  readonly units: UnitBook;
  readonly demands: DemandResolver;
  readonly mistakes: Mistake[];
}

/** A standard from well-formed YAML, inheritance resolved, with everything that does not hold together. */
export function buildStandard(yaml: StandardYaml, checks: readonly Check[]): { readonly standard: Omit<Standard, 'sha256' | 'folder'>; readonly mistakes: readonly Mistake[] } {
  const units = openUnitBook(yaml.units, ['units']);
  const reading: Reading = { units, demands: createDemandResolver(yaml.demands, checks), mistakes: [...units.mistakes] };
  if (yaml.cycle && yaml.cycle.from > yaml.cycle.to) {
    reading.mistakes.push({ path: ['cycle'], what: { zh: `周期的起年 ${yaml.cycle.from} 晚于止年 ${yaml.cycle.to}`, en: `the cycle begins in ${yaml.cycle.from}, after its end in ${yaml.cycle.to}` } });
  }
  unique(yaml.groups.map((group) => group.code), (index) => ['groups', index, 'code'], reading);
  unique(yaml.indicators.map((indicator) => indicator.code), (index) => ['indicators', index, 'code'], reading);
  const standard = {
    id: yaml.id,
    edition: yaml.edition,
    name: yaml.name,
    title: yaml.title,
    cycle: yaml.cycle ?? null,
    source: { name: yaml.source.name, number: yaml.source.number ?? null, date: yaml.source.date ?? null, issuers: yaml.source.issuers ?? [] },
    scoringBasis: yaml.scoringBasis ?? null,
    statedPoints: yaml.statedPoints,
    groups: yaml.groups.map(({ code, title }) => ({ code, title })),
    indicators: yaml.indicators.map((indicator, index) => {
      const path = ['indicators', index];
      const groups = yaml.groups.map((group) => group.code);
      if (!groups.includes(indicator.group)) reading.mistakes.push({ path: [...path, 'group'], what: { zh: `没有一级指标“${indicator.group}”`, en: `there is no group “${indicator.group}”` }, hint: didYouMean(indicator.group, groups) });
      return buildIndicator(indicator, path, reading);
    }),
    units: units.units,
    notes: yaml.notes ?? [],
  };
  return { standard, mistakes: [...reading.mistakes, ...reading.demands.mistakes, ...checkPoints(yaml)] };
}

function buildIndicator(indicator: IndicatorYaml, path: YamlPath, reading: Reading): Indicator {
  unique(indicator.items.map((item) => item.id), (index) => [...path, 'items', index, 'id'], reading);
  unique(indicator.items.map((item) => item.title), (index) => [...path, 'items', index, 'title'], reading);
  const items = indicator.items.map((item, index) => buildItem(item, { indicator, path: [...path, 'items', index], reading }));
  const rules = indicator.rules ?? [];
  if (!indicator.scoring && rules.length > 0) reading.mistakes.push({ path: [...path, 'rules'], what: { zh: '没有 scoring 原文，却有评分规则', en: 'there are rules, but no scoring text they could come from' } });
  return {
    code: indicator.code,
    printed: indicator.printed ?? indicator.code,
    group: indicator.group,
    title: indicator.title,
    text: indicator.text,
    items,
    scoringText: indicator.scoring ?? null,
    maxPoints: indicator.maxPoints ?? null,
    rules: rules.map((rule, index) => buildRule(rule, { indicator, items, index, path: [...path, 'rules', index], reading })),
  };
}

function buildItem(item: ItemYaml, { indicator, path, reading }: { indicator: IndicatorYaml; path: YamlPath; reading: Reading }): Item {
  const number = Number(item.id.slice(indicator.code.length + 1));
  if (!item.id.startsWith(`${indicator.code}-`) || !Number.isInteger(number) || number < 1) {
    reading.mistakes.push({ path: [...path, 'id'], what: { zh: `“${item.id}”不属于指标 ${indicator.code}`, en: `“${item.id}” does not belong to indicator ${indicator.code}` }, hint: { zh: `应形如 ${indicator.code}-1`, en: `write ${indicator.code}-1` } });
  }
  if (item.mark && !item.text.startsWith(item.mark)) reading.mistakes.push({ path: [...path, 'mark'], what: { zh: `text 不以“${item.mark}”开头`, en: `the text does not begin with “${item.mark}”` } });
  quoteAll(item, ['precondition', 'veto', 'notApplicableIf'], { sources: [item.text, indicator.text, indicator.scoring], path, reading });
  checkWindow(item, path, reading);
  unique(item.requirements.map((each) => each.key), (index) => [...path, 'requirements', index, 'key'], reading);
  unique(item.requirements.map((each) => each.title), (index) => [...path, 'requirements', index, 'title'], reading);
  const { units, mistakes } = resolveUnits(item.units, reading.units, [...path, 'units']);
  reading.mistakes.push(...mistakes);
  return {
    id: item.id,
    number,
    mark: item.mark ?? null,
    title: item.title,
    text: item.text,
    units,
    openUnits: item.openUnits ?? false,
    precondition: item.precondition ?? null,
    veto: item.veto ?? null,
    notApplicableIf: item.notApplicableIf ?? null,
    reading: item.reading ?? null,
    requirements: item.requirements.map((each, index) => buildRequirement(each, { item, indicator, units, path: [...path, 'requirements', index], itemPath: path, reading })),
  };
}

interface RequirementPlace {
  readonly item: ItemYaml;
  readonly indicator: IndicatorYaml;
  /** The item's units, resolved. */
  readonly units: readonly string[];
  readonly path: YamlPath;
  readonly itemPath: YamlPath;
  readonly reading: Reading;
}

function buildRequirement(requirement: RequirementYaml, { item, indicator, units, path, itemPath, reading }: RequirementPlace): Requirement {
  quoteAll(requirement, ['clause'], { sources: [item.text, indicator.text, indicator.scoring], path, reading });
  unique((requirement.forms ?? []).map((form) => form.title), (index) => [...path, 'forms', index, 'title'], reading);
  checkWindow(requirement, path, reading);
  requirement.forms?.forEach((form, index) => checkWindow(form, [...path, 'forms', index], reading));
  const own = requirement.units && resolveUnits(requirement.units, reading.units, [...path, 'units']);
  reading.mistakes.push(...(own?.mistakes ?? []));
  return {
    id: `${item.id}/${requirement.key}`,
    key: requirement.key,
    title: requirement.title,
    clause: requirement.clause,
    kind: requirement.kind,
    units: own?.units ?? units,
    words: requirement.words ?? [],
    absent: requirement.absent ?? 'fail',
    ...reading.demands.resolve(item, requirement, { item: itemPath, requirement: path }),
  };
}

interface RulePlace {
  readonly indicator: IndicatorYaml;
  readonly items: readonly Item[];
  readonly index: number;
  readonly path: YamlPath;
  readonly reading: Reading;
}

function buildRule(rule: RuleYaml, place: RulePlace): ScoringRule {
  const { indicator, index, path, reading } = place;
  const named = [...(rule.item === undefined ? [] : [{ id: rule.item, path: [...path, 'item'] }]), ...(rule.items ?? []).map((id, position) => ({ id, path: [...path, 'items', position] }))];
  const ids = indicator.items.map((item) => item.id);
  for (const each of named.filter(({ id }) => !ids.includes(id))) {
    reading.mistakes.push({ path: each.path, what: { zh: `指标 ${indicator.code} 没有考察内容“${each.id}”`, en: `indicator ${indicator.code} has no item “${each.id}”` }, hint: didYouMean(each.id, ids) });
  }
  quoteAll(rule, ['text', 'deadline'], { sources: [indicator.scoring], path, reading });
  if (rule.capIf) quoteAll(rule.capIf, ['text'], { sources: [indicator.scoring], path: [...path, 'capIf'], reading });
  checkScores(rule, place);
  return {
    id: `${indicator.code}.${index + 1}`,
    text: rule.text,
    items: named.map(({ id }) => id),
    provenBy: resolveProofs(rule, named.map(({ id }) => id), place),
    points: rule.points ?? null,
    range: rule.range ?? null,
    perUnit: rule.perUnit ?? null,
    cap: rule.cap ?? null,
    capIf: rule.capIf ?? null,
    alternativeTo: rule.alternativeTo === undefined ? null : `${indicator.code}.${rule.alternativeTo}`,
    veto: rule.veto ?? false,
    adjustment: rule.adjustment ?? false,
    deadline: rule.deadline ?? null,
  };
}

function checkScores(rule: RuleYaml, { index, path, reading }: RulePlace): void {
  const ways = [rule.points, rule.range, rule.perUnit, rule.veto || undefined, rule.adjustment || undefined].filter((way) => way !== undefined);
  if (ways.length !== 1) reading.mistakes.push({ path, what: { zh: `points、range、perUnit、veto、adjustment 应恰好写一个，写了 ${ways.length} 个`, en: `needs exactly one of points, range, perUnit, veto, adjustment, but has ${ways.length}` } });
  if (rule.range && rule.range[0] > rule.range[1]) reading.mistakes.push({ path: [...path, 'range'], what: { zh: '分值区间的下限高于上限', en: 'the range begins above its end' } });
  if ((rule.perUnit === undefined) !== (rule.cap === undefined)) reading.mistakes.push({ path, what: { zh: 'perUnit 和 cap 要一起写', en: 'perUnit and cap go together' } });
  if (rule.alternativeTo !== undefined && rule.alternativeTo > index) reading.mistakes.push({ path: [...path, 'alternativeTo'], what: { zh: `第 ${rule.alternativeTo} 条不在本条（第 ${index + 1} 条）之前`, en: `rule ${rule.alternativeTo} does not stand before this one, which is ${index + 1}` } });
}

/** Keys stand for requirements of the rule's own items. */
function resolveProofs(rule: RuleYaml, itemIds: readonly string[], { items, path, reading }: RulePlace): string[] {
  const own = items.filter((item) => itemIds.includes(item.id)).flatMap((item) => item.requirements);
  const all = items.flatMap((item) => item.requirements);
  return (rule.provenBy ?? []).flatMap((name, index) => {
    const found = name.includes('/') ? all.filter((each) => each.id === name) : own.filter((each) => each.key === name);
    if (found.length === 1) return found.map((each) => each.id);
    const candidates = found.length > 1 ? found.map((each) => each.id) : [...own.map((each) => each.key), ...all.map((each) => each.id)];
    const what = found.length > 1 ? { zh: `“${name}”在几条考察内容中都有`, en: `“${name}” is a requirement of several items` } : { zh: `没有材料要求“${name}”`, en: `there is no requirement “${name}”` };
    const hint = found.length > 1 ? { zh: `请写全：${candidates.join('、')}`, en: `write it in full: ${candidates.join(', ')}` } : didYouMean(name, candidates);
    reading.mistakes.push({ path: [...path, 'provenBy', index], what, hint });
    return [];
  });
}

function checkWindow(level: Pick<ItemYaml, 'window'>, path: YamlPath, reading: Reading): void {
  const window = level.window;
  if (!window || !window.from || !window.to || window.from.slice(0, window.to.length) <= window.to) return;
  reading.mistakes.push({ path: [...path, 'window'], what: { zh: `年限的起点 ${window.from} 晚于终点 ${window.to}`, en: `the window begins on ${window.from}, after its end on ${window.to}` } });
}

function quoteAll<Key extends string>(quoting: Readonly<Partial<Record<Key, string>>>, keys: readonly Key[], at: { readonly sources: readonly (string | null | undefined)[]; readonly path: YamlPath; readonly reading: Reading }): void {
  const from = at.sources.length > 1 ? { zh: '考察内容、指标或评分规则', en: 'the item, the indicator or the scoring cell' } : { zh: '评分规则（scoring）', en: 'the scoring cell' };
  for (const key of keys) {
    const quotation = quoting[key];
    const mistake = quotation === undefined ? null : misquoted(quotation, at.sources, { path: [...at.path, key], from });
    if (mistake) at.reading.mistakes.push(mistake);
  }
}

function unique(names: readonly string[], pathOf: (index: number) => YamlPath, reading: Reading): void {
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) reading.mistakes.push({ path: pathOf(index), what: { zh: `“${name}”重复`, en: `“${name}” is there twice` } });
  });
}
