import issuer from '../../src/checks/issuer.js';
import mentions from '../../src/checks/mentions.js';
import states from '../../src/checks/states.js';
import window from '../../src/checks/window.js';
import wordLimit from '../../src/checks/word-limit.js';
import { checkTest, document, file, page, text } from './check-test.js';

const words = (lower: number, upper = lower) => [file({ words: { lower, upper, characters: upper, title: null, apart: [] } })];
checkTest(wordLimit, {
  params: { max: 200 },
  pass: [{ what: 'exactly at the limit', files: words(200) }],
  fail: [
    { what: 'one over', files: words(201), codes: ['too-long'], says: ['201 字', '200 字'] },
    { what: 'only by the upper count', files: words(200, 201), codes: ['maybe-too-long'] },
    { what: 'over it with its text boxes and notes', files: [file({ words: { lower: 150, upper: 150, characters: 150, title: null, apart: [{ part: 'text-box', words: 40 }, { part: 'note', words: 20 }, { part: 'header', words: 900 }] } })], codes: ['apart-too-long'], says: ['合计 210 字'] },
    { what: 'next to nothing', files: words(9), codes: ['too-short'], says: ['只有 9 字'] },
    { what: 'nothing to count', files: [file()], codes: ['not-countable'] },
  ],
});

const dated = (date: string | null, dateFrom: 'text' | 'name' | 'exif' = 'text') => [file({ document: document({ date, dateFrom: date === null ? null : dateFrom }) })];
const speaking = (content: string, years: number[]) => [file({ text: text(content), document: document({ years }) })];
const summary = { kind: 'summary' as const };
const shot = (content: string) => [file({ text: text(content, 'ocr'), document: document({ date: '2022-10-26', dateFrom: 'ocr', dateSureness: 'likely' }) })];
checkTest(window, {
  params: { from: '2020' },
  pass: [
    { what: 'the first day of the first year', files: dated('2020-01-01') },
    { what: 'a screenshot that shows the day of what it shows besides its clock', context: { kind: 'screenshot' }, files: shot('代表大会召开\n发布时间：2022-10-26 18:05\n9:18\n2022/10/26') },
    { what: 'one with the day in its list', context: { kind: 'screenshot' }, files: shot('活动预告\n2022-10-26\n阅读 316\n更多') },
    { what: 'the as-of date itself', files: dated('2022-11-30') },
    { what: 'a whole year within', files: dated('2021') },
    { what: 'a month within', files: dated('2022-10') },
    { what: 'the last day of the last year', params: { from: 2019, to: 2020 }, files: dated('2020-12-31') },
    { what: 'three years back to the day', params: { rollingYears: 3 }, files: dated('2019-11-30') },
    { what: 'a year within in the name of a photo', context: { kind: 'photo' }, files: dated('2021', 'name') },
    { what: 'a day within in the name', files: dated('2021-05-01', 'name') },
    { what: 'the year of a number in the name', files: [file({ document: document({ date: '2021', dateFrom: 'name', number: '云政发〔2021〕5号' }) })] },
    { what: 'a photo by when it was taken', context: { kind: 'photo' }, files: dated('2021-05-01', 'exif') },
    { what: 'a summary that names a year within', context: summary, files: speaking('2018 年至 2021 年', [2018, 2021]) },
    { what: 'one that opens with the printed words and goes on with its own', context: { ...summary, printed: { texts: ['2020 年以来，科普工作协调机制成员单位主办、参与科普活动情况简述'], names: [] } }, files: speaking('2020年以来，科普工作协调机制成员单位共举办科普讲座一百余场。', [2020]) },
    { what: 'a summary of the last three years', params: { rollingYears: 3 }, context: summary, files: speaking('近三年未发生', []) },
    { what: 'the same in digits, spread over lines', params: { rollingYears: 3 }, context: summary, files: speaking('近\n3 年来', []) },
  ],
  fail: [
    { what: 'a screenshot whose only day is that of its clock', context: { kind: 'screenshot' }, files: shot('代表大会召开\n168 名代表参加会议\n在这里输入你要搜索的内容\n9:18\n2022/10/26'), codes: ['only-clock'], says: ['屏幕上的时钟（2022-10-26）'] },
    { what: 'a date alone amid the text', files: [file({ document: document({ date: '2021-05-01', dateFrom: 'text', dateSureness: 'guess' }) })], codes: ['unsure'], says: ['2021-05-01', '未必是成文日期'] },
    { what: 'a year within in the name of a paper', files: dated('2021', 'name'), codes: ['only-named'], says: ['文件名中的年份 2021'] },
    { what: 'a year within in the name beside the number of another one', files: [file({ document: document({ date: '2021', dateFrom: 'name', number: '云政发〔2019〕5号' }) })], codes: ['only-named'] },
    { what: 'a year before in the name', files: dated('2018', 'name'), codes: ['outside'] },
    { what: 'the day before', files: dated('2019-12-31'), codes: ['outside'], says: ['2019-12-31', '2020-01-01 — 2022-11-30'] },
    { what: 'the day after the as-of date', files: dated('2022-12-01'), codes: ['outside'] },
    { what: 'the day after the last year', params: { from: '2019', to: '2020' }, files: dated('2021-01-01'), codes: ['outside'] },
    { what: 'a day too far back', params: { rollingYears: 3 }, files: dated('2019-11-29'), codes: ['outside'] },
    { what: 'a year that is only partly within', params: { rollingYears: 3 }, files: dated('2019'), codes: ['partly-known'] },
    { what: 'the month of the as-of date ends after it', params: { from: '2022-11-15' }, files: dated('2022-11'), codes: ['partly-known'] },
    { what: 'no date', files: dated(null), codes: ['unknown'], says: ['日期待确认'] },
    { what: 'when a paper was photographed is not its date', files: dated('2021-05-01', 'exif'), codes: ['unknown'] },
    { what: 'a summary whose years are those of the heading it copied', context: { ...summary, printed: { texts: ['2020 年以来，社会资源参与科普活动情况简述（不超过500字）。'], names: [] } }, files: speaking('某区2020年以来社会资源参与科普活动情况简述\n我区各企业积极参与。', [2020]), codes: ['only-copied'] },
    { what: 'one whose years are those of a paper it quotes', context: summary, files: speaking('按照《科学素质纲要（2021—2035年）》要求，2016年举办了科普活动。', [2016, 2021, 2022]), codes: ['only-copied'] },
    { what: 'one that only plans', context: summary, files: speaking('2016年举办一次，2022年计划举办三次。', [2016, 2022]), codes: ['only-copied'] },
    { what: 'one whose years are those of the programme', context: { ...summary, printed: { texts: [], names: ['2021—2025 年度全国科普示范县（市、区）创建工作评估指标'] } }, files: speaking('为做好2021—2025年度全国科普示范区创建，我区在2016年举办了科普活动。', [2016, 2021, 2022]), codes: ['only-copied'] },
    { what: 'a summary of other years', context: summary, files: speaking('2017 年', [2017]), codes: ['no-year'], says: ['2017'] },
    { what: 'a summary without years', context: summary, files: speaking('历年来', []), codes: ['no-year'] },
    { what: 'the last five are not the last three', params: { rollingYears: 3 }, context: summary, files: speaking('近五年未发生', []), codes: ['no-year'] },
  ],
});

const scan = { pages: [page({ content: 'scan' })], text: text('', 'none') };
checkTest(states, {
  params: { words: [['经费', '资金'], ['常住人口']], years: [2019, 2020, 2021] },
  pass: [
    { what: 'every group and year, years as a span', files: [file({ text: text('2019—2021年，资金……常住\n人口……') })] },
    { what: 'numbers behind their words, before them, in words and in rows', params: { words: [['经费'], ['人口']], amounts: [['经费'], ['人口']] }, files: [file({ text: text('2019年经费120万元，人口四十万人。') }), file({ text: text('年度\t经费\t人口\n2019\t120\t40') }), file({ text: text('安排120万元经费，人口40万') })] },
    { what: 'what was not there once, or is still wanting in places', params: { words: [['经费'], ['科普站']] }, files: [file({ text: text('过去没有安排科普经费，2020年起每年安排科普经费50万元。全部镇建成科普站，个别社区尚未建立科普站。') }), file({ text: text('经费按时到位，科普站未间断开放，计划生育协会同用。') })] },
    { what: 'a scan whose words were recognised', files: [file({ ...scan, text: text('2019、2020、2021年经费，常住人口', 'ocr') })] },
  ],
  fail: [
    { what: 'a group is missing', files: [file({ text: text('2019至2021年经费') })], codes: ['not-stated'], says: ['常住人口'] },
    { what: 'a year is missing', files: [file({ text: text('2019年、2021年经费，常住人口') })], codes: ['year-not-stated'], says: ['2020 年'] },
    { what: 'words without the numbers they stand for', params: { words: [['经费'], ['人口']], amounts: [['经费'], ['人口']] }, files: [file({ text: text('2019年经费列入预算，人口见附表。') })], codes: ['no-amount'], says: ['经费、人口'] },
    ...['我区尚未建立科普站，经费见附表。', '经费见附表；各镇科普站，尚未建成。', '经费见附表，目前暂无科普站。', '经费见附表。计划于明年在各镇建设科普站。', '经费见附表。下一年拟新建科普站。'].map((words) => ({ what: `what was not done: ${words}`, params: { words: [['经费'], ['科普站']] }, files: [file({ text: text(words) })], codes: ['undone'], says: ['科普站'] })),
    { what: 'words that are only copied', context: { printed: { texts: ['简述2019—2021年区级财政投入情况（经费总额，当地常住人口）'], names: [] } }, files: [file({ text: text('简述 2019—2021 年区级财政投入情况（经费总额，当地常住人口）\n见附表。') })], codes: ['not-stated', 'year-not-stated'] },
    { what: 'no text', files: [file(scan)], codes: ['no-text'] },
  ],
});

const doubted = (words: string) => ({ pages: [page({ content: 'scan' })], text: { ...text('', 'ocr'), read: [{ page: 1, turn: 0 as const, skew: 0, unread: 0, lines: [{ text: words, confidence: 0.6, least: 0.3, startsRow: true, box: { left: 0, top: 0, width: 1, height: 0.1 }, centres: [] }] }] } });
checkTest(mentions, {
  params: { words: ['科普', 'Science'] },
  pass: [
    { what: 'named, in other letters', files: [file({ text: text('ＳＣＩＥＮＣＥ week') })] },
    { what: 'the leader beside a deputy', params: { words: ['区长'], except: ['副区长', '区长效'] }, files: [file({ text: text('副区长王某陪同，区长李某出席') })] },
    { what: 'the platform that is asked for beside another', params: { words: ['科普'], unlike: { words: ['短视频号'], unless: ['公众号', '微博'] } }, files: [file({ text: text('科普某地 公众号 短视频号') })] },
    { what: 'one of each group', params: { words: ['科普'], also: [['协调', '联席会议']] }, files: [file({ text: text('科普工作联席会议制度') })] },
  ],
  fail: [
    { what: 'a deputy for the leader', params: { words: ['区长'], except: ['副区长', '区长效'] }, files: [file({ text: text('副区长王某出席，全区长效机制') })], codes: ['not-named'] },
    { what: 'another platform than is asked for', params: { words: ['科普'], unlike: { words: ['短视频号'], unless: ['公众号', '微博'] } }, files: [file({ text: text('科普某地 短视频号 粉丝 8.6 万') })], codes: ['unlike'], says: ['看到的是“短视频号”', '没有看到“公众号、微博”'] },
    { what: 'a scan', files: [file(scan)], codes: ['no-text'] },
    { what: 'what it is about, and not what it is handed in for', params: { words: ['科普'], also: [['协调', '联席会议', '领导小组', '机制', '机构']] }, files: [file({ text: text('科普经费管理办法') })], codes: ['not-named'], says: ['没有提到“协调、联席会议、领导小组、机制等”'] },
    { what: 'a scan with a layer of recognised text, too', files: [file({ pages: [page({ content: 'mixed' })], text: text('财政收支') })], codes: ['no-text'] },
    { what: 'a text too long to be kept whole, too', files: [file({ text: { ...text('财政收支'), characters: 900_000 } })], codes: ['no-text'] },
    { what: 'a scan of which some places could not be read', files: [file({ pages: [page({ content: 'scan' })], text: { ...text('财政收支', 'ocr'), read: [{ page: 1, turn: 0, skew: 0, unread: 2, lines: [] }] } })], codes: ['no-text'] },
    { what: 'a scan that is called so: its name is no word of the paper', files: [file(scan, '科普活动.jpg')], codes: ['no-text'] },
    { what: 'a word that was not read surely', files: [file(doubted('全区科普工作'))], codes: ['unsure'], says: ['似乎提到“科普、Science”'] }, { what: 'a scan that was read surely and does not name it', files: [file({ pages: [page({ content: 'scan' })], text: { ...text('财政收支', 'ocr'), read: [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [] }] } })], codes: ['not-named'] }, { what: 'not named, whatever the file is called', files: [file({ text: text('财政收支情况') }, '科普.docx')], codes: ['not-named'] },
  ],
});

const issued = (by: string | null, content: string) => [file({ document: document({ issuer: by }), text: text(content) })];
checkTest(issuer, {
  params: { words: ['区委', '人民政府'] },
  pass: [
    { what: 'by the issuer', files: issued('中共某某区委办公室', '') },
    { what: 'by the second body of a joint paper', files: [file({ document: document({ issuer: '某某局', issuers: ['某某局', '某某区人民政府'] }), text: text('文'.repeat(400)) })] },
    { what: 'by the letterhead', files: issued(null, '某某区人民政府文件\n……') },
    { what: 'a joint paper whose title names all', files: [file({ document: document({ issuer: '某某局', issuers: ['某某局'], issuerFrom: 'letterhead', title: '某某局 某某区人民政府关于开展活动的通知' }) })] },
    { what: 'by the signature', files: issued('办公室', `通知${'文'.repeat(400)}某某区人民政府\n2021年3月1日`) },
  ],
  fail: [
    { what: 'another body that names it at the head', files: [file({ document: document({ issuer: '某某区卫生局', issuers: ['某某区卫生局'], issuerFrom: 'letterhead' }), text: text('某某区卫生局文件\n关于贯彻落实区委部署的通知') })], codes: ['other'], says: ['某某区卫生局'] },
    { what: 'a part of it', params: { words: ['区委'], not: ['宣传部', '党组'] }, files: [file({ document: document({ issuer: '中共某某区委宣传部', issuers: ['中共某某区委宣传部'], issuerFrom: 'letterhead' }) })], codes: ['other'] },
    { what: 'nobody that could be read', files: issued(null, `通知${'文'.repeat(400)}`), codes: ['unknown'] },
    { what: 'a body that was not read surely', files: [file(doubted('某某区人民政府文件'))], codes: ['unsure'], says: ['似乎是“区委、人民政府”之一'] }, { what: 'another body, which only mentions it', files: issued('某某局', `${'文'.repeat(300)}报区委${'文'.repeat(300)}`), codes: ['other'], says: ['某某局'] },
  ],
});
