import categories from '../../src/checks/categories.js';
import count from '../../src/checks/count.js';
import eachYear from '../../src/checks/each-year.js';
import figures from '../../src/checks/figures.js';
import names from '../../src/checks/names.js';
import perHead from '../../src/checks/per-head.js';
import type { StatedFigure } from '../../src/model/facts.js';
import { checkTest, CONTEXT, document, file, page, text, unit } from './check-test.js';

checkTest(count, {
  params: { min: 2, max: 3 },
  pass: [{ what: 'as many as asked for', files: [file(), file()] }, { what: 'as many as allowed', files: [file(), file(), file()] }, { what: 'none where it is optional', context: { requirement: { ...CONTEXT.requirement, absent: 'notice' } }, files: [], codes: ['not-given'] }],
  fail: [
    { what: 'none, naming what and where', files: [], codes: ['missing'], says: ['缺少“文件”', 'evidence/X1-1 甲/X1-1-1 乙', '至少 2 件'] },
    { what: 'one too few', files: [file()], codes: ['too-few'] },
    { what: 'as many only because one stands there twice', files: ['a.jpg', 'b.jpg'].map((path) => file({}, path)), context: { alike: () => [{ what: 'picture', members: ['a.jpg', 'b.jpg'].map((path) => ({ file: path, requirement: 'X1-1-1/papers', pages: [], unit: null, year: null })) }] }, codes: ['too-few-different'], says: ['有 2 件', '只有 1 件'] },
    { what: 'one too many', files: [file(), file(), file(), file()], codes: ['too-many'] },
  ],
});

const named = (...paths: string[]) => paths.map((path) => file({}, path));
checkTest(eachYear, {
  params: { years: [2020, 2021, 2022], pending: { '2022': '决算尚未批准' } },
  pass: [
    { what: 'by name, folder, title and date', params: { years: [2019, 2020, 2021, 2022] }, files: [...named('A1-1 甲/2019年决算.pdf', 'A1-1 甲/2020年度/决算.jpg'), file({ document: document({ title: '2021年决算', date: '2022-03-01' }) }), file({ document: document({ date: '2022-06-01' }) })] },
    { what: 'a name that spans several', files: named('2020-2022年决算.pdf') },
    { what: 'the only year of the text', params: { years: [2020] }, files: [file({ document: document({ years: [2020] }) })] },
  ],
  fail: [
    { what: 'a year is missing', files: named('2020.pdf', '2022.pdf'), codes: ['missing-year'], says: ['缺 2021 年'] },
    { what: 'a year that may wait', files: named('2020.pdf', '2021.pdf'), codes: ['pending-year'], says: ['2022 年的材料待补：决算尚未批准'] },
    { what: 'a name says 2020 though the text compares with 2021', files: [file({ document: document({ years: [2020, 2021] }) }, '2020年.pdf'), ...named('2022.pdf')], codes: ['missing-year'] },
    { what: 'only named in a text of many years', files: [file({ document: document({ years: [2020, 2021, 2022] }) }, '决算.pdf')], codes: ['unclear-year'], says: ['2020、2021、2022', '决算.pdf'] },
    { what: 'nothing is known of a scan', params: { years: [2020] }, files: named('扫描001.jpg'), codes: ['missing-year'] },
  ],
});

const of = ['场馆', '社区', '街道', '学校', '车站', '商场'].map((name) => ({ name, words: name === '学校' ? ['学校', '小学'] : [name] }));
checkTest(categories, {
  params: { min: 5, of, emphasised: { names: ['社区', '街道'] } },
  pass: [{ what: 'exactly five kinds, by names and text', files: [...named('场馆.jpg', '进社区.jpg', '车站/IMG_1.jpg', '第一小学.jpg'), file({ text: text('走进商\n场') })], codes: ['covered'], says: ['5 类', '学校（“小学”，第一小学）'] }, { what: 'two kinds in one text', files: [...named('场馆.jpg', '车站.jpg', '商场.jpg'), file({ text: text('走进社区和小学开展活动') })], codes: ['covered'], says: ['5 类'] }],
  fail: [
    { what: 'four kinds', files: named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), codes: ['too-few'], says: ['4 类（场馆、社区、学校、车站）', '如街道、商场'] },
    { what: 'the folders of indicator, item and unit are no places', files: named('A3-1 社区/A3-1-1 街道/1 车站/场馆.jpg').map((each) => ({ ...each, path: each.path.replace('场馆', '某街道/场馆'), unit: '某街道' })), codes: ['too-few', 'no-emphasis'], says: ['1 类（场馆）'] },
    { what: 'nothing of what is stressed', files: named('场馆.jpg', '学校.jpg', '车站.jpg', '商场.jpg'), params: { min: 4, of, emphasised: { names: ['社区', '街道'] } }, codes: ['covered', 'no-emphasis'], says: ['社区、街道'] },
    { what: 'a fifth that was not read surely', files: [...named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), file({ text: { ...text('', 'ocr'), read: [{ page: 1, turn: 0, skew: 0, unread: 0, lines: [{ text: '走进商场', confidence: 0.6, least: 0.4, startsRow: true, box: { left: 0, top: 0, width: 1, height: 0.1 }, centres: [] }] }] } }, '2.jpg')], codes: ['unsure'], says: ['另有商场，但识别把握不大'] },
    { what: 'all kinds in one row', files: [file({ text: text('走进场馆、社区、街道、学校、车站开展活动') })], codes: ['unsure', 'no-emphasis'], says: ['0 类（—）', '顺带提到'] },
    { what: 'three words of one place', files: named('场馆.jpg', '车站.jpg', '商场.jpg', '某街道某社区小学讲座.jpg'), codes: ['unsure', 'no-emphasis'], says: ['4 类（场馆、学校、车站、商场）', '另有社区、街道'] },
    { what: 'where nothing took place', files: [...named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), file({ text: text('活动未能在商场举办') })], codes: ['unsure'], says: ['4 类', '另有商场'] },
    { what: 'the title of a plan', files: [...named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), file({ text: text('按照《进商场方案》开展') })], codes: ['unsure'] },
    ...['商场路派出所参加活动', '拟走进商场', '正在筹备商场活动', '未进商场'].map((content) => ({ what: `a word that is no place: ${content}`, files: [...named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), file({ text: text(content) })], codes: ['unsure'], says: ['另有商场'] })),
    ...['下一步，走进商场', '接下来，我区将在商场举办', '学习“四进商场”经验', '商场科协参加'].map((content) => ({ what: `no place of an event: ${content}`, files: [...named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), file({ text: text(content) })], codes: ['unsure'] })),
    { what: 'names of campaigns in one row', files: [file({ text: text('开展场馆联合行动、社区联合行动、街道联合行动、学校联合行动、车站联合行动') })], codes: ['unsure', 'no-emphasis'], says: ['0 类（—）'] },
    ...['面向小学生开展活动', '大学校长参加活动'].map((content) => ({ what: `people, and no place: ${content}`, files: [...named('场馆.jpg', '社区.jpg', '商场.jpg', '车站.jpg'), file({ text: text(content) })], codes: ['unsure'], says: ['另有学校'] })),
    { what: 'what is still to come', files: [...named('场馆.jpg', '社区.jpg', '小学.jpg', '车站.jpg'), file({ text: text('计划于明年在商场举办') })], codes: ['unsure'] },
    { what: 'nothing at all', files: named('1.jpg'), codes: ['too-few', 'no-emphasis'], says: ['0 类（—）'] },
  ],
});

const units = [unit('区科协', ['区科学技术协会']), unit('区教育局'), unit('区委宣传部'), unit('区卫健局', ['区卫生健康局']), unit('区委', []), unit('各街道', [], { members: ['街道'] }), unit('相关单位', [], { open: true })];
const writing = (content: string) => [file({ text: text(content) })];
const byUnit = { min: 3, of: 'units', except: ['区科协', '科协'], what: '单位' };
const byEnding = { min: 3, of: 'patterns', patterns: ['公司', '有限公司', '大学', '学校', '小学', '协会'], what: '企业或机构' };
checkTest(names, {
  params: byUnit,
  pass: [
    { what: 'three units, one by its alias, one across a line end', context: { units }, files: writing('区教育局、区卫生\n健康局和区委宣传部开展活动'), codes: ['named'], says: ['3 个：区教育局、区委宣传部、区卫健局'] },
    { what: 'members of a unit that stands for many', context: { units }, files: writing('清水街道、红山街道与区教育局'), codes: ['named'] },
    { what: 'units and besides them bodies by ending', params: { ...byUnit, patterns: ['局'] }, context: { units }, files: writing('区教育局、区民政局和区林业局'), codes: ['named'] },
    { what: 'three bodies by ending', params: byEnding, files: writing('联合星河科技有限公司、南湖大学和育才小学开展活动'), codes: ['named'] },
    { what: 'three bodies of known kinds', params: { ...byEnding, patterns: undefined, kinds: ['enterprise', 'institution'] }, files: writing('联合星河科技有限公司、南湖大学和育才小学开展活动'), codes: ['named'] },
  ],
  fail: [
    { what: 'the excluded one does not count', context: { units }, files: writing('区科协、区科学技术协会、区教育局、区委宣传部'), codes: ['too-few'], says: ['2 个（区教育局、区委宣传部）'] },
    { what: 'a longer name does not name the shorter one', context: { units }, files: writing('区委宣传部、区教育局'), codes: ['too-few'], says: ['2 个'] },
    { what: 'the same under two names is one', context: { units }, files: writing('区卫健局（区卫生健康局）、区教育局'), codes: ['too-few'] },
    { what: 'bodies that the project does not list', context: { units }, files: writing('区教育局、区民政局和区林业局共同开展活动'), codes: ['uncertain'], says: ['1 个（区教育局）', '另有 区民政局、区林业局 不知算不算'] },
    { what: 'bodies of another kind', params: byEnding, files: writing('联合星河科技有限公司、南湖大学，在云澜博物馆开展活动'), codes: ['uncertain'], says: ['云澜博物馆'] },
    { what: 'words that only end as bodies do', params: byEnding, files: writing('形成政府推动、社会参与的格局，联合星河科技有限公司、南湖大学开展活动'), codes: ['too-few'] },
    { what: 'nobody in particular', params: byEnding, files: writing('走进各学校、中小学校，多家公司和相关协会参与，本地大学生1000人，南湖大学生志愿者'), codes: ['too-few'], says: ['0 个（—）'] },
    { what: 'one body mentioned in two ways', params: byEnding, files: writing('星河科技公司承办。2021年，由星河科技公司与育才小学合办，辖内星河科技公司参展。'), codes: ['too-few'], says: ['2 个（星河科技公司、育才小学）'] },
    { what: 'a scan', context: { units }, files: [file({ pages: [page({ content: 'scan' })], text: text('', 'none') })], codes: ['no-text'] },
  ],
});

const row = (name: string, value: number, unitName: string | null, year: number | null = null): StatedFigure => ({ name, year, value, unit: unitName });
const stating = (...rows: StatedFigure[]) => [file({ figures: rows }, '数据.xlsx')];
checkTest(figures, {
  params: { figures: [{ name: '志愿者人数', words: ['注册人数'], unit: '人', min: 1000 }] },
  pass: [
    { what: 'exactly enough', files: stating(row('志愿者人数', 1000, '人')) },
    { what: 'by another name, in another scale', files: stating(row('注册人数（万人）', 0.1, '万人')) },
    { what: 'the latest year counts', files: stating(row('志愿者人数', 900, '人', 2021), row('志愿者人数', 1100, '人', 2022)) },
    { what: 'with a note that says nothing against it', files: stating({ ...row('志愿者人数', 1200, '人'), note: '平台注册数' }) },
    { what: 'of a year that may wait, once it has ended', params: { figures: [{ name: '人口', unit: '万人', years: [2022], pending: { '2022': '尚未公布' } }] }, context: { asOf: '2023-01-31' }, files: stating(row('人口', 40, '万人', 2022)) },
    { what: 'twice, the same in two scales', files: stating(row('志愿者人数', 1200, '人'), row('注册人数', 0.12, '万人')) },
    { what: 'another value of another year', files: stating(row('志愿者人数', 1200, '人', 2021), row('志愿者人数', 1500, '人', 2022)) },
    { what: 'every year', params: { figures: [{ name: '人口', unit: '万人', years: [2020, 2021] }] }, files: stating(row('人口', 50, '万人', 2020), row('人口', 51, null, 2021)) },
  ],
  fail: [
    { what: 'one short', files: stating(row('志愿者人数', 999, '人')), codes: ['too-low'], says: ['数据.xlsx', '999 人', '1000 人'] },
    { what: 'not stated', files: stating(), codes: ['missing'], says: ['志愿者人数'] },
    { what: 'a like name is another figure', files: stating(row('离退休志愿者人数', 5000, '人')), codes: ['missing'] },
    { what: 'more than there can be', params: { figures: [{ name: '人口', unit: '万人', max: 1000 }] }, files: stating(row('人口', 400_000, '万人')), codes: ['too-high'], says: ['400000 万人'] },
    { what: 'another population, by its brackets', params: { figures: [{ name: '常住人口', unit: '万人' }] }, files: stating(row('常住人口（户籍）', 40, '万人')), codes: ['not-actual'], says: ['“户籍”'] },
    { what: 'what is only planned, by a note', files: stating({ ...row('志愿者人数', 1200, '人'), note: '年底计划数' }), codes: ['not-actual'], says: ['“年底计划数”'] },
    { what: 'of a year to come', files: stating(row('志愿者人数', 1200, '人', 2025)), codes: ['not-ended'], says: ['2025 年'] },
    { what: 'of a year whose accounts cannot be closed yet', params: { figures: [{ name: '人口', unit: '万人', years: [2022], pending: { '2022': '尚未公布' } }] }, files: stating(row('人口', 40, '万人', 2022)), codes: ['not-ended'] },
    { what: 'below zero', files: stating(row('志愿者人数', -5000, '人')), codes: ['negative'], says: ['-5000 人'] },
    { what: 'twice, with two values', files: stating(row('志愿者人数', 1200, '人', 2022), row('志愿者人数', 1500, '人', 2022)), codes: ['contradicts'], says: ['2022“志愿者人数”', '1200 人', '1500 人'] },
    { what: 'in two forms, with two values', files: [...stating(row('志愿者人数', 1200, '人')), file({ figures: [row('注册人数', 1100, '人')] }, '另一份.xlsx')], codes: ['contradicts'], says: ['“数据.xlsx”是 1200', '“另一份.xlsx”是 1100'] },
    { what: 'in a unit that measures something else', files: stating(row('志愿者人数', 12, '支')), codes: ['other-unit'] },
    { what: 'years missing and years that may wait', params: { figures: [{ name: '人口', unit: '万人', years: [2020, 2021, 2022], pending: { '2022': '尚未公布' } }] }, files: stating(row('人口', 50, '万人', 2020)), codes: ['missing-years', 'pending-years'], says: ['2021 年的“人口”', '2022 年的“人口”待补：尚未公布'] },
  ],
});

const ratio = { total: '总额', population: '人口', stated: '人均', years: [2020, 2021], pending: { '2021': '尚未公布' } };
const budget = (year: number, total: number, heads: number, said: number) => [row('总额', total, '万元', year), row('人口', heads, '万人', year), row('人均', said, '元', year)];
checkTest(perHead, {
  params: { ...ratio, years: [2020] },
  pass: [
    { what: 'exact', files: stating(...budget(2020, 120, 60, 2)), codes: ['recomputed'] },
    { what: 'rounded to two decimals', files: stating(...budget(2020, 100, 30, 3.33)), codes: ['recomputed'] },
    { what: 'a cent off', files: stating(...budget(2020, 12, 60, 0.21)), codes: ['recomputed'] },
    { what: 'one per cent off, where people are counted roughly', files: stating(...budget(2020, 600, 6, 101)), codes: ['recomputed'] },
    { what: 'within what rounded people make', files: stating(...budget(2020, 138.14, 42, 3.31)), codes: ['recomputed'] },
    { what: 'by another name of the total', params: { ...ratio, years: [2020], words: ['决算数'] }, files: stating(row('决算数（万元）', 120, '万元', 2020), ...budget(2020, 0, 60, 2).slice(1)), codes: ['recomputed'] },
    { what: 'without units, and right', files: stating(row('总额', 120, null, 2020), row('人口', 60, null, 2020), row('人均', 2, null, 2020)), codes: ['recomputed'] },
    { what: 'other scales', files: stating(row('总额', 1_200_000, '元', 2020), row('人口', 60, '万人', 2020), row('人均', 2, '元/人', 2020)), codes: ['recomputed'] },
    { what: 'not rising is a remark', params: { ...ratio, pending: {}, rising: [2020, 2021] }, files: stating(...budget(2020, 120, 60, 2), ...budget(2021, 120, 60, 2)), codes: ['recomputed', 'not-rising'], says: ['2020: 2、2021: 2'] },
    { what: 'rising', params: { ...ratio, pending: {}, rising: [2020, 2021] }, files: stating(...budget(2020, 120, 60, 2), ...budget(2021, 126, 60, 2.1)), codes: ['recomputed'], says: ['2020: 2、2021: 2.1 (+5%)'] },
  ],
  fail: [
    { what: 'two cents and more than one per cent off', files: stating(...budget(2020, 12, 60, 0.22)), codes: ['recomputed', 'differs'], says: ['0.22', '0.2'] },
    { what: 'half a per cent off, where the numbers are exact', files: stating(...budget(2020, 138.14, 41.86, 3.32)), codes: ['recomputed', 'differs'], says: ['3.32', '3.3'] },
    { what: 'more than one per cent off, however roughly people are counted', files: stating(...budget(2020, 600, 6, 101.1)), codes: ['recomputed', 'differs'] },
    { what: 'those of the year before', files: stating(...budget(2020, 120, 60, 2.1)), codes: ['recomputed', 'differs'] },
    { what: 'people without a unit', files: stating(row('总额', 120, '万元', 2020), row('人口', 60, null, 2020), row('人均', 2, '元', 2020)), codes: ['recomputed', 'no-unit'], says: ['没有写单位'] },
    { what: 'ten thousand times too small', files: stating(row('总额', 120, '万元', 2020), row('人口', 600000, '万人', 2020), row('人均', 2, '元', 2020)), codes: ['recomputed', 'differs'], says: ['应为 0.0002'] },
    { what: 'a wrong unit', files: stating(...budget(2020, 120, 60, 20000)), codes: ['recomputed', 'differs'] },
    { what: 'a year that may wait', params: ratio, files: stating(...budget(2020, 120, 60, 2)), codes: ['recomputed', 'pending'], says: ['2021 年'] },
    { what: 'a number is missing', files: stating(...budget(2020, 120, 60, 2).slice(0, 2)), codes: ['not-computable'] },
    { what: 'nobody lives there', files: stating(...budget(2020, 120, 0, 2)), codes: ['not-computable'] },
  ],
});
