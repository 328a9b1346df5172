import { describe, expect, it } from 'vitest';
import { eventDates } from '../../src/inspect/event-dates.js';
import { linesOfText } from '../../src/inspect/text-line.js';

const events = (text: string) => eventDates(linesOfText(text)).map(({ date, kind }) => [kind, date]);

describe('days of meetings and activities', () => {
  it.each([
    ['2021年5月12日，区科协召开全委会议。', [['meeting', '2021-05-12']]], ['会议时间：2021年5月12日上午9点', [['meeting', '2021-05-12']]], ['活动时间：2021.9.18', [['activity', '2021-09-18']]],
    ['2021年9月18日上午，全国科普日活动在云澜广场启动。', [['activity', '2021-09-18']]], ['2022年3月2日至5日，流动科技馆走进枕溪小学', [['activity', '2022-03-02']]], ['于2021年5月12—14日举办培训班', [['activity', '2021-05-12']]],
    ['2021年1月8日召开联席会议，2021年9月18日举办科普日。', [['meeting', '2021-01-08'], ['activity', '2021-09-18']]],
  ])('%s', (text, expected) => expect(events(text)).toEqual(expected));

  it.each([
    '请于2021年6月1日前报送活动方案。', '自2021年6月1日起施行，活动照旧。', '截至2021年12月31日，共开展活动12场。', '2021年5月12日印发', '某区科协\n2021年5月12日', '发布时间：2021-09-18 来源：本站 活动',
  ])('none: %s', (text) => expect(events(text)).toEqual([]));
});
