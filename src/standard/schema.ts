import { z } from 'zod';
import { REQUIREMENT_KINDS } from '../model/kinds.js';
import { inBoth } from './issues.js';

/**
 * How a pack's `standard.yaml` is written. This schema is its documentation: the descriptions below become
 * `templates/standard.schema.json`, which editors show while one types.
 */

const verbatim = z.string().min(1);
const code = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, inBoth('只能用字母、数字和连字符，如 1-2', 'takes letters, digits and hyphens only, such as 1-2'));
/** Becomes a folder's name on every system. */
const folderTitle = z.string().min(1).max(20).regex(/^[^\\/:*?"<>|\u0000-\u001f]+$/, inBoth('要作文件夹名，不能含 \\ / : * ? " < > |', 'becomes a folder name and cannot contain \\ / : * ? " < > |'));
const words = z.array(z.string().min(1)).describe('Words in a file’s name or text by which it is known to belong here (longer words weigh more)');
const year = z.int().min(1900).max(2200);
const date = z.iso.date(inBoth('应为真实的日期，如 2022-04-28', 'must be a real date such as 2022-04-28'));
const moment = z
  .union([z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/, inBoth('应为年份或日期，如 2020 或 2020-01-01', 'must be a year or a date, such as 2020 or 2020-01-01')), year])
  .transform(String)
  .describe('`2020` or `2020-01-01`');

export const demandsSchema = z
  .record(z.string(), z.union([z.literal(false), z.record(z.string(), z.unknown())]))
  .meta({ id: 'demands', description: 'What is checked, by the id of a check (a file in src/checks), with that check’s parameters. `false` takes back what a level above demands' });

const windowSchema = z
  .union([
    z.literal(false),
    z.strictObject({
      from: moment.optional(),
      to: moment.optional().describe('Absent: up to the project’s as-of date'),
      rollingYears: z.int().positive().optional().describe('Years counted back from the as-of date (近三年: 3)'),
    }),
  ])
  .meta({ id: 'window', description: 'Short for `demands: { window: … }`: dates must lie within. `false`: not asked here' });

const highlightSchema = z
  .union([z.literal(false), z.array(z.string().min(1)).min(1)])
  .meta({ id: 'highlight', description: 'Short for `demands: { highlight: { about: … } }`: marked text (着重标出) must name one of these words. `false`: not asked here' });

const kind = z.enum(REQUIREMENT_KINDS).describe('材料类型; see the contract’s list of kinds');
const level = { demands: demandsSchema.optional(), window: windowSchema.optional(), highlight: highlightSchema.optional() };

const formSchema = z
  .strictObject({
    title: z.string().min(1).describe('What this way of proving it is called: 会议纪要'),
    kind: kind.optional().describe('The requirement’s kind unless given'),
    words: words.optional(),
    ...level,
  })
  .meta({ id: 'form', description: 'One way to satisfy the requirement. A file is good when it meets the demands of any one form' });

const requirementSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, inBoth('只能用小写英文字母、数字和连字符，如 plan-145', 'takes lower-case letters, digits and hyphens, such as plan-145')).describe('Unique within the item; `1-2-3/summary` is its id'),
    title: folderTitle.describe('Short; also the name of its folder; unique within the item'),
    kind,
    clause: verbatim.describe('The words that ask for it, verbatim from the item, the indicator or the scoring cell'),
    units: z.array(z.string()).min(1).optional().describe('Units that owe it; the item’s unless given'),
    words: words.optional(),
    absent: z.enum(['fail', 'review', 'pending', 'notice']).optional().describe('What it means when nothing is handed in. `fail` unless given; `notice` for what the source does not ask for in so many words; `review` for what is ours'),
    forms: z.array(formSchema).min(1).optional().describe('Alternatives. Without them the requirement has one form, made from itself'),
    ...level,
  })
  .meta({ id: 'requirement', description: 'One thing the item asks for. All requirements of an item are needed' });

const itemSchema = z
  .strictObject({
    id: code.describe('The indicator’s code and the item’s number: 1-2-3'),
    mark: z.string().min(1).nullable().optional().describe('Its number as printed: ①. Null where the source numbers nothing'),
    title: folderTitle.describe('Short; also the name of its folder; ours, not the source’s'),
    text: verbatim.describe('The clause verbatim, with its mark'),
    units: z.array(z.string()).min(1).describe('责任单位, by name or alias from `units`'),
    openUnits: z.boolean().optional().describe('True where the source leaves the list open (等, 相关单位)'),
    precondition: verbatim.optional().describe('Verbatim: without this item nothing else counts'),
    veto: verbatim.optional().describe('Verbatim: what disqualifies (一票否决)'),
    notApplicableIf: verbatim.optional().describe('Verbatim: when a declaration 不适用 is allowed'),
    reading: z.string().min(1).optional().describe('How we read an ambiguous clause, for reviewers'),
    requirements: z.array(requirementSchema).min(1),
    ...level,
  })
  .meta({ id: 'item', description: '考察内容' });

const ruleSchema = z
  .strictObject({
    item: z.string().optional().describe('Id of the item it scores'),
    items: z.array(z.string()).min(1).optional().describe('The same for several'),
    text: verbatim.describe('Verbatim part of the scoring cell'),
    points: z.number().positive().optional().describe('Fixed points'),
    range: z.tuple([z.number().min(0), z.number().positive()]).optional().describe('Experts judge within these bounds'),
    perUnit: z.number().positive().optional().describe('Points for each thing proven, up to `cap`'),
    cap: z.number().positive().optional(),
    capIf: z.strictObject({ text: verbatim, cap: z.number().min(0) }).optional().describe('A lower ceiling under a condition, verbatim'),
    alternativeTo: z.int().positive().optional().describe('Position (1-based, in this list) of the rule above to which this one is the alternative: only the better counts'),
    veto: z.boolean().optional().describe('Scores nothing: disqualifies'),
    adjustment: z.boolean().optional().describe('A remark that changes points under a condition; shown, never applied'),
    deadline: verbatim.optional().describe('Verbatim: a date the rule quotes; shown, never checked'),
    provenBy: z.array(z.string()).optional().describe('Requirements that must all pass before the points count as provable: keys within its item, or whole ids. Empty: experts only'),
  })
  .meta({ id: 'rule', description: 'One line of the scoring cell: exactly one of points, range, perUnit, veto, adjustment' });

const indicatorSchema = z
  .strictObject({
    code: code.describe('ASCII letters, digits and hyphens: 1-2'),
    printed: z.string().min(1).optional().describe('As the source prints it: 1—2'),
    group: z.string(),
    title: z.string().min(1),
    text: verbatim.describe('The indicator’s text, verbatim'),
    items: z.array(itemSchema).min(1),
    maxPoints: z.number().positive().nullable().optional().describe('Stated maximum; null where the source states none'),
    scoring: verbatim.nullable().optional().describe('The scoring cell verbatim; null where it is empty'),
    rules: z.array(ruleSchema).optional(),
  })
  .meta({ id: 'indicator', description: '二级指标' });

const unitSchema = z
  .strictObject({
    name: z.string().min(1).describe('As the source prints it'),
    aliases: z.array(z.string().min(1)).optional().describe('Other names of the same unit'),
    open: z.boolean().optional().describe('Not one bureau but an open phrase: 相关单位'),
    members: z.array(z.string().min(1)).optional().describe('For 各街道 and the like: how the name of one of them ends (街道)'),
  })
  .meta({ id: 'unit', description: '责任单位' });

export const standardSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, inBoth('只能用小写字母、数字和连字符', 'takes lower-case letters, digits and hyphens')).describe('The pack’s folder name'),
    edition: z.string().min(1).describe('Which version of the standard this is'),
    name: z.string().min(1),
    title: z.string().min(1).describe('The dossier’s title on its cover'),
    cycle: z.strictObject({ from: year, to: year }).nullable().optional(),
    source: z.strictObject({
      name: z.string().min(1).describe('The published document the texts are taken from'),
      number: z.string().min(1).optional().describe('文号'),
      date: date.optional(),
      issuers: z.array(z.string().min(1)).optional(),
    }),
    scoringBasis: z.string().min(1).optional().describe('What the scoring column says of itself; printed above every score'),
    statedPoints: z.number().min(0).describe('Sum of the maxima the source states; 0 where it scores nothing'),
    groups: z.array(z.strictObject({ code, title: z.string().min(1), points: z.number().min(0).optional().describe('Sum of its indicators’ maxima, as a cross-check') })).min(1).describe('一级指标'),
    units: z.array(unitSchema).min(1),
    demands: z
      .strictObject({
        every: demandsSchema.optional().describe('Of every file and requirement'),
        kinds: z.partialRecord(z.enum(REQUIREMENT_KINDS), demandsSchema).optional().describe('Of every form of a kind (and every requirement of it, for demands on all its files together)'),
      })
      .optional()
      .describe('Defaults, inherited: every ← kinds ← item ← requirement ← form'),
    indicators: z.array(indicatorSchema).min(1),
    notes: z.array(z.string().min(1)).optional().describe('What a reader of the source should know; printed in dossiers and reports'),
  })
  .describe('A standard (标准): what must be proven. Texts are verbatim, titles and words are ours');

export type StandardYaml = z.infer<typeof standardSchema>;
export type IndicatorYaml = z.infer<typeof indicatorSchema>;
export type ItemYaml = z.infer<typeof itemSchema>;
export type RequirementYaml = z.infer<typeof requirementSchema>;
export type FormYaml = z.infer<typeof formSchema>;
export type RuleYaml = z.infer<typeof ruleSchema>;
export type UnitYaml = z.infer<typeof unitSchema>;
export type DemandsYaml = z.infer<typeof demandsSchema>;
/** What an item, a requirement and a form have in common. */
export type LevelYaml = Pick<ItemYaml, 'demands' | 'window' | 'highlight'>;
