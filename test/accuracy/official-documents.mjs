import { between, chance, oneOf } from '../sample/drawing/chance.mjs';

/** Invented official documents, each with the facts that are to be read from it. */

const BODIES = ['云澜区科学技术协会', '云澜区人民政府办公室', '中共云澜区委办公室', '云澜区教育局', '云澜区财政局', '云澜区应急管理局', '云澜区农业农村局', '云江市科学技术协会', '岚江省科学技术厅', '云澜区精神文明建设指导委员会办公室', '枕溪街道办事处', '云澜区卫生健康局'];
const SHORT = ['云科协', '云政办发', '云办发', '云教', '云财教', '云应急', '云农', '云江科协', '岚科发', '云文明办', '枕街办', '云卫健'];
const TOPICS = ['举办全国科普日主场活动', '建立科普工作联席会议制度', '加强应急科普宣教工作', '公布科普教育基地名单', '开展科技志愿服务', '印发科普经费管理办法', '认定农村科普示范基地', '表彰科普工作先进集体', '实施全民科学素质行动', '组织科技工作者日活动', '推动科普资源进社区', '选派兼职副主席'];
const KINDS = ['通知', '意见', '决定', '通报', '批复'];
const SENTENCES = [
  '为深入贯彻《中华人民共和国科学技术普及法》，进一步提高公民科学素质，经研究，现将有关事项通知如下。',
  '各单位要提高思想认识，加强组织领导，明确一名负责同志具体抓落实，确保各项任务落到实处。',
  '全区建成市级以上科普教育基地23个，注册科技志愿者12408名，每年开展科普活动不少于360场次。',
  '充分发挥新时代文明实践中心、党群服务中心、农家书屋等阵地作用，推动优质科普资源下沉基层。',
  '活动经费从年度科普专项经费中列支，每个项目补助0.5万元至3万元，实行专款专用、绩效评价。',
  '请于每季度末将开展情况报送区科协办公室，联系人：岑若衡，电话：0731-86420155。',
  '坚持政府推动、全民参与、提升素质、促进和谐的方针，面向青少年、农民、产业工人、老年人和领导干部分类施策。',
  '对弄虚作假、套取资金的，依法依规严肃处理，并取消三年内申报资格；构成犯罪的，移送司法机关。',
  '健全突发事件应急科普机制，做到平时有宣传、急时有响应，通过广播、电视、网络及时发布权威信息。',
  '各镇（街道）要结合实际制定实施细则，积极探索“科普＋文旅”“科普＋产业”等融合发展新路子。',
];

/** How a page reaches the scanner, from clean to poor. */
export const QUALITIES = {
  clean: { dpi: 200, quality: 75 },
  usual: { dpi: 200, quality: 45 },
  fine: { dpi: 300, quality: 50 },
  grey: { dpi: 200, quality: 50, grey: true },
  coarse: { dpi: 150, quality: 45 },
  poor: { dpi: 110, quality: 30 },
  turned: { dpi: 200, quality: 50, turn: 180 },
  askew: { dpi: 200, quality: 50, turn: 2 },
};

/** @returns {{ seed: string, quality: string, document: import('../sample/drawing/official.mjs').Official, truth: { number: string, issuer: string, title: string, date: string } }[]} */
export function officialDocuments(count, from = 0) {
  const qualities = Object.keys(QUALITIES);
  return Array.from({ length: count }, (_, order) => {
    const index = from + order;
    const next = chance(`official ${index}`);
    const body = Math.floor(next() * BODIES.length);
    const issuer = BODIES[body];
    const [year, month, day] = [2016 + Math.floor(next() * 8), 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 28)];
    const number = `${SHORT[body]}〔${year}〕${1 + Math.floor(next() * 98)}号`;
    const topic = oneOf(next, TOPICS);
    const kind = oneOf(next, KINDS);
    const withIssuer = next() < 0.5;
    const lines = [...(withIssuer ? [issuer] : []), `关于${topic}的${kind}`];
    const two = (value) => String(value).padStart(2, '0');
    return {
      seed: `accuracy ${index}`,
      quality: qualities[index % qualities.length],
      document: {
        head: `${issuer}文件`, number, title: lines.join('\n'), to: '各镇（街道），区直各有关单位：',
        body: Array.from({ length: 2 + Math.floor(between(next, 0, 4)) }, () => oneOf(next, SENTENCES)),
        sign: issuer, date: `${year}年${month}月${day}日`, ...(next() < 0.8 ? { seal: issuer } : {}),
      },
      truth: { number, issuer, title: lines.join(''), date: `${year}-${two(month)}-${two(day)}` },
    };
  });
}
