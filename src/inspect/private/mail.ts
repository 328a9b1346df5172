import { inHalfWidth, mask, type FoundPrivate } from './found.js';
import { namesPerson, speaksOfPerson } from './person.js';

/** Where anybody has a mailbox; one of an office's own name is no matter of a person. */
const FREE = '(?:(?:vip\\.)?(?:qq|163|126|sina|sohu)\\.com|foxmail\\.com|yeah\\.net|sina\\.cn|139\\.com|189\\.cn|wo\\.cn|aliyun\\.com|21cn\\.com|tom\\.com|gmail\\.com|(?:hotmail|outlook|live|msn)\\.(?:com|cn)|icloud\\.com|yahoo\\.(?:com|cn|com\\.cn))';
const MAIL = new RegExp(`(?<![\\w.+-])([\\w+-](?:[\\w.+-]{0,38}[\\w+-])?)@${FREE}(?![\\w-]|\\.\\w)`, 'giu');

/** 请发送至, 投稿邮箱, 单位邮箱: what the public is asked to write to. */
const OF_AN_OFFICE = /(?:(?:发|报|送|寄|传|投|交|反馈|提交)(?:送)?(?:到|至|往)[^。；;\n]{0,24}|(?:单位|办公|公共|公务|工作|官方|投稿|征集|报名|举报|监督|咨询|科协|学会|协会|指定|报送|收件|接收|服务|客服|会务|会议)(?:用|的|电子)?(?:邮箱|邮件|信箱|e-?mail)[^。；;\n]{0,8})$/iu;

/** Addresses at a public provider beside a person: 联系人, 姓名 or a name; the part before the @ is masked. */
export function privateMailIn(text: string, beside: string): FoundPrivate[] {
  if (!/[@＠]/u.test(text)) return [];
  const line = inHalfWidth(text);
  return [...line.matchAll(MAIL)].flatMap(({ 0: whole, 1: user = '', index }): FoundPrivate[] => {
    const before = line.slice(Math.max(0, index - 40), index);
    if (OF_AN_OFFICE.test(before) || !(speaksOfPerson(beside) || namesPerson(line))) return [];
    return [{ kind: 'email', written: text.slice(index, index + whole.length), masked: `${mask(user)}${whole.slice(user.length).toLowerCase()}` }];
  });
}
