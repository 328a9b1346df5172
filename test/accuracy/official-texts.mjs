import { chance } from '../sample/drawing/chance.mjs';
import { privateLines } from './private-lines.mjs';

/**
 * Official papers as text, as PDFs, Word files and OCR give it, with what is true of each. Made from parts that are
 * not those of the tests: letterheads of one body and several, every form of number and date, attachments, lists,
 * printers' lines and page numbers.
 */
export function officialTexts(count, seed) {
  const dice = chance(`official-texts-${seed}`);
  const labelled = chance(`private-lines-${seed}`);
  return Array.from({ length: count }, () => officialText(dice, privateLines(labelled)));
}

const pick = (dice, list) => list[Math.floor(dice() * list.length)];
const happens = (dice, share) => dice() < share;
const between = (dice, low, high) => low + Math.floor(dice() * (high - low + 1));

const PLACES = ['青岚县', '石首岭区', '云汀市', '松河县', '白沙洲区', '金溪县', '南浦市'];
const BODIES = [
  ['人民政府', '政发'], ['人民政府办公室', '政办发'], ['科学技术协会', '科协发'], ['教育局', '教字'], ['财政局', '财教'], ['卫生健康局', '卫健'], ['农业农村局', '农发'], ['应急管理局', '应急'],
  ['精神文明建设指导委员会办公室', '文明办'], ['科学技术局', '科发'], ['人力资源和社会保障局', '人社'], ['妇女联合会', '妇字'], ['总工会', '工发'],
];
const SUBJECTS = ['印发《全民科学素质行动规划纲要实施方案（2021—2025年）》', '做好全国科普日活动', '表彰科普工作先进集体和先进个人', '加强基层科普阵地建设', '下达科普专项资金', '同意命名科普教育基地', '召开科普工作联席会议', '报送科技志愿服务数据', '调整全民科学素质工作领导小组成员'];
const KINDS = ['通知', '决定', '意见', '批复', '函', '通报', '报告'];
const SENTENCES = [
  '根据省、市有关文件精神，结合我地实际，现将有关事项通知如下。', '一、提高认识，加强领导。各单位要把科普工作摆上重要位置。', '二、突出重点，务求实效。请于2021年6月30日前报送材料。', '三、活动时间为2020年9月19日至25日。',
  '根据国办发〔2021〕10号文件要求，建立联席会议制度。', '会议审议了《科普条例（草案）》，原则通过。', '全年开展活动126场，覆盖群众3.5万人次。', '联系人：办公室，电话：0532-88001234。', '2019年以来，财政投入科普经费138.14万元。',
];
const NUMERALS = '〇一二三四五六七八九';

function officialText(dice, labelled) {
  const place = pick(dice, PLACES);
  const names = unique([pick(dice, BODIES), ...(happens(dice, 0.25) ? [pick(dice, BODIES)] : []), ...(happens(dice, 0.08) ? [pick(dice, BODIES)] : [])]);
  const bodies = names.map(([name]) => `${place}${name}`);
  const [year, month, day] = [between(dice, 2015, 2025), between(dice, 1, 12), between(dice, 1, 28)];
  const number = happens(dice, 0.85) ? `${place[0]}${names[0][1]}〔${year}〕${between(dice, 1, 240)}号` : null;
  const draft = happens(dice, 0.12) ? pick(dice, ['征求意见稿', '讨论稿', '送审稿', '草案']) : null;
  const kind = pick(dice, KINDS);
  const title = `关于${pick(dice, SUBJECTS)}的${kind}${draft ? `（${draft}）` : ''}`;
  const isDated = happens(dice, 0.93);
  const mobile = happens(dice, 0.15) ? `1${pick(dice, ['38', '59', '86'])}${between(dice, 10000000, 99999999)}` : null;
  const identity = happens(dice, 0.1) ? identityNumber(dice) : null;
  const lines = [
    ...(happens(dice, 0.15) ? ['000012', '特急'] : []),
    ...letterhead(dice, bodies),
    ...(number ? [printedNumber(dice, number)] : []),
    ...brokenTitle(dice, happens(dice, 0.5) ? [`${bodies.join(' ')}`] : [], title),
    `${pick(dice, ['各镇人民政府', '各街道办事处', '各有关单位', '各成员单位'])}：`,
    ...Array.from({ length: between(dice, 3, 7) }, () => pick(dice, SENTENCES)),
    ...(mobile ? [`联系人手机：${mobile.replace(/(\d{3})(\d{4})(\d{4})/, happens(dice, 0.5) ? '$1 $2 $3' : '$1$2$3')}`] : []),
    ...(identity ? [`负责人身份证号码${identity}。`] : []),
    ...labelled.lines,
    ...signature(dice, bodies, isDated ? dateForm(dice, year, month, day) : null),
    ...(happens(dice, 0.4) ? attachment(dice, year) : []),
    ...(happens(dice, 0.35) ? ['抄送：市科协，区委办公室。', `${bodies[0]}办公室    ${year}年${month}月${Math.min(28, day + 1)}日印发`] : []),
  ];
  // Without a date of its own, the printer's is the best there is.
  const printed = lines.at(-1).endsWith('印发') ? `${year}-${two(month)}-${two(Math.min(28, day + 1))}` : null;
  const dated = isDated ? `${year}-${two(month)}-${two(day)}` : printed;
  return { text: asRead(dice, lines).join('\n'), number, issuers: bodies, title, date: dated, draft, numbers: [mobile && 'mobile', identity && 'id-number', ...labelled.kinds].filter(Boolean) };
}

function unique(list) {
  return [...new Map(list.map((each) => [each[0], each])).values()];
}

/** One body with 文件, or several of which one line closes with it, or none at all. */
function letterhead(dice, bodies) {
  if (happens(dice, 0.2)) return [];
  if (bodies.length === 1) return [`${bodies[0]}文件`];
  const middle = Math.floor(bodies.length / 2);
  return happens(dice, 0.5) ? bodies.map((body, index) => (index === middle ? `${body}  文件` : body)) : [`${bodies[0]}文件`];
}

function printedNumber(dice, number) {
  const [, code, year, digits] = /^(.*)〔(\d+)〕(\d+)号$/.exec(number);
  return pick(dice, [`${code}〔${year}〕${digits}号`, `${code}[${year}]${digits}号`, `${code}（${year}）${digits} 号`, `${code}【${year}】${digits}号`, `${code}〔${year}〕第${digits}号`, `${code} 〔 ${year} 〕 ${digits} 号`, `${code}〔${year}〕${digits}号      签发人：甲某`]);
}

/** A title runs over lines of some twenty characters. */
function brokenTitle(dice, before, title) {
  const width = between(dice, 14, 30);
  const parts = title.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [title];
  return [...before, ...(happens(dice, 0.6) ? parts : [title])];
}

function dateForm(dice, year, month, day) {
  const numeral = (value) => (value <= 10 ? ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][value] : value < 20 ? `十${NUMERALS[value - 10]}` : `${NUMERALS[Math.floor(value / 10)]}十${value % 10 ? NUMERALS[value % 10] : ''}`);
  const chinese = `${[...String(year)].map((digit) => NUMERALS[Number(digit)]).join('')}年${numeral(month)}月${numeral(day)}日`;
  return pick(dice, [`${year}年${month}月${day}日`, `${year}年${month}月${day}日`, `${year} 年 ${month} 月 ${day} 日`, chinese, `${year}年${two(month)}月${two(day)}日`]);
}

function signature(dice, bodies, date) {
  if (date === null) return bodies;
  if (bodies.length === 1 && happens(dice, 0.25)) return [`${bodies[0]}  ${date}`];
  return [...(bodies.length > 1 && happens(dice, 0.4) ? [bodies.join('    ')] : bodies.map((body) => (happens(dice, 0.2) ? `${body}（章）` : body))), date];
}

function attachment(dice, year) {
  return ['附件1', '活动安排表', '序号 活动 时间', ...Array.from({ length: between(dice, 1, 4) }, (_each, index) => `${index + 1} 科普讲座 ${year}年${index + 3}月1日`), ...(happens(dice, 0.3) ? [`${year}年12月31日`] : [])];
}

/** Page numbers between the lines; now and then blanks between characters, as some PDFs give them. */
function asRead(dice, lines) {
  const spaced = happens(dice, 0.1);
  return lines.flatMap((line, index) => [spaced && line.length < 40 ? [...line].join(' ') : line, ...(index === 9 ? ['— 1 —'] : [])]);
}

function identityNumber(dice) {
  const body = `370${between(dice, 202, 283)}${between(dice, 1950, 2004)}${two(between(dice, 1, 12))}${two(between(dice, 1, 28))}${String(between(dice, 0, 999)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return `${body}${'10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11]}`;
}

function two(value) {
  return String(value).padStart(2, '0');
}
