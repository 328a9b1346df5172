import { inHalfWidth, mask, type FoundPrivate } from './found.js';

/** Where anybody has a mailbox; one of an office's own name is no matter of a person. */
const FREE = '(?:(?:vip\\.)?(?:qq|163|126|sina|sohu)\\.com|foxmail\\.com|yeah\\.net|sina\\.cn|139\\.com|189\\.cn|wo\\.cn|aliyun\\.com|21cn\\.com|tom\\.com|gmail\\.com|(?:hotmail|outlook|live|msn)\\.(?:com|cn)|icloud\\.com|yahoo\\.(?:com|cn|com\\.cn))';
const MAIL = new RegExp(`(?<![\\w.+-])([\\w+-](?:[\\w.+-]{0,38}[\\w+-])?)@${FREE}(?![\\w-]|\\.\\w)`, 'giu');

/** 请发送至, 投稿邮箱, 单位邮箱: what the public is asked to write to. */
const OF_AN_OFFICE = /(?:(?:发|报|送|寄|传|投|交|反馈|提交)(?:送)?(?:到|至|往)[^。；;\n]{0,24}|(?:单位|办公|公共|公务|工作|官方|投稿|征集|报名|举报|监督|咨询|科协|学会|协会|指定|报送|收件|接收|服务|客服|会务|会议)(?:用|的|电子)?(?:邮箱|邮件|信箱|e-?mail)[^。；;\n]{0,8})$/iu;
const OF_A_PERSON = /联系人|姓\s?名|负责人|经办人|填[报表写]人|报名人|申报人|申请人|作者|教师|导师|个人(?:电子)?(?:邮箱|信箱)/u;
/** A name alone between blanks or signs, of a family name that begins few other words. */
const NAME = /(?<!\p{Script=Han})[王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋许邓韩冯曹彭曾肖董潘袁蔡蒋余杜叶程魏苏吕丁卢姚沈钟姜崔谭陆汪廖贾韦傅邹熊孟秦邱尹薛闫侯贺郝龚邵钱戴][\p{Script=Han}]{0,1}(?:[\p{Script=Han}](?<![省市县区旗州局馆乡镇村校院会部站所办厅社处科组员务元路号街家]))(?!\p{Script=Han})/u;

/** Whether words name somebody, or say that a name stands beside them. */
export function speaksOfPerson(text: string): boolean {
  return OF_A_PERSON.test(text);
}

/** Addresses at a public provider beside a person: 联系人, 姓名 or a name; the part before the @ is masked. */
export function privateMailIn(text: string, beside: string): FoundPrivate[] {
  if (!/[@＠]/u.test(text)) return [];
  const line = inHalfWidth(text);
  return [...line.matchAll(MAIL)].flatMap(({ 0: whole, 1: user = '', index }): FoundPrivate[] => {
    const before = line.slice(Math.max(0, index - 40), index);
    if (OF_AN_OFFICE.test(before) || !(speaksOfPerson(beside) || NAME.test(line))) return [];
    return [{ kind: 'email', written: text.slice(index, index + whole.length), masked: `${mask(user)}${whole.slice(user.length).toLowerCase()}` }];
  });
}
