import { z } from 'zod';
import type { PrivateNumber } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { placeText } from '../model/place-text.js';
import type { Text } from '../model/text.js';
import { defineCheck } from './check.js';

const COVER: Text = { zh: '材料要交外地专家审阅：请删去或遮盖后重新提交；确需保留的，由专人确认。', en: 'Strangers will read this: take it out or cover it and hand it in again; if it must stay, let a person confirm it.' };
const UNLESS_PUBLIC: Text = { zh: '不是对外公布的联系方式的，请删去或遮盖。', en: 'Unless it is meant for the public, take it out or cover it.' };

/** Numbers are shown masked only; the evidence itself keeps them until who handed it in takes them out. */
export default defineCheck({
  id: 'privacy',
  summary: 'The text shows no number or account of a person (identity, passport, bank card, telephone, WeChat …).',
  scope: 'each',
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['privateNumbers'],
  messages: {
    'id-number': identity('身份证号', 'identity number(s)'),
    passport: identity('护照号', 'passport number(s)'),
    'travel-permit': identity('港澳台通行证号', 'number(s) of travel permits to or from Hong Kong, Macao or Taiwan'),
    'social-card': identity('社保卡号', 'social security card number(s)'),
    'bank-card': identity('银行卡号', 'bank card number(s)'),
    mobile: { severity: 'warning', effect: 'none', message: shows('手机号', 'mobile number(s)'), remedy: UNLESS_PUBLIC },
    'chat-account': { severity: 'warning', effect: 'none', message: shows('微信号或 QQ 号', 'WeChat or QQ account(s)'), remedy: UNLESS_PUBLIC },
    email: { severity: 'notice', effect: 'none', message: shows('个人名下的公共邮箱', 'address(es) at a public mail provider beside a person'), remedy: UNLESS_PUBLIC },
  },
  asks: () => null,
  find: (files) =>
    files.flatMap((file) => KINDS.flatMap((kind): Finding[] => {
      const found = file.facts.privateNumbers.filter((each) => each.kind === kind);
      const page = found.find((each) => each.page !== null)?.page;
      return found.length === 0 ? [] : [{ code: kind, file: file.path, ...(page ? { page } : {}), found: some(found.map((each) => each.masked)).join(', '), args: { count: found.length, places: placesOf(found) } }];
    })),
});

const KINDS = ['id-number', 'passport', 'travel-permit', 'social-card', 'bank-card', 'mobile', 'chat-account', 'email'] as const;
const SHOWN = 5;

function some(all: readonly string[]): readonly string[] {
  const once = [...new Set(all)];
  return once.length > SHOWN ? [...once.slice(0, SHOWN), '…'] : once;
}

function placesOf(found: readonly PrivateNumber[]): Text {
  return { zh: some(found.map((each) => placeIn(each).zh)).join('、'), en: some(found.map((each) => placeIn(each).en)).join(', ') };
}

function placeIn(found: PrivateNumber): Text {
  return found.inName ? { zh: '文件名', en: 'file name' } : placeText(found);
}

/** What proves who somebody is, or pays for him. */
function identity(zh: string, en: string) {
  return { severity: 'warning', effect: 'review', message: shows(zh, en), remedy: COVER } as const;
}

function shows(zh: string, en: string): Text {
  return { zh: `“{file}”中有${zh} {count} 个（{places}）：{found}。`, en: `“{file}” shows {count} ${en} ({places}): {found}.` };
}
