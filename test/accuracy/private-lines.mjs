/**
 * Lines with numbers and accounts of persons that count only for the label beside them, with their kinds; and lines that are
 * none, though they look much like it. From a throw of its own, so that the papers around them stay what they were.
 */
export function privateLines(dice) {
  const told = dice() < 0.3 ? pick(dice, TOLD) : null;
  const near = dice() < 0.4 ? [pick(dice, NEAR)(dice)] : [];
  return { lines: [...(told ? [pick(dice, told.lines)(dice)] : []), '', '', ...near], kinds: told ? [told.kind] : [] };
}

const pick = (dice, list) => list[Math.floor(dice() * list.length)];
const digits = (dice, count) => Array.from({ length: count }, (_each, index) => Math.floor(dice() * (index === 0 ? 9 : 10)) + (index === 0 ? 1 : 0)).join('');
const letters = (dice, count) => Array.from({ length: count }, () => pick(dice, [...'abcdefghijkmnpqrstuvwxyz'])).join('');
const person = (dice) => `${pick(dice, [...'沈钟崔汪廖邹熊秦薛侯龚邵钱戴'])}${pick(dice, ['某', '某某', '一鸣', '文', '晓岚', '立'])}`;

const TOLD = [
  { kind: 'passport', lines: [(dice) => `护照号码：${pick(dice, [...'EGDS'])}${digits(dice, 8)}`, (dice) => `${person(dice)}（持因私护照E${pick(dice, [...'ABCDEF'])}${digits(dice, 7)}）`, (dice) => `护照号 ${pick(dice, [...'EG'])}${digits(dice, 8)}，有效期十年。`] },
  { kind: 'travel-permit', lines: [(dice) => `港澳居民来往内地通行证号码：${pick(dice, [...'HM'])}${digits(dice, 8)}`, (dice) => `往来港澳通行证 C${digits(dice, 8)}`, (dice) => `台胞证号：0${digits(dice, 7)}`] },
  { kind: 'social-card', lines: [(dice) => `社保卡号：${letters(dice, 1).toUpperCase()}${digits(dice, 8)}`, (dice) => `社会保障卡卡号 ${digits(dice, 9)}`] },
  { kind: 'chat-account', lines: [(dice) => `${person(dice)}，微信号：${letters(dice, 5)}_${digits(dice, 3)}`, (dice) => `QQ：${digits(dice, 9)}`, (dice) => `联系人：${person(dice)}，QQ号 ${digits(dice, 8)}`, (dice) => `微信：${letters(dice, 6)}${digits(dice, 4)}`] },
  { kind: 'email', lines: [(dice) => `联系人：${person(dice)}，邮箱：${letters(dice, 7)}@163.com`, (dice) => `${person(dice)} ${digits(dice, 8)}@qq.com`, (dice) => `填表人：${person(dice)}，电子邮箱 ${letters(dice, 4)}.${letters(dice, 5)}@126.com`] },
];

const NEAR = [
  (dice) => `科普护照编号：E${digits(dice, 8)}`, (dice) => `发放科普护照${digits(dice, 5)}本。`, (dice) => `证书编号：E${digits(dice, 8)}`, (dice) => `车辆通行证号码：H${digits(dice, 8)}`, (dice) => `社保卡持卡人数 ${digits(dice, 8)} 人`,
  (dice) => `单位社保号：${digits(dice, 9)}`, (dice) => `微信公众号：${letters(dice, 8)}`, (dice) => `科普之声（微信号：${letters(dice, 9)}）`, (dice) => `活动QQ群：${digits(dice, 9)}`, (dice) => `办公QQ：${digits(dice, 9)}`, (dice) => `粉丝数：微信：${digits(dice, 6)}，微博：${digits(dice, 5)}`,
  (dice) => `请将材料发送至邮箱 ${letters(dice, 5)}@163.com`, (dice) => `联系人：${person(dice)}，邮箱：${letters(dice, 5)}@qinglan.gov.cn`, (dice) => `联系人：${person(dice)}，单位邮箱：${letters(dice, 5)}@126.com`, (dice) => `电话：0532-${digits(dice, 8)}，传真：0532-${digits(dice, 8)}，QQ：${digits(dice, 9)}`,
  (dice) => `统一社会信用代码：91370200MA3C${digits(dice, 5)}X`, (dice) => `订单号：${digits(dice, 18)}`, (dice) => `ISBN 978-7-${digits(dice, 4)}-${digits(dice, 4)}-${digits(dice, 1)}`, (dice) => `合计 ${digits(dice, 8)} ${digits(dice, 7)}.00`,
];
