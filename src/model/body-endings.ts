/**
 * What the names of Chinese bodies end in: knowledge of the language, of no single standard. Longer endings hold the
 * shorter ones, so that a list of alternatives finds the whole name.
 */

/** Party and state organs, their departments, and mass organisations. */
export const OFFICE_ENDINGS: readonly string[] = [
  '人民政府', '政府', '办事处', '办公室', '委员会', '领导小组', '工作组', '管理局', '分局', '局', '委', '厅', '部', '办', '科协', '协会', '联合会', '总工会', '工会',
  '妇联', '团委', '残联', '工商联', '文联', '侨联', '红十字会', '法院', '检察院', '党校', '党组',
];

export const ENTERPRISE_ENDINGS: readonly string[] = ['有限责任公司', '股份有限公司', '有限公司', '公司', '集团', '合作社', '农场', '工厂', '厂', '银行', '出版社', '研究院', '商会', '事务所'];

export const SCHOOL_ENDINGS: readonly string[] = ['大学', '学院', '学校', '中学', '小学', '幼儿园', '党校', '中心校', '职校'];

export const HOSPITAL_ENDINGS: readonly string[] = ['医院', '卫生院', '卫生服务中心', '疾控中心', '疾病预防控制中心', '妇幼保健院'];

export const VENUE_ENDINGS: readonly string[] = [
  '科技馆', '科普馆', '博物馆', '图书馆', '文化馆', '美术馆', '纪念馆', '展览馆', '体验馆', '天文馆', '海洋馆', '少年宫', '植物园', '动物园', '公园', '广场', '商场', '购物中心', '车站', '服务中心', '活动中心',
  '文化站', '文明实践站', '文明实践所', '文明实践中心', '基地',
];

/** Townships and neighbourhoods. */
export const PLACE_ENDINGS: readonly string[] = ['街道', '镇', '乡', '社区', '村委会', '村', '居委会'];

/** Learned bodies, societies and houses that are open to the public. */
export const INSTITUTION_ENDINGS: readonly string[] = ['研究院', '研究所', '协会', '学会', '基金会', '商会', '博物馆', '图书馆', '天文馆', '海洋馆', '植物园', '动物园', '出版社', '银行', ...SCHOOL_ENDINGS, ...HOSPITAL_ENDINGS];

/** Kinds of bodies by the words that a standard may ask for them with. */
export const BODY_KINDS = { office: OFFICE_ENDINGS, enterprise: ENTERPRISE_ENDINGS, institution: INSTITUTION_ENDINGS, venue: VENUE_ENDINGS, place: PLACE_ENDINGS } as const;
export type BodyKind = keyof typeof BODY_KINDS;

/** As good as never part of another word; 政府, 广场 and the like are words of their own in any sentence. */
const WORDS_OF_THEIR_OWN = new Set(['政府', '党组', '党校', '工厂', '工会', '团委', '基地', '公园', '广场', '商场', '车站', '社区', '农场', '集团', '公司']);
export const TELLING_ENDINGS: readonly string[] = [
  ...OFFICE_ENDINGS, ...ENTERPRISE_ENDINGS, ...INSTITUTION_ENDINGS, ...VENUE_ENDINGS, ...PLACE_ENDINGS,
].filter((ending) => (ending.length > 1 || '局镇'.includes(ending)) && !WORDS_OF_THEIR_OWN.has(ending));

/** Everything that a signature or letterhead may end in. */
export const BODY_ENDINGS: readonly string[] = [
  ...OFFICE_ENDINGS, ...ENTERPRISE_ENDINGS, ...SCHOOL_ENDINGS, ...HOSPITAL_ENDINGS, ...VENUE_ENDINGS, ...PLACE_ENDINGS,
  '府', '会', '组', '室', '处', '科', '所', '院', '团', '馆', '站', '中心', '社', '联盟', '支队', '大队', '总队', '台', '园', '分行', '支行',
];
