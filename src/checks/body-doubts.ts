import { HOSPITAL_ENDINGS, SCHOOL_ENDINGS, VENUE_ENDINGS } from '../model/body-endings.js';
import type { Mention } from './bodies.js';
import { ownName } from './home.js';
import { clauseAfter, clauseAt, type Passage } from './passage.js';
import { escaped, plain } from './text.js';

/** What decides whether a name counts besides the words around it. */
export interface Doubting {
  /** As project.yaml names it. */
  readonly district: string;
  readonly asOf: string;
  /** What took place in earlier years does not count. */
  readonly since?: number | undefined;
}

/** Characters of a clause that are shown. */
const SHOWN = 30;

/**
 * Null when nothing speaks against a body that is named; else the words that do: it took no part, is only planned with, stands in
 * a title or among those a paper is sent to, is a place that was visited, or may be of another county.
 */
export function whyDoubtful(passage: Passage, mention: Mention, all: readonly Mention[], { district, asOf, since }: Doubting): string | null {
  const { from, to } = clauseAt(passage, mention.at);
  const clause = passage.text.slice(from, to);
  const isDoubtful = isAccused(clause) || isAwarded(clause, mention.at - from) || isUndone(clause) || isRoll(passage.text, mention, all) || isBefore(passage.text, mention, since)
    || isPerson(passage.text.slice(mention.end, mention.end + 12)) || isPayer(clause, passage.text.slice(mention.end, mention.end + 8)) || passage.aside.some(([start, end]) => mention.at >= start && mention.end <= end)
    || isDenied(passage, mention, clause, to) || isPlanned(clause, asOf) || isAnnounced(passage, mention.at) || isVisited(passage.text, mention, all) || isElsewhere(passage, mention, district) || isPartOfMore(passage, mention.end);
  return isDoubtful ? shown(clause, mention.at - from) : null;
}

/** A clause that tells of wrong-doing. */
function isAccused(clause: string): boolean {
  return /虚假宣传|被(?:依法)?(?:处罚|查处|通报批评|约谈|取缔|吊销|立案)|(?:涉嫌|因)\p{Script=Han}{0,6}(?:违法|违规|诈骗|传销)/u.test(clause);
}

/** 对…进行了表彰, 为…授牌: what is given to somebody is not what he did. */
function isAwarded(clause: string, at: number): boolean {
  return /(?:对|为|给|向)[^,。;]{0,16}$/u.test(clause.slice(0, at)) && /^.{0,40}(?:表彰|授牌|揭牌|颁奖|颁发|奖励)/u.test(clause.slice(at));
}

/** What a clause asks, hopes for or finds wanting was not done; nor is a bid or a letter an event. */
function isUndone(clause: string): boolean {
  return /应当|应该|必须|务必|希望(?![小中学工])|期盼|呼吁|^建议|(?<![相对反适响效供])(?:要|应|须|需)(?:加强|进一步|切实|认真|积极|高度|做好|抓好)|愿意|有意(?![义识思])|意向|愿望|致函|去函|函请|商请|投标|竞标|中标(?!准)|询价|报价|(?:较|偏|很|甚|太)少(?!年)|不多|转发.{1,40}(?:印发|下发|发布)的/u.test(clause);
}

/** 区教育局局长张三, 原局长, 研究所东亚中心主任: a person, and the office itself did nothing. */
function isPerson(after: string): boolean {
  return /^\p{Script=Han}{1,5}(?:中心|部|处|科|室|系|所)副?(?:主任|部长|处长|科长|所长)/u.test(after) || /^(?:党委|党组|党工委|常务|分管|主要|副|原)*(?:局长|部长|主任|书记|主席|院长|校长|馆长|行长)/u.test(after) || /^(?:原|老|退休|离休|离任)\p{Script=Han}{0,2}(?:局长|主任|书记|主席|院长|校长|馆长|干部|职工|教师|同志|领导)/u.test(after);
}

/** 责任单位：甲、乙, 成员单位有甲、乙: who is in charge or belongs to it, and has done nothing yet. */
function isRoll(text: string, mention: Mention, all: readonly Mention[]): boolean {
  const { start } = listAround(text, mention, all);
  return /(?:责任|成员|填报|报送|上报|主管|归口)(?:单位|部门)(?:名单|分别|共)?(?:有|包括|为|是|:|\()+(?:[^。;,!?]{0,30}[、和及])?$/u.test(text.slice(Math.max(0, start - 48), start));
}

/** Of a year before those that are asked for, by the year named last in the sentence. */
function isBefore(text: string, { at }: Mention, since: number | undefined): boolean {
  if (since === undefined) return false;
  const sentence = text.slice(Math.max(0, at - 120), at).split(/[。;!?]/u).at(-1) as string;
  const year = [...sentence.matchAll(/(?<!\d)((?:19|20)\d{2})(?=年(?!以来|起|至今|开始))/gu)].at(-1)?.[1];
  return year !== undefined && Number(year) < since;
}

/** Who pays for it is named, and does nothing else. */
function isPayer(clause: string, after: string): boolean {
  return /(?:经费|资金)[^,。;]{0,6}由/u.test(clause) && /^(?:统一|全额|足额)?(?:拨付|拨款|安排|承担|保障|解决)/u.test(after);
}

function shown(clause: string, at: number): string {
  const start = Math.max(0, Math.min(at - 6, clause.length - SHOWN));
  return `${start > 0 ? '…' : ''}${clause.slice(start, start + SHOWN)}${start + SHOWN < clause.length ? '…' : ''}`;
}

const TAKES_PART = '参加|参与|开展|举办|主办|承办|协办|组织|举行|出席|到场|安排|捐赠|提供|配合';
const DENIED = new RegExp(`(?:未|没|无法|不再|不予|停止|取消|推迟|暂缓|暂停)(?!来|成年|雨绸缪|间断|停|中断|放松)\\p{Script=Han}{0,8}(?:${TAKES_PART})|缺席|拒绝|[不未](?:参加|参与|配合)|退出|(?:未|没有?)(?:走?进[入驻]?|覆盖)(?!行)`, 'u');
const ACTED = new RegExp(TAKES_PART, 'u');

/** What is named in a clause took no part, by the words of that clause or of the next. */
export function isDenied(passage: Passage, mention: Pick<Mention, 'at' | 'end'>, clause: string, to: number): boolean {
  if (DENIED.test(clause)) return true;
  // 除区教育局外，… says that it did not, or that it did as well.
  if (new RegExp(`除了?[^,。;]*?${escaped(passage.text.slice(mention.at, mention.end))}[^,。;]*?(?:以外|之外|外)`, 'u').test(clause)) return true;
  const next = ACTED.test(clause) ? null : clauseAfter(passage, to);
  return next !== null && DENIED.test(passage.text.slice(next.from, next.to));
}

/** What is still to come. */
export function isPlanned(clause: string, asOf: string): boolean {
  if (!/将.+(?:作为|纳入|融入|列入|列为)/u.test(clause) && new RegExp(`(?:拟|打算|准备|即将|将|预计|(?<!行动|工作|实施|年度|专项|三年|五年|按|按照|依照|根据)计划)(?:于|在|由|邀请|联合|与|和|走?进|引进|引入|吸纳|新增|新建|建设|拓展|${TAKES_PART}|\\d)|(?:正在|尚在|仍在|还在)\\p{Script=Han}{0,2}(?:筹备|筹划|筹建|酝酿|洽谈|商谈)|(?:正在|尚在|仍在|还在)\\p{Script=Han}{0,12}(?:建设|建造|施工|装修)(?![者性])`, 'u').test(clause)) return true;
  const years = [...clause.matchAll(/(?<!\d)((?:19|20)\d{2})(?=年)/gu)].map(([year]) => year);
  return years.length > 0 && years.every((year) => year > asOf.slice(0, 4));
}

/** Behind 下一步 or 接下来 of the same paragraph all is still to come. */
export function isAnnounced({ text, breaks }: Passage, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < LONGEST_OUTLOOK && !breaks.has(from)) from -= 1;
  return /(?:^|[。;!])(?:下一步|接下来|下一?阶段|今后),?(?!,)/u.test(text.slice(from, at));
}

const LONGEST_OUTLOOK = 300;

/** Between the names of one list. */
const LISTED = /^(?:、|和|与|及|以及|\/)$/u;
const TO_A_PLACE = /(?:走进|走入|进入|深入|前往|参观|来到|赶赴|奔赴|赴|慰问|调研|(?<![得达收受想做])到|向|面向|[在给])$/u;
/** 在区教育局的支持下 took part. */
const TOOK_PART = /^(?:等[^,。;]{0,6})?的?(?:大力|积极|精心|共同|联合|统一|具体)?(?:支持|配合|组织|指导|领导|协助|参与|推动|牵头|统筹)下?/u;

/** Where it went, not who did it. Of a list (走进甲、乙和丙) all are told by what stands before the first. */
function isVisited(text: string, mention: Mention, all: readonly Mention[]): boolean {
  const { start, end } = listAround(text, mention, all);
  return TO_A_PLACE.test(text.slice(Math.max(0, start - 4), start)) && !TOOK_PART.test(text.slice(end, end + 16));
}

/** From the first to the last name of the list in which it stands. */
function listAround(text: string, mention: Mention, all: readonly Mention[]): { readonly start: number; readonly end: number } {
  let [start, end] = [mention.at, mention.end];
  for (let bound = 0; bound < all.length; bound += 1) {
    const before = all.find((other) => other.end <= start && LISTED.test(text.slice(other.end, start)));
    if (!before) break;
    start = before.at;
  }
  for (let bound = 0; bound < all.length; bound += 1) {
    const after = all.find((other) => other.at >= end && LISTED.test(text.slice(end, other.at)));
    if (!after) break;
    end = after.end;
  }
  return { start, end };
}

/** What may stand before 区教育局 without being the name of another county. */
const LEADS = /(?:^|[^\p{Script=Han}]|[联聯]合|组织|邀请|走进|走入|依托|协同|会同|协调|动员|吸引|引导|支持|利用|发挥|通过|包括|例如|如|还有|参观|前往|开展|举办|承办|主办|协办|深入|指导|配合|协助|牵头|单位|部门|中共|共青团|[的和与及同由在向到往为对从于让请被将把等是有经据报本我并其年月日场次、赴给｜])$/u;

/** 雨花区教育局 holds 区教育局. */
function isElsewhere({ text, breaks }: Passage, { at, name }: Mention, district: string): boolean {
  const kind = district.at(-1) ?? '';
  const own = ownName({ district });
  const letter = text[at] ?? '';
  const before = text[at - 1] ?? '';
  // An alias without its 区: the character before belongs to it.
  const start = !'省市区县旗'.includes(letter) && /[省市区县旗]/u.test(before) && !plain(name).startsWith(own) ? at - 1 : at;
  if (start === at && !'省市区县旗'.includes(letter)) return false;
  if (start < at && before !== kind) return true;
  const lead = text.slice(Math.max(0, start - 8), start);
  return !breaks.has(start) && !lead.endsWith(own.slice(0, -1)) && !LEADS.test(lead);
}

const PARTS = new RegExp(`^(?:社区|新时代|党群)?(?:${[...VENUE_ENDINGS, ...HOSPITAL_ENDINGS, ...SCHOOL_ENDINGS].join('|')}|科协|科学技术协会|杯)`, 'u');

/** 澜桥街道科协 and 澜桥街道党群服务中心 are not the street. */
function isPartOfMore({ text, breaks }: Passage, end: number): boolean {
  return !breaks.has(end) && PARTS.test(text.slice(end, end + 16));
}
