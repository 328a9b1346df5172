import { pagesPdf, plain, scanned, sheet, typed, word } from '../makers.mjs';
import { addLine, addSeal, addText, newPage } from '../drawing/page.mjs';

/** A2-2 科普经费保障充分. All figures follow from these: 万元, 万人. */
export const FUNDS = { 2019: { total: 138.14, population: 41.86, each: 3.3 }, 2020: { total: 150.17, population: 42.3, each: 3.55 }, 2021: { total: 165.02, population: 42.75, each: 3.86 } };

const AT = 'a2.2 科普经费保障充分';
const FIRST = `${AT}/第1项 财政投入`;

const cover = (year) => () => {
  const page = newPage();
  addText(page, { text: `云澜区${year}年财政决算报告`, x: 105, y: 104, size: 11.6, face: 'bold', anchor: 'middle' });
  addText(page, { text: `（云澜区第${year < 2021 ? '五' : '六'}届人民代表大会常务委员会会议文件）`, x: 105, y: 122, size: 5.6, face: 'kai', anchor: 'middle' });
  addText(page, { text: '云澜区财政局', x: 105, y: 222, size: 6.4, face: 'song', anchor: 'middle' });
  addText(page, { text: `${year + 1}年8月`, x: 105, y: 234, size: 6.4, face: 'song', anchor: 'middle' });
  addSeal(page, { x: 106, y: 224, name: '云澜区财政局', diameter: 42, turn: (year % 5) - 2 });
  return [page];
};

/** Subjects of class 206 with amounts that grow a little from year to year; the line for 科学技术普及 is the true one. */
const detail = (year) => () => {
  const page = newPage();
  const growth = 1 + (year - 2019) * 0.061;
  const amount = (base) => Math.round(base * growth * 100) / 100;
  const rows = [['206', '科学技术支出', 0], ['20601', '科学技术管理事务', amount(486.32)], ['2060101', '行政运行', amount(412.6)], ['2060102', '一般行政管理事务', amount(73.72)], ['20604', '技术研究与开发', amount(2865.4)], ['2060404', '科技成果转化与扩散', amount(1240.15)], ['2060499', '其他技术研究与开发支出', amount(1625.25)], ['20605', '科技条件与服务', amount(312.48)], ['20607', '科学技术普及', FUNDS[year].total], ['2060701', '机构运行', amount(0)], ['2060702', '科普活动', Math.round(FUNDS[year].total * 62) / 100], ['2060704', '学术交流活动', Math.round(FUNDS[year].total * 6) / 100], ['2060799', '其他科学技术普及支出', 0], ['20699', '其他科学技术支出', amount(1988.4)]];
  rows[12][2] = Math.round((FUNDS[year].total - rows[10][2] - rows[11][2]) * 100) / 100;
  rows[0][2] = rows.filter(([code]) => code.length === 5).reduce((sum, [, , value]) => sum + value, 0);
  addText(page, { text: `云澜区${year}年度一般公共预算支出决算明细表`, x: 105, y: 32, size: 6.7, face: 'bold', anchor: 'middle' });
  addText(page, { text: '单位：万元', x: 190, y: 44, size: 4.2, anchor: 'end' });
  const edges = [20, 52, 130, 190];
  const top = 48;
  const pitch = 10.6;
  const cells = [['科目编码', '科目名称', '决算数'], ...rows.map(([code, name, value]) => [code, `${'　'.repeat(Math.max(0, (code.length - 3) / 2))}${name}`, value.toFixed(2)])];
  cells.forEach(([code, name, value], index) => {
    const y = top + index * pitch;
    const face = index === 0 || code === '20607' ? 'hei' : 'song';
    addText(page, { text: code, x: 23, y: y + 6.8, size: 4.2, face });
    addText(page, { text: name, x: 55, y: y + 6.8, size: 4.2, face });
    addText(page, { text: value, x: 187, y: y + 6.8, size: 4.2, face, anchor: 'end' });
    addLine(page, 20, y, 170, 0.25);
  });
  addLine(page, 20, top + cells.length * pitch, 170, 0.25);
  for (const x of edges) addLine(page, x, top, 0.25, cells.length * pitch);
  addText(page, { text: `注：本表摘自《云澜区${year}年财政决算报告》附表四，仅列科学技术支出（206类）。`, x: 20, y: top + cells.length * pitch + 8, size: 3.9 });
  addText(page, { text: `— ${27 + (year % 3)} —`, x: 105, y: 278, size: 4.4, anchor: 'middle' });
  return [page];
};

const rules = {
  head: '云澜区科学技术协会文件', number: '云科协〔2019〕8号',
  title: '云澜区科学技术协会　云澜区财政局\n关于印发《云澜区科普经费管理办法》的通知',
  to: '各镇（街道），各有关单位：',
  body: [
    '第一条　为规范科普经费管理，提高使用效益，根据预算法和科学技术普及法，制定本办法。',
    '第二条　科普经费列入区级财政预算，专款专用，并随经济发展逐步增长。',
    '第三条　经费用于科普活动、阵地建设、队伍培训、资源开发、科技志愿服务和表彰奖励，不得用于人员工资和公务接待。',
    '第四条　项目实行申报、评审、公示、验收制度。5万元以上项目委托第三方开展绩效评价。',
    '第五条　经费使用接受财政、审计部门监督，违规使用的依法追究责任。',
    '第六条　本办法自印发之日起施行，有效期5年。',
  ],
  sign: '云澜区科学技术协会\n云澜区财政局', date: '2019年5月16日', seal: '云澜区科学技术协会\n云澜区财政局',
};

const grant = {
  head: '云江市财政局文件', number: '云江财教〔2020〕41号',
  title: '云江市财政局　云江市科学技术协会\n关于下达2020年基层科普行动计划\n和科技馆免费开放补助资金的通知',
  to: '各县（市、区）财政局、科协：',
  body: [
    '根据省财政厅、省科协有关文件，现将2020年基层科普行动计划和科技馆免费开放补助资金下达你们，列2020年政府收支分类科目“20607科学技术普及”。请按规定用途使用，加快支出进度，确保资金切实发挥实效。',
    '| 序号 | 县（市、区） | 项目 | 金额（万元） |',
    '| 3 | 云澜区 | 基层科普行动计划：茶坞岭镇茶叶技术协会 | 20.00 |',
    '| 4 | 云澜区 | 基层科普行动计划：枕流社区科普示范社区 | 15.00 |',
    '| 5 | 云澜区 | 科技馆免费开放补助 | 50.00 |',
    '云澜区合计85万元。年度终了，请将资金使用和绩效情况报市财政局、市科协。',
  ],
  columns: [1, 2.2, 5.6, 2.2],
  sign: '云江市财政局\n云江市科学技术协会', date: '2020年5月28日', seal: '云江市财政局\n云江市科学技术协会',
};

/** The amount a head of 2021 is the planted mistake: 4.86 where 165.02 ÷ 42.75 makes 3.86. */
const forms = Object.entries(FUNDS).flatMap(([year, { total, population, each }]) => [
  ['科学技术普及经费总额', Number(year), total, '万元', `《云澜区${year}年财政决算报告》附表四`],
  ['常住人口', Number(year), population, '万人', '区统计局年度统计公报'],
  ['人均科普经费', Number(year), year === '2021' ? 4.86 : each, '元', '总额÷常住人口'],
]);

export default [
  word(`${FIRST}/1 财政投入简述/区财政局/2019—2022年科普财政投入情况简述.docx`, '2019—2022年区级科普财政投入情况简述', [
    '云澜区依法将科普经费列入同级财政预算，逐步提高科普投入水平，保障科普工作顺利开展。',
    '2019年，“科学技术普及”项决算总额138.14万元，常住人口41.86万人，人均科普经费3.30元；2020年，决算总额150.17万元，常住人口42.30万人，人均科普经费3.55元；2021年，决算总额165.02万元，常住人口42.75万人，人均科普经费3.86元。三年间总额年均增长9.3%，人均经费逐年递增。',
    '2022年，区级预算安排科学技术普及经费182.00万元，比上年决算数增加16.98万元。2022年度财政决算报告尚未编制，决算数、常住人口数及人均数待次年公布后补报。',
    '经费重点投向科普活动、社区科普馆建设、科技志愿服务和青少年科技教育，支出进度和绩效情况良好。',
  ], { author: '云澜区财政局' }),
  ...[2019, 2020, 2021].map((year) => pagesPdf(`${FIRST}/2 决算报告首页/区财政局/${year}年财政决算报告首页.pdf`, `云澜区${year}年财政决算报告`, cover(year), { day: `${year + 1}-08-26` })),
  ...[2019, 2021].map((year) => pagesPdf(`${FIRST}/3 决算明细页/区财政局/${year}年一般公共预算支出决算明细表.pdf`, `云澜区${year}年度一般公共预算支出决算明细表`, detail(year), { day: `${year + 1}-08-26` })),
  sheet(`${FIRST}/4 经费与人口数据/区财政局/数据填报表.xlsx`, { sheet: '数据填报表', columns: [['指标名称', 28], ['年度', 10], ['数值', 12], ['单位', 10], ['备注', 44]], rows: forms }),
  scanned(`${AT}/第2项 经费管理制度/区科协/云科协〔2019〕8号 云澜区科普经费管理办法.pdf`, rules),
  word(`${AT}/第3项 绩效评价/区财政局/科普经费绩效评价情况简述.docx`, '科普经费资金绩效评价情况简述', [
    '2019年以来，区财政局、区科协按照“花钱必问效”的要求，每年对科普经费开展绩效评价。',
    '一是事前设定目标。20个科普项目全部编制绩效目标，从活动场次、服务人数、群众满意度等方面设置量化指标86个。二是事中跟踪监控。每年7月底开展运行监控，2021年收回进度滞后项目资金3.2万元，调整用于社区科普馆展品更新。三是事后评价问效。2020年、2022年委托第三方机构对科普专项开展重点评价，得分分别为91.6分和93.2分，等次均为优；其余年度由项目单位自评、区财政局抽查复核。',
    '评价结果与次年预算挂钩，对得分低于80分的2个项目压减资金15%，并在政务公开平台公开评价报告。',
  ], { author: '云澜区财政局' }),
  plain(`${AT}/第4项 上级拨付经费/区科协/2020年上级拨付科普经费情况简述.txt`, [
    '2020年上级拨付科普经费情况简述', '',
    '2020年，上级拨付云澜区科普经费共85万元，其中基层科普行动计划35万元，科技馆免费开放补助50万元。',
    '基层科普行动计划资金支持茶坞岭镇茶叶技术协会20万元，用于建设茶园绿色防控示范基地和技术培训，培训茶农860人次；支持枕流社区15万元，用于更新社区科普馆展品12件，全年接待居民1.1万人次。',
    '科技馆免费开放补助用于区科技体验馆日常运行、展品维护和教育活动，2020年开放208天，接待观众3.6万人次。资金于当年12月底前全部支出，未发生挤占挪用。',
  ]),
  typed(`${AT}/第4项 上级拨付经费/区科协/云江财教〔2020〕41号 关于下达2020年科普补助资金的通知.pdf`, grant, { day: '2020-06-01' }),
];
