import type { Text } from '../../model/text.js';

/** The fixed words of the 缺项报告. */
export const GAP_WORDS = {
  title: { zh: '缺项报告', en: 'Gap report' },
  about: {
    zh: '{district}（填报单位：{applicant}）截至{asOf}的材料，对照《{standard}》（{edition}）逐条核对材料要求 {total} 条，结论：',
    en: 'The evidence of {district} (handed in by {applicant}) as of {asOf}, held against “{standard}” ({edition}), {total} requirements: ',
  },
  points: {
    zh: '有材料支撑的固定分 {provable} 分（固定分共 {possible} 分）；由专家评判的区间 {judged} 分；标准所列分值合计 {total} 分。',
    en: 'Fixed points proven by the evidence: {provable} of {possible}. Judged by experts: {judged}. Stated by the standard in all: {total}.',
  },
  costly: { zh: '影响最大的 {shown} 条（共 {count} 条未完备，逐项情况见后）', en: 'The {shown} that cost most ({count} are open, all listed below)' },
  costlyHeader: { zh: '编号|材料要求|结论|分值|责任单位', en: 'Number|Requirement|Outcome|Points|Unit' },
  precondition: { zh: '（前置条件）', en: ' (precondition)' },
  veto: { zh: '（一票否决）', en: ' (veto)' },
  counts: { zh: '其中{counts}。', en: ' Of these: {counts}.' },
  chart: { zh: '各指标材料要求的结论（条数；右侧为通过数与总数）', en: 'Outcomes of the requirements by indicator (passed of all at the right)' },
  andOthers: { zh: '{units}等 {count} 个单位', en: '{units} and others ({count} in all)' },
  done: { zh: '已无欠缺的单位：{units}。', en: 'Units that owe nothing: {units}.' },
  byUnit: { zh: '按责任单位（未完备的材料要求条数）', en: 'By unit (open requirements)' },
  byUnitMost: { zh: '按责任单位（未完备的材料要求条数；{count} 个单位中最多的 {shown} 个，全部见后）', en: 'By unit (open requirements; the {shown} of {count} units that owe most, all below)' },
  byUnitHeader: { zh: '单位|条数', en: 'Unit|Open' },
  nothing: { zh: '没有缺项，也没有待确认事项。', en: 'There are no gaps and no doubts.' },
  details: { zh: '逐项情况', en: 'Item by item' },
  detailHeader: { zh: '编号|材料要求|结论|责任单位', en: 'Number|Requirement|Outcome|Units' },
  asks: { zh: '应交：{asks}', en: 'To hand in: {asks}' },
  settled: { zh: '本指标材料要求 {total} 条，未完备 {open} 条。', en: '{open} of {total} requirements of this indicator are open.' },
  others: { zh: '不属于任何材料要求的问题', en: 'Problems that belong to no requirement' },
  otherHeader: { zh: '情况|下一步', en: 'Problem|Next step' },
  remarks: { zh: '提示（不影响结论）', en: 'Remarks (no effect on the outcome)' },
  remarkHeader: { zh: '编号|提示|建议', en: 'Number|Remark|Advice' },
  strays: { zh: '未编入卷宗的文件', en: 'Files that are not in the dossier' },
  strayHeader: { zh: '文件|去向|原因', en: 'File|What became of it|Reason' },
  declarations: { zh: '声明与人工确认（单独计列，不等于通过）', en: 'Declarations (counted apart, never a pass)' },
  declarationHeader: { zh: '类别|事项|说明|责任人|日期', en: 'Kind|Subject|Note|By|Date' },
} as const satisfies Record<string, Text>;
