import type { EventDate } from '../model/facts.js';
import { daysIn, squeeze } from './days.js';
import type { TextLine } from './text-line.js';

const MEETING = '会议|座谈会|联席会|全会|例会|动员会|推进会|部署会|培训会|大会|召开';
const ACTIVITY = '活动|举办|举行|开展|启动|开幕|闭幕|走进|组织|参观|讲座|培训|宣传|展览|竞赛|大赛';
/** Characters after a date within which the sentence says what happened on it. */
const REACH = 40;
const MOST = 20;

/**
 * 会议 and 活动 dates: behind their label, or in a sentence that says what took place on the day. A day until which
 * something is to be done, or on which a paper was issued, is neither.
 */
export function eventDates(lines: readonly TextLine[]): readonly EventDate[] {
  const found: EventDate[] = [];
  for (const line of lines) {
    const text = squeeze(line.text);
    for (const day of daysIn(text)) {
      const kind = kindOf(text.slice(Math.max(0, day.at - 12), day.at), text.slice(day.at + day.length));
      if (!kind || found.some((each) => each.date === day.date && each.kind === kind)) continue;
      found.push({ date: day.date, kind, page: line.page });
      if (found.length >= MOST) return found;
    }
  }
  return found;
}

function kindOf(before: string, after: string): EventDate['kind'] | null {
  if (/会议(?:日期|时间)[:：]?$/u.test(before)) return 'meeting';
  if (/(?:活动|举办|开展)(?:日期|时间)[:：]?$/u.test(before)) return 'activity';
  if (/^(?:之?前|以前|起|以来|止|印发|发布|公布|来源|至今|底)/u.test(after) || /(?:截至|截止|截止到|自|印发|发布|公布)(?:于|时间|日期)?[:：]?$/u.test(before)) return null;
  const sentence = /^[^。；;！!？?]*/u.exec(after.slice(0, REACH))?.[0] ?? '';
  const [meeting, activity] = [MEETING, ACTIVITY].map((words) => sentence.search(new RegExp(words, 'u'))) as [number, number];
  if (meeting < 0 && activity < 0) return null;
  // 召开 and …会 name a meeting, whatever it then sets going.
  return meeting >= 0 && (activity < 0 || meeting <= activity || /召开|座谈会|联席会|全会/u.test(sentence)) ? 'meeting' : 'activity';
}
