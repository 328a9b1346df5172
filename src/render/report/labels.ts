import type { AssignedBy, DispositionReason } from '../../model/evidence.js';
import type { Seal, Signature } from '../../model/facts.js';
import { KINDS, type RequirementKind } from '../../model/kinds.js';
import type { Outcome, Severity } from '../../model/outcome.js';
import type { Declaration, FontSlot } from '../../model/project.js';
import { REASONS } from '../../model/reasons.js';
import type { Result, ResultDossier, ResultFile, ScoredRule } from '../../model/result.js';
import { say, type Language, type Text } from '../../model/text.js';

/** How every value of the model is called, in both languages; the only place where it is said. */

/** One of the two languages. */
export function label(text: Text, language: Language): string {
  return language === 'en' ? text.en : text.zh;
}

/** 结论, as the glossary names them. */
export const OUTCOME_LABELS: Readonly<Record<Outcome, Text>> = {
  pass: { zh: '通过', en: 'Pass' },
  fail: { zh: '缺项', en: 'Gap' },
  review: { zh: '待人工确认', en: 'Needs a person' },
  pending: { zh: '待补', en: 'Pending' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  error: { zh: '检测失败', en: 'Check failed' },
};

/** One letter per outcome, so that no chart depends on colour. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, Text>> = {
  pass: { zh: '通', en: 'P' },
  fail: { zh: '缺', en: 'G' },
  review: { zh: '核', en: 'R' },
  pending: { zh: '补', en: 'D' },
  'not-applicable': { zh: '免', en: 'N' },
  error: { zh: '误', en: 'E' },
};

/** Nothing was handed in and nothing had to be: neither a pass nor a gap. */
export const OPTIONAL_ABSENT_LABEL: Text = { zh: '选交，未交', en: 'Optional, not handed in' };
export const OPTIONAL_ABSENT_MARK: Text = { zh: '选', en: 'O' };

/** Every doubt was settled by a person's word: complete, and still no pass. */
export const CONFIRMED_LABEL: Text = { zh: '人工已确认', en: 'Confirmed by a person' };
export const CONFIRMED_MARK: Text = { zh: '认', en: 'C' };

export const VERDICT_LABELS: Readonly<Record<Result['verdict'], Text>> = {
  complete: { zh: '材料齐全', en: 'Complete' },
  incomplete: { zh: '材料不齐', en: 'Incomplete' },
  failed: { zh: '核查未完成', en: 'Check not finished' },
};

export const VERDICT_NOTES: Readonly<Record<Result['verdict'], Text>> = {
  complete: { zh: '每项材料要求均已满足或有书面声明。', en: 'Every requirement is met or covered by a written declaration.' },
  incomplete: { zh: '尚有缺项或待确认事项，卷宗只能作为草稿。', en: 'There are gaps or open questions; the dossier can only be a draft.' },
  failed: { zh: '有材料未能检测，缺项可能不止所列。', en: 'Something could not be looked at; there may be more gaps than are listed.' },
};

export const SEVERITY_LABELS: Readonly<Record<Severity, Text>> = {
  error: { zh: '问题', en: 'Problem' },
  warning: { zh: '疑点', en: 'Doubt' },
  notice: { zh: '提示', en: 'Notice' },
};

export const DISPOSITION_LABELS: Readonly<Record<ResultFile['disposition'], Text>> = {
  included: { zh: '入卷', en: 'Included' },
  excluded: { zh: '排除', en: 'Excluded' },
  unassigned: { zh: '未归类', en: 'Unassigned' },
};

/** The faces an official document is set in, by slot. */
export const FACE_LABELS: Readonly<Record<FontSlot, Text>> = {
  fangsong: { zh: '仿宋', en: 'Fangsong (body)' },
  song: { zh: '宋体', en: 'Song (page numbers)' },
  title: { zh: '小标宋', en: 'Xiaobiaosong (titles)' },
  hei: { zh: '黑体', en: 'Hei (headings)' },
  kai: { zh: '楷体', en: 'Kai (subheadings)' },
};

/** What decided where a file belongs. */
export const ASSIGNED_BY_LABELS: Readonly<Record<AssignedBy, Text>> = {
  declared: { zh: '人工指定', en: 'declared' },
  slot: { zh: '材料夹', en: 'slot folder' },
  tag: { zh: '文件名标签', en: 'tag in the name' },
  kind: { zh: '材料类型', en: 'kind of material' },
  name: { zh: '文件名用语', en: 'words in the name' },
  text: { zh: '正文用语', en: 'words in the text' },
};

export const RULE_STATE_LABELS: Readonly<Record<ScoredRule['state'], Text>> = {
  provable: { zh: '可证明', en: 'Provable' },
  open: { zh: '尚待证明', en: 'Open' },
  judged: { zh: '由专家评判', en: 'Judged by experts' },
  alternative: { zh: '择一，不另计', en: 'Alternative, not counted' },
  veto: { zh: '一票否决', en: 'Veto' },
  remark: { zh: '附注，不计分', en: 'Remark, not counted' },
};

export const DECLARATION_LABELS: Readonly<Record<Declaration['type'], Text>> = {
  'not-applicable': { zh: '声明不适用', en: 'Declared not applicable' },
  pending: { zh: '声明待补', en: 'Declared pending' },
  confirmed: { zh: '人工确认', en: 'Confirmed by a person' },
  shared: { zh: '声明共用', en: 'Declared shared' },
  assigned: { zh: '人工归类', en: 'Assigned by a person' },
};

/** Pages that could not be kept as they were. */
export const NOTICE_LABELS: Readonly<Record<ResultDossier['notices'][number]['code'], Text>> = {
  mended: { zh: '重新写出结构后编入', en: 'written anew before they were copied' },
  uncompared: { zh: '第 {pages} 页已原样复制，未及与原件比对', en: 'page(s) {pages} were copied but not compared with the original' },
  rendered: { zh: '第 {pages} 页无法原样复制，以画面入卷', en: 'page(s) {pages} could not be copied and were put in as a picture' },
  missing: { zh: '第 {pages} 页未能入卷，以说明页代替', en: 'page(s) {pages} could not be put in; a page saying so stands there' },
};

export const INTEGRITY_LABELS: Readonly<Record<Signature['integrity'], Text>> = {
  intact: { zh: '一致', en: 'intact' },
  broken: { zh: '不一致', en: 'broken' },
  unverifiable: { zh: '无法校验', en: 'cannot be verified' },
};

export const outcomeLabel = (outcome: Outcome, language: Language) => label(OUTCOME_LABELS[outcome], language);
export const outcomeMark = (outcome: Outcome, language: Language) => label(OUTCOME_MARKS[outcome], language);
export const verdictLabel = (verdict: Result['verdict'], language: Language) => label(VERDICT_LABELS[verdict], language);
export const kindLabel = (kind: RequirementKind, language: Language) => label(KINDS[kind], language);
export const reasonLabel = (reason: DispositionReason, language: Language) => label(REASONS[reason], language);

/** What happened to pages of an exhibit; page numbers are those of the file. */
export function noticeLine(notice: Pick<ResultDossier['notices'][number], 'code' | 'pages'>, language: Language): string {
  return say(NOTICE_LABELS[notice.code], language, { pages: notice.pages.join(language === 'en' ? ', ' : '、') });
}

/** Shapes of imprints. */
export const SEAL_KINDS: Readonly<Record<Seal['kind'], Text>> = {
  round: { zh: '圆形', en: 'round' }, oval: { zh: '椭圆形', en: 'oval' }, rectangle: { zh: '矩形', en: 'rectangle' }, triangle: { zh: '三角形', en: 'triangle' },
  edge: { zh: '页边', en: 'at the edge' }, signature: { zh: '电子签章', en: 'electronic' },
};
