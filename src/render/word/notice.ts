import type { Block } from '../../model/dossier.js';
import type { Result, ResultFile } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';
import { OUTCOME_TONES } from '../blocks/tones.js';
import { decidingProblems } from '../report/gaps.js';
import { outcomeLabel } from '../report/labels.js';
import { listed, longDate } from '../report/wording.js';
import { toSections } from './blocks.js';
import { cell, heading, lines, paragraph, table, text } from './compose.js';
import { debtsByUnit, type Debt, type OwedRequirement } from './debts.js';
import { packWord } from './pack.js';
import { findPlaces } from './places.js';
import { problemLines } from './problem-lines.js';

/** What a notice is made from, plain data: it is what it was as long as this is. */
export interface NoticePlan {
  readonly unit: string;
  readonly blocks: readonly Block[];
  readonly title: string;
  readonly author: string;
  readonly asOf: string;
}

/** One 补件通知单 for each unit that owes something: only its own things, so that it can be handed out as it is. */
export function planNotices(result: Result): NoticePlan[] {
  return debtsByUnit(result).map((debt) => ({ unit: debt.unit, blocks: noticeBlocks(debt, result), title: `${say(TITLE, result.language)} ${debt.unit}`, author: result.applicant, asOf: result.asOf }));
}

/** As DOCX. */
export function renderNotice({ blocks, title, author, asOf }: NoticePlan): Promise<Uint8Array> {
  return packWord({ sections: toSections({ blocks, places: findPlaces(blocks, null) }), title, author, asOf, draftWord: null });
}

const TITLE: Text = { zh: '补件通知单', en: 'Notice of what is still to be handed in' };
const TO: Text = { zh: '{unit}：', en: 'To {unit}:' };
const OPENING: Text = {
  zh: '截至{asOf}，对照《{standard}》（{edition}）逐条核对，贵单位负责的材料中有 {count} 条尚需补交或核实，{stray}逐条列明如下。请于{due}将材料放入所列文件夹，或报{applicant}。',
  en: 'As of {asOf}, held against “{standard}” ({edition}), {count} of the requirements that you answer for are still to be completed or confirmed, {stray}as listed below. Please put the files into the folders named, or send them to {applicant}, {due}.',
};
const STRAY_COUNT: Text = { zh: '另有 {count} 个文件未能编入卷宗，', en: 'and {count} files are not in the dossier, ' };
const BY_DUE: Text = { zh: '{due}前', en: 'by {due}' };
const NO_DUE: Text = { zh: '近日内', en: 'as soon as possible' };
const ROWS = {
  outcome: { zh: '核对结论', en: 'Outcome' },
  clause: { zh: '条款依据', en: 'Clause' },
  situation: { zh: '现有情况', en: 'What was found' },
  asks: { zh: '应交材料', en: 'What to hand in' },
  folder: { zh: '放入文件夹', en: 'Into the folder' },
  due: { zh: '完成期限', en: 'Due' },
  others: { zh: '共同责任单位', en: 'Together with' },
  concerned: { zh: '涉及单位', en: 'Also concerned' },
} as const satisfies Record<string, Text>;
const CONCERNED: Text = { zh: '标准另列“{names}”，未指明具体单位，请贵单位协调', en: 'The standard also names “{names}” without saying who; please coordinate' };
const STRAYS: Text = { zh: '未能编入卷宗的文件', en: 'Files that are not in the dossier' };
const STRAY_HEADER = { file: { zh: '文件', en: 'File' }, reason: { zh: '原因', en: 'Reason' }, next: { zh: '处理建议', en: 'What to do' } } as const satisfies Record<string, Text>;
const MOVE: Text = { zh: '请移入对应的材料文件夹，或在文件名前写明编号', en: 'Move it into the folder of its requirement, or put the number before its name' };
const MAY_BELONG: Text = { zh: '可能属于：{names}', en: 'May belong to: {names}' };
const RECEIPT: Text = { zh: '回　执', en: 'Receipt' };
const PROMISE: Text = { zh: '以上事项已收悉，材料将按期补交；不能按期补交的，另附书面说明。', en: 'We have read the above and will hand in the material in time, or explain in writing why not.' };
const SIGN: readonly Text[] = [
  { zh: '单位（盖章）：＿＿＿＿＿＿＿＿＿＿＿＿', en: 'Unit (seal): ____________________' },
  { zh: '负责人（签字）：＿＿＿＿＿＿＿＿＿＿＿', en: 'Signature: ____________________' },
  { zh: '联系电话：＿＿＿＿＿＿＿＿＿＿＿＿＿＿', en: 'Telephone: ____________________' },
  { zh: '日期：＿＿＿＿年＿＿月＿＿日', en: 'Date: ________________' },
];

function noticeBlocks(debt: Debt, result: Result): Block[] {
  const { language } = result;
  const due = result.dueDate ? say(BY_DUE, language, { due: longDate(result.dueDate, language) }) : say(NO_DUE, language);
  return [
    heading(1, 'notice', say(TITLE, language)),
    paragraph('plain', say(TO, language, { unit: debt.unit })),
    paragraph('body', say(OPENING, language, {
      asOf: longDate(result.asOf, language), standard: result.standard.name, edition: result.standard.edition, count: debt.requirements.length, due, applicant: result.applicant,
      stray: debt.strays.length > 0 ? say(STRAY_COUNT, language, { count: debt.strays.length }) : '',
    })),
    ...debt.requirements.flatMap((owed, index) => requirementBlocks(owed, index, result)),
    ...strayBlocks(debt.strays, result),
    paragraph('right', result.applicant),
    paragraph('right', longDate(result.asOf, language)),
    { type: 'space', lines: 1 },
    paragraph('caption', say(RECEIPT, language)),
    paragraph('body', say(PROMISE, language)),
    ...SIGN.map((line) => paragraph('plain', say(line, language))),
  ];
}

function requirementBlocks(owed: OwedRequirement, index: number, result: Result): Block[] {
  const { language } = result;
  const { requirement, item } = owed;
  const row = (label: Text, content: Parameters<typeof cell>[0]) => [cell(say(label, language), { align: 'center' }), cell(content)];
  return [
    heading(3, `n-${requirement.id}`, `${index + 1}. ${item.id}　${item.title}：${requirement.title}`),
    table([2, 9], [], [
      row(ROWS.outcome, [text(outcomeLabel(requirement.outcome, language), { tone: OUTCOME_TONES[requirement.outcome], bold: true })]),
      row(ROWS.clause, requirement.clause),
      ...(requirement.problems.length > 0 ? [row(ROWS.situation, lines(decidingProblems(requirement).flatMap((problem) => problemLines(problem, result))))] : []),
      ...(requirement.asks.length > 0 ? [row(ROWS.asks, lines(requirement.asks.map((ask) => `· ${ask}`)))] : []),
      row(ROWS.folder, owed.folder),
      ...(owed.due ? [row(ROWS.due, say(BY_DUE, language, { due: longDate(owed.due, language) }))] : []),
      ...(owed.others.length > 0 ? [row(ROWS.others, listed(owed.others, language))] : []),
      ...(owed.concerned.length > 0 ? [row(ROWS.concerned, say(CONCERNED, language, { names: listed(owed.concerned, language) }))] : []),
    ]),
  ];
}

function strayBlocks(strays: readonly ResultFile[], result: Result): Block[] {
  const { language } = result;
  if (strays.length === 0) return [];
  const title = new Map(result.requirements.map((each) => [each.id, `${each.item} ${each.title}`]));
  return [
    paragraph('caption', say(STRAYS, language)),
    table([6, 5, 6], Object.values(STRAY_HEADER).map((each) => say(each, language)), strays.map((file) => [
      cell(file.path), cell(file.reason ?? ''),
      cell(lines([
        ...(file.disposition === 'unassigned' ? [say(MOVE, language)] : []),
        ...(file.suggestions.length > 0 ? [say(MAY_BELONG, language, { names: listed(file.suggestions.map((id) => title.get(id) ?? id), language) })] : []),
      ])),
    ])),
  ];
}
