import type { RequirementChange, Result } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { VERDICT_LABELS, label, outcomeLabel } from './labels.js';
import { anchor } from './links.js';
import { longDate, points } from './wording.js';

/** As a reader asks: what got worse first, what is done last. */
const ORDER = ['new', 'worse', 'still-open', 'better', 'fixed'] as const satisfies readonly RequirementChange['change'][];

/** What became different since the last result; null when there is nothing to compare with. */
export function changesView(result: Result, language: Language) {
  const { changes } = result;
  if (!changes) return null;
  const titles = new Map(result.requirements.map((requirement) => [requirement.id, `${requirement.item} ${requirement.title}`]));
  const rows = new Map(result.files.map((file, index) => [file.path, `f-${index + 1}`]));
  const { before } = changes;
  return {
    before: say(BEFORE, language, { asOf: longDate(before.asOf, language), verdict: label(VERDICT_LABELS[before.verdict], language), fail: before.counts.fail, review: before.counts.review, points: points(before.provable) }),
    now: say(NOW, language, { fail: result.counts.fail, review: result.counts.review, points: points(result.score.provable) }),
    groups: ORDER.map((change) => ({
      change,
      label: label(CHANGE_LABELS[change], language),
      entries: changes.requirements.filter((each) => each.change === change).map(({ id, was, is }) => ({
        id, href: anchor(id), title: titles.get(id) ?? id, outcome: is,
        from: was && was !== is ? outcomeLabel(was, language) : null, to: outcomeLabel(is, language),
      })),
    })),
    files: (['added', 'replaced', 'removed'] as const).map((kind) => ({
      label: label(FILE_LABELS[kind], language),
      entries: changes.files[kind].map((path) => ({ path, row: rows.get(path) ?? null })),
    })),
  };
}

export const CHANGE_LABELS: Readonly<Record<RequirementChange['change'], Text>> = {
  new: { zh: '新增问题', en: 'New' },
  worse: { zh: '变差', en: 'Worse' },
  'still-open': { zh: '仍未解决', en: 'Still open' },
  better: { zh: '有改善', en: 'Better' },
  fixed: { zh: '已解决', en: 'Fixed' },
};

const FILE_LABELS = {
  added: { zh: '新交文件', en: 'Files added' },
  replaced: { zh: '内容有变的文件', en: 'Files replaced' },
  removed: { zh: '不再存在的文件', en: 'Files gone' },
} as const satisfies Record<string, Text>;

const BEFORE: Text = { zh: '上次（截至 {asOf}）：{verdict}，缺项 {fail}，待人工确认 {review}，可证明 {points} 分。', en: 'Last time (as of {asOf}): {verdict}, {fail} gap(s), {review} for a person, {points} points proven.' };
const NOW: Text = { zh: '本次：缺项 {fail}，待人工确认 {review}，可证明 {points} 分。', en: 'Now: {fail} gap(s), {review} for a person, {points} points proven.' };
