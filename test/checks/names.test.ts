import names from '../../src/checks/names.js';
import type { CheckedFile } from '../../src/checks/check.js';
import { checkTest, file, page, text, unit } from './check-test.js';

/** A summary that names three bodies passes; it must not when one of the three did nothing, or is none. */
const writing = (content: string): CheckedFile[] => [file({ text: text(content) })];
const units = [unit('区科协', ['云澜区科学技术协会']), unit('区教育局', ['教育局']), unit('区财政局'), unit('区卫健局', ['区卫生健康局']), unit('区农业农村局'), unit('澜桥街道'), unit('枕溪街道')];
const doubted = (what: string, content: string, ...says: string[]) => ({ what, context: { units }, files: writing(content), codes: ['uncertain'], says });
const counted = (what: string, content: string, ...says: string[]) => ({ what, context: { units }, files: writing(content), codes: ['named'], says });

const UNREAD = { what: 'a scan', files: [file({ pages: [page({ content: 'scan' })], text: text('', 'none') })], codes: ['no-text'] };

checkTest(names, {
  params: { min: 3, of: 'units', except: ['区科协', '科协'], what: '单位' },
  pass: [
    counted('those with whose help it was held', '在区教育局、区卫健局、区农业农村局的大力支持下，区科协举办科普周。'),
    counted('one whose work never stopped', '云澜区教育局从未间断开展科普，区卫健局面向未成年人开展讲座，区农业农村局因地制宜开展培训'),
    counted('one for which it is part of its plan', '区教育局将科普工作纳入计划，开展活动；区卫健局、区农业农村局将开展科普活动作为重点'),
    counted('what was done as planned', '区教育局、区卫健局、区农业农村局按计划开展活动'),
    counted('what did not happen at them', '区教育局、区卫健局、区农业农村局开展活动，没有举办收费活动'),
    counted('who signs for what it did', '区教育局、区卫健局分别开展活动。我局开展培训20期。\n区农业农村局\n2022年11月3日'),
    counted('who trained heads of schools, which means much', '区教育局组织校长培训，很有意义；区卫健局走访希望小学；区农业农村局根据技术标准开展活动'),
    { ...counted('what they did since an earlier year', '自2019年以来，区教育局、区卫健局开展活动；2019年至2021年，区农业农村局开展活动。'), params: { min: 3, of: 'units', since: 2020, what: '单位' } },
    counted('one to a line', '开展活动的有：区教育局\n区卫健局\n区农业农村局。'),
    counted('in the title and in the text', '区教育局、区卫健局、区农业农村局开展科普活动情况\n区教育局、区卫健局、区农业农村局开展了活动。'),
  ],
  fail: [
    doubted('one that took no part', '区教育局没有参加，区卫健局、区农业农村局开展了科普活动。', '2 个（区卫健局、区农业农村局）', '区教育局 (“区教育局没有参加”)'),
    doubted('two that could not, as the next clause says', '区教育局、区财政局因疫情影响，未能参与活动。区卫健局开展活动。', '1 个（区卫健局）'),
    doubted('one that is still preparing', '区教育局、区卫健局已开展活动，区农业农村局正在筹备。', '2 个（区教育局、区卫健局）'),
    doubted('one that only pays', '经费由区财政局拨付，区教育局、区卫健局开展活动。', '2 个（区教育局、区卫健局）'),
    doubted('those who are to do so by a table', '我区开展活动。责任单位：区科协、区教育局、区卫健局、区农业农村局。', '0 个（—）'),
    doubted('the members of a committee', '机制成员单位有区教育局、区卫健局、区农业农村局等。', '0 个（—）'),
    doubted('what is asked of them', '区教育局、区卫健局应当开展科普，区农业农村局要进一步加强培训。', '0 个（—）'),
    doubted('what is hoped of them', '希望区教育局、区卫健局、区农业农村局多开展活动。', '0 个（—）'),
    doubted('that they do too little', '区教育局、区卫健局、区农业农村局开展科普活动较少。', '0 个（—）'),
    doubted('letters to them', '区科协多次致函区教育局、区卫健局、区农业农村局。', '0 个（—）'),
    doubted('their heads', '区教育局局长张三、区卫健局副局长李四、区农业农村局党组书记王五到场。', '0 个（—）'),
    { ...doubted('what they did before the years asked for', '2019年，区教育局、区卫健局开展活动；2021年，区农业农村局开展活动。', '1 个（区农业农村局）'), params: { min: 3, of: 'units', since: 2020, what: '单位' } },
    doubted('a person who once worked there', '区教育局、区卫健局开展活动，区农业农村局原局长退休后任志愿者。', '2 个（区教育局、区卫健局）'),
    doubted('all but one', '除区教育局外，区卫健局、区农业农村局均开展了活动。', '除区教育局外'),
    doubted('what is only planned', '区教育局拟于明年开展科普活动，区卫健局、区农业农村局开展活动'),
    doubted('a year to come', '2023年区教育局开展科普活动，区卫健局、区农业农村局开展活动'),
    doubted('names in the title only', '区教育局、区卫健局、区农业农村局开展科普活动情况\n各单位广泛开展活动。', '0 个（—）'),
    doubted('those a paper is sent to', '主送：区教育局、区卫健局、区农业农村局\n区科协开展了活动。', '0 个（—）'),
    doubted('those it is addressed to', '区教育局、区卫健局、区农业农村局：\n现将有关事项通知如下。', '0 个（—）'),
    doubted('the title of a paper', '按照《区教育局区卫健局区农业农村局关于印发方案的通知》，区科协开展活动。'),
    doubted('those that were visited', '区科协主席到区教育局、区卫健局、区农业农村局调研。', '0 个（—）'),
    doubted('who signs a text about others', '区教育局、区卫健局分别开展活动。\n区农业农村局\n2022年11月3日', '2 个'),
    doubted('units of another district', '雨花区教育局、雨花区卫健局、雨花区农业农村局开展活动', '0 个（—）'),
    doubted('those of the city, by a short alias', '市教育局、区卫健局、区农业农村局开展活动', '2 个'),
    doubted('the association of a street', '澜桥街道科协、区教育局、区卫健局开展活动', '2 个（区教育局、区卫健局）'),
    doubted('a house of a street', '枕溪街道党群服务中心、区教育局、区卫健局开展活动', '2 个（区教育局、区卫健局）'),
    { what: 'the association itself, under its full name', context: { units }, files: writing('云澜区科学技术协会、区教育局、区卫健局'), codes: ['too-few'], says: ['2 个'] },
    UNREAD,
  ],
});

checkTest(names, {
  params: { min: 3, of: 'patterns', kinds: ['enterprise', 'institution'], except: ['科协', '科学技术协会'], what: '企业或机构' },
  pass: [
    counted('banks and universities that share a word', '长沙银行、中国银行、长沙农商银行与湖南大学、湖南农业大学合作', '5 个'),
    counted('firms that share an ending', '星河科技有限公司、红星科技有限公司、金星科技有限公司'),
    counted('names that hold 的, 和 and 为', '美的集团、和平小学、华为技术有限公司开展活动'),
    counted('one to a line without marks', '星河科技有限公司开展研学50场\n南湖大学开展讲座\n育才小学开展科技节', '星河科技有限公司、南湖大学、'),
    counted('the one library and centre of a district', '区图书馆、区疾控中心、育才小学开展活动', '区图书馆、区疾控中心、育才小学'),
    counted('names behind words of asking', '携手星河科技有限公司、委托南湖大学、区计划生育协会开展活动', '3 个'),
    counted('names that hold 同 and 以, and offices of lawyers', '联系北京同仁医院、以岭药业集团、天津鼎运律师事务所开展义诊', '3 个：北京同仁医院、以岭药业集团、天津鼎运律师事务所'),
    counted('what stands right before them', '目前星河科技有限公司已开展活动，还邀请了南湖大学，对接育才小学', '3 个：星河科技有限公司、南湖大学、育才小学'),
    counted('one that helped another', '区心理协会指导星河公司建成展厅，育才小学参与', '3 个：区心理协会、星河公司、育才小学'),
    counted('two houses of one university without it', '南湖大学附属医院、南湖大学附属中学、星河公司'),
  ],
  fail: [
    doubted('a firm and its branch', '星河科技有限公司、星河科技有限公司长沙分公司、南湖大学开展活动', '2 个（星河科技有限公司、南湖大学）', '≈ 星河科技有限公司'),
    doubted('a firm under two names', '湖南星河科技股份有限公司（以下简称星河公司）开展活动，星河公司又与南湖大学合作', '2 个'),
    doubted('a university and its faculty', '南湖大学、南湖大学物理学院、育才小学', '2 个（南湖大学、育才小学）'),
    doubted('one that is to be won', '星河科技有限公司、南湖大学开展活动，计划引进云澜农商银行', '2 个'),
    doubted('one that was punished', '星河科技有限公司因虚假宣传被处罚，南湖大学、育才小学开展活动', '2 个'),
    { what: 'kinds by themselves', files: writing('若干机构、有限公司、股份公司、区学校积极参与'), codes: ['too-few'], says: ['0 个（—）'] },
    doubted('where it was held', '走进星河科技有限公司、南湖大学和育才小学开展活动', '0 个（—）'),
    doubted('who got something', '向育才小学捐赠图书，星河科技有限公司、南湖大学参与', '2 个'),
    { what: 'societies of a rank, a slogan, part of a word', files: writing('动员区级学会、市属各学会和一流学会，开展送书进学校，扩建厂区，以老年大学、地区各中小学为阵地'), codes: ['too-few'], says: ['0 个（—）'] },
    doubted('what is being built', '正在我市蜜蜂村建设星河工厂，南湖大学、育才小学参与', '2 个（南湖大学、育才小学）'),
    doubted('who was awarded', '对星河公司、育才小学、南湖大学等10家单位进行了表彰', '0 个（—）'),
    doubted('the head of its department', '南湖大学物理系主任丹利出席，星河公司、育才小学参与', '2 个（星河公司、育才小学）'),
    doubted('what comes next', '星河公司、育才小学参与。下一步，我区联合南湖大学开展活动', '2 个（星河公司、育才小学）'),
    { what: 'the association is none of them', files: writing('云澜区科学技术协会、星河科技有限公司、南湖大学'), codes: ['too-few'], says: ['2 个'] },
    { what: 'names left open', files: writing('某公司、甲公司、××公司、第一家公司、第二家公司'), codes: ['too-few'], says: ['0 个'] },
    UNREAD,
  ],
});

/** Of offices the endings are single characters that stand in many words. */
checkTest(names, {
  params: { min: 2, of: 'patterns', kinds: ['office'], what: '部门' },
  pass: [counted('offices', '市民政局、市委宣传部参与', '2 个：市民政局、宣传部')],
  fail: [
    doubted('one that is to take part', '市民政局开展活动，拟邀请市林业局参与', '1 个（市民政局）'),
    { what: 'words that end so', files: writing('在东侧园举办、此外还承办，按统一部署，形成科普工作新局面，服务全县工作大局，党员干部和村民全部参与，优化格局'), codes: ['too-few'], says: ['0 个（—）'] }, UNREAD],
});
