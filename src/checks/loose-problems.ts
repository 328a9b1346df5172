import type { DispositionReason, InspectedFile, UnreadableFolder } from '../model/evidence.js';
import type { FactProblem } from '../model/facts.js';
import type { Effect, Problem, Severity } from '../model/outcome.js';
import type { Declaration } from '../model/project.js';
import { matterOf } from '../model/matters.js';
import { REASONS } from '../model/reasons.js';
import type { Result } from '../model/result.js';
import type { Standard } from '../model/standard.js';
import { say, type Language, type Text } from '../model/text.js';
import { byText, UNKNOWN } from './evaluate.js';
import { isOf } from './declarations.js';
import type { Lookalikes } from './lookalikes.js';
import readable from './readable.js';

export interface LooseInput {
  readonly standard: Standard;
  readonly files: readonly InspectedFile[];
  readonly unreadableFolders: readonly UnreadableFolder[];
  readonly previous: Result | undefined;
  readonly lookalikes: Pick<Lookalikes, 'uncompared' | 'from'>;
  readonly declarations?: readonly Declaration[];
  readonly asOf?: string;
  readonly language: Language;
}

/** Problems that belong to no requirement: nothing that was handed in is passed over in silence. */
export function looseProblems(input: LooseInput): Problem[] {
  return [...folders(input), ...strays(input), ...gone(input), ...uncompared(input), ...outdated(input), ...unbound(input), ...overdue(input)];
}

interface Sentence {
  readonly code: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly message: Text;
  readonly remedy: Text;
}

const FOLDER: Sentence = {
  code: 'folder/unreadable', severity: 'error', effect: 'fail',
  message: { zh: '文件夹“{file}”打不开，里面有什么不得而知（{cause}）。', en: 'The folder “{file}” cannot be opened, so what it holds is unknown ({cause}).' },
  remedy: { zh: '请检查这个文件夹的访问权限，或把它重新复制一份，再检查一次。', en: 'Check the rights on this folder, or copy it anew, and run again.' },
};

function folders({ unreadableFolders, language }: LooseInput): Problem[] {
  const sorted = [...unreadableFolders].sort((a, b) => byText(a.path, b.path));
  return sorted.map(({ path, cause }) => worded(FOLDER, path, language, { cause }));
}

const UNASSIGNED: Sentence = {
  code: 'file/unassigned', severity: 'warning', effect: 'review',
  message: { zh: '“{file}”还没有归入任何材料要求：{reason}。', en: '“{file}” belongs to no requirement yet: {reason}.' },
  remedy: { zh: '请移到对应的材料夹{suggestions}。', en: 'Move it into the folder of its requirement{suggestions}.' },
};
const EXCLUDED: Sentence = {
  code: 'file/excluded', severity: 'warning', effect: 'review',
  message: { zh: '“{file}”没有编入卷宗：{reason}。', en: '“{file}” is not in the dossier: {reason}.' },
  remedy: { zh: '请按上述原因处理；不需要的可以删去。', en: 'Do as the reason says; remove it if it is not needed.' },
};
const SUGGESTED: Text = { zh: '，可能是：{names}', en: ', perhaps: {names}' };

/** Excluded for good reasons that nobody needs to hear of again: they stand in the ledger. */
const QUIET: readonly (DispositionReason | null)[] = ['system-file', 'project-file', 'guide', 'captions', 'blank-form', 'unpacked', 'live-photo'];

function strays({ standard, files, language }: LooseInput): Problem[] {
  const titles = new Map(standard.indicators.flatMap((indicator) => indicator.items).flatMap((item) => item.requirements.map((each) => [each.id, each.title] as const)));
  const isUnread = (file: InspectedFile) => file.reason === 'captions' && file.facts.problems.some((problem) => UNKNOWN.includes(problem.code));
  const stray = files.filter((file) => file.requirement === null && (file.disposition === 'unassigned' || !QUIET.includes(file.reason) || isUnread(file)));
  return [...stray].sort((a, b) => byText(a.path, b.path)).map((file) => {
    const unread = file.facts.problems.find((problem) => UNKNOWN.includes(problem.code));
    if (unread) return worded(unreadOf(unread.code), file.path, language, { detail: unread.detail ?? '—' });
    const names = file.suggestions.map((id) => `${id} ${titles.get(id) ?? ''}`.trim()).join(language === 'en' ? ', ' : '、');
    const suggestions = names ? say(SUGGESTED, language, { names }) : '';
    const reason = file.reason ? say(REASONS[file.reason], language) : '—';
    return worded(file.disposition === 'unassigned' ? UNASSIGNED : EXCLUDED, file.path, language, { reason, suggestions });
  });
}

/** Where a file belongs is told by what it is; of one that could not be read there is something more urgent to say. */
function unreadOf(code: FactProblem['code']): Sentence {
  const message = readable.messages[code];
  if (!message) throw new Error(`“readable” has no words for ${code}`);
  return { ...message, code: `readable/${code}` };
}

const GONE: Sentence = {
  code: 'file/gone', severity: 'warning', effect: 'none',
  message: { zh: '上次检查时有“{file}”，这次没有了。', en: '“{file}” was there at the last check and is gone.' },
  remedy: { zh: '如不是有意删除，请找回后重新放入；它的件号不再分配给别的材料。', en: 'Unless it was meant to go, put it back; its exhibit number is not given to another.' },
};

/** A file that was only moved or renamed is still there: its content stands at a path that is new. */
function gone({ files, previous, language }: LooseInput): Problem[] {
  const paths = new Set(files.map((file) => file.path));
  const before = new Set((previous?.files ?? []).map((file) => file.path));
  const contents = new Set(files.filter((file) => !before.has(file.path)).map((file) => file.sha256));
  const lost = (previous?.files ?? []).filter((file) => !QUIET.includes(file.reasonCode) && !paths.has(file.path) && !contents.has(file.sha256));
  return lost.map((file) => file.path).sort(byText).map((path) => worded(GONE, path, language, {}));
}

const UNCOMPARED: Sentence = {
  code: 'pictures/not-compared', severity: 'warning', effect: 'review',
  message: { zh: '图片太多，从“{file}”起有 {count} 张没有与其他图片比对，同一张图片是否用在两处不得而知。', en: 'There are too many pictures: from “{file}” on, {count} were not compared with others, so whether one is used twice is unknown.' },
  remedy: { zh: '请人工核对，或分成几次检查。', en: 'Check by eye, or check in several runs.' },
};

function uncompared({ lookalikes: { uncompared: count, from }, language }: LooseInput): Problem[] {
  return from === null ? [] : [worded(UNCOMPARED, from, language, { count: String(count) })];
}

const OUTDATED: Sentence = {
  code: 'declaration/outdated', severity: 'warning', effect: 'none',
  message: { zh: '“{file}”在 {by} {date} 确认（{what}）之后换过内容，那次确认不再算数。', en: '“{file}” is another file since {by} confirmed it ({what}) on {date}; that word no longer counts.' },
  remedy: { zh: '请由专人看过现在的文件后重新确认（juanzong confirm）。', en: 'Let a person look at the file as it is and confirm it anew (juanzong confirm).' },
};

function outdated({ declarations = [], files, language }: LooseInput): Problem[] {
  const known = new Map(files.map((file) => [file.path, file]));
  const confirmed = declarations.filter((each) => each.type === 'confirmed');
  const renewed = (one: (typeof confirmed)[number]) => confirmed.some((each) => each.file === one.file && each.what === one.what && isOf(each, known.get(each.file) ?? { sha256: '' }));
  return confirmed.flatMap((each) => (known.has(each.file) && !renewed(each) ? [worded(OUTDATED, each.file, language, { by: each.by, date: each.date, what: say(matterOf(each.what), language) })] : []));
}

const UNBOUND: Sentence = {
  code: 'declaration/unbound', severity: 'warning', effect: 'none',
  message: { zh: '{by} {date} 对“{file}”的人工确认（{what}）没有写明看的是哪份内容（sha256）{changed}，文件换过也看不出来。', en: 'What {by} confirmed of “{file}” ({what}) on {date} does not say which content was looked at (sha256){changed}; that it was exchanged would not be seen.' },
  remedy: { zh: '核对现在的文件无误后，用 juanzong confirm 重新确认，或在这条声明中加写 sha256: {sha256}。', en: 'Look at the file as it is, then confirm it anew (juanzong confirm), or add to the declaration sha256: {sha256}.' },
};
const CHANGED: Text = { zh: '，而文件在上次检查之后已换过内容', en: ', and the file is another since the last run' };

/** Written by hand: whatever lies there counts as looked at. */
function unbound({ declarations = [], files, previous, language }: LooseInput): Problem[] {
  const known = new Map(files.map((file) => [file.path, file.sha256]));
  const before = new Map((previous?.files ?? []).map((file) => [file.path, file.sha256]));
  return declarations.flatMap((each) => {
    const sha256 = each.type === 'confirmed' && each.sha256 === undefined ? known.get(each.file) : undefined;
    if (each.type !== 'confirmed' || sha256 === undefined) return [];
    const isChanged = before.has(each.file) && before.get(each.file) !== sha256;
    return [worded(UNBOUND, each.file, language, { by: each.by, date: each.date, what: say(matterOf(each.what), language), sha256, changed: isChanged ? say(CHANGED, language) : '' })];
  });
}

const OVERDUE: Sentence = {
  code: 'declaration/overdue', severity: 'warning', effect: 'none',
  message: { zh: '{item} 声明待补，期限 {due} 已过，不再算待补。', en: '{item} was promised for {due}, which has passed; it is no longer pending.' },
  remedy: { zh: '请补交材料；另定了期限的，改写 project.yaml 中 declarations.pending 的 due。', en: 'Hand it in, or, if another day was agreed, change `due` under declarations.pending in project.yaml.' },
};

function overdue({ declarations = [], asOf = '', language }: LooseInput): Problem[] {
  return declarations.flatMap((each) => (each.type === 'pending' && each.due < asOf ? [worded(OVERDUE, PROJECT_FILE, language, { item: each.item, due: each.due })] : []));
}

const PROJECT_FILE = 'project.yaml';

function worded(sentence: Sentence, file: string, language: Language, args: Readonly<Record<string, string>>): Problem {
  const all = { ...args, file };
  return { code: sentence.code, severity: sentence.severity, effect: sentence.effect, message: say(sentence.message, language, all), remedy: say(sentence.remedy, language, all), file };
}
