/** What organs are there for in every place. */
const TASKS = [
  '教育', '科学技术', '经济和信息化', '工业和信息化', '发展和改革', '卫生健康', '人力资源', '住房和城乡', '市场监督', '财政', '民政', '农业农村', '文化和旅游',
  '公安', '司法', '应急管理', '自然资源', '生态环境', '交通运输', '水利', '商务', '审计', '统计',
];

/** One named by its task alone is some place's; a ministry (部) stands for itself. */
const TASK = `(?:${TASKS.join('|')})(?!部)`;

/** 业和信息化部, 学技术协会: no name begins amid a task; so many characters of it are no chance. */
const LEAST_END = 3;
const ENDS = TASKS.flatMap((task) => Array.from({ length: Math.max(0, task.length - LEAST_END) }, (_, cut) => task.slice(cut + 1)));

/** 区市场监督管理局, 重市教育委员会, 安大学: what stood before, or within, was lost under a seal; 人力资源和社会保障局 is always that of a place, 某市委员会 always that of a party or league. */
const BEHEADED = new RegExp(`^(?:[省市县区]|\\p{Script=Han}[省市]|.大学$|(?!共青团|团|中共|中国|政协|民[盟革建进]|农工|致公|九三|台盟)\\p{Script=Han}{1,8}[省市县区]委员会$|${ENDS.join('|')}|${TASK}\\p{Script=Han}{0,8}(?:局|厅|委员会)$)`, 'u');

/** 教育委员会, 组委会, 办公室: always somebody's, whose name may stand on the row above. */
const ORGAN = new RegExp(`^(?:${TASK}\\p{Script=Han}{0,8}|人民政府|\\p{Script=Han}{0,12}委员会|组委会|\\p{Script=Han}{1,10}(?:中心|办公室|处)|\\p{Script=Han}{2,8}(?:监管局|监管分局|分局|分行|支行|分公司))$`, 'u');

/** 教务处处, 中中国商业联合会: a character was read twice, and none knows what else was. */
const STUTTERS = /([局厅处部会司院所室心])\1$|^中中国/u;

/** The name of a body that lacks its beginning, or has a part of it twice. */
export function isBeheaded(name: string): boolean {
  return BEHEADED.test(name) || STUTTERS.test(name);
}

/** A name that may be the lower row of one, the first of which says whose it is. */
export function isOrgan(name: string): boolean {
  return ORGAN.test(name);
}
