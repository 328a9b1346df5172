import { describe, expect, it } from 'vitest';
import { privateNumbers, withoutPrivateNumbers } from '../../../src/inspect/private-numbers.js';
import { linesOfBody, linesOfText } from '../../../src/inspect/text-line.js';

// All made up.
const found = (text: string) => privateNumbers(linesOfText(text)).filter(({ kind }) => kind === 'email').map(({ masked }) => masked);

describe('private mailboxes', () => {
  it.each([
    ['联系人：张三，邮箱：zhangsan@163.com', 'z******n@163.com'], ['联系人：某某\n电话：0571-88001234\n邮箱：12345678@qq.com', '1******8@qq.com'], ['张三 zs@vip.qq.com', 'z*@vip.qq.com'], ['李四光（li.si@Gmail.com）', 'l****@gmail.com'],
    ['联 系 人：某某\n电子邮箱：ylkp@vip.163.com', 'y***@vip.163.com'], ['联系人 王五 ｗａｎｇ＠１２６．ｃｏｍ', 'w***@126.com'], ['个人邮箱：a@sina.com', 'a@sina.com'], ['姓名\t张三\t邮箱\tzhangsan01@foxmail.com', 'z********1@foxmail.com'],
  ])('found: %j', (text, masked) => expect(found(text)).toEqual([masked === 'a@sina.com' ? '*@sina.com' : masked]));

  it.each([
    ['nobody beside it', '邮箱：ylkx@163.com'], ['of an office', '联系人：张三，邮箱：zhangsan@yunlan.gov.cn'], ['of a school', '联系人：张三 zhangsan@zju.edu.cn'], ['what is sent there', '联系人：张三。请于5月前发送至邮箱 ylkx@163.com'],
    ['named as the office’s', '联系人：张三，单位邮箱：ylkx@163.com'], ['for articles', '作者须知 投稿邮箱：ylkx@qq.com'], ['a name that ends like a place', '郑州市 郑州市科协 zzkx@163.com'], ['a longer domain', '联系人：张三 a@qq.com.evil.cn'],
    ['far from the name', '联系人：张三\n\n\n\n邮箱：ylkx@163.com'],
  ])('none: %s', (_what, text) => expect(found(text)).toEqual([]));

  it('in a list of persons, by cell', () => {
    const lines = linesOfBody([{ type: 'table', rows: [['姓名', '邮箱'], ['甲', 'jia@163.com'], ['乙', 'yi2022@qq.com']] }]);
    expect(privateNumbers(lines)).toEqual([{ kind: 'email', masked: 'j**@163.com', page: null, table: 1, row: 2, column: 2 }, { kind: 'email', masked: 'y*****@qq.com', page: null, table: 1, row: 3, column: 2 }]);
  });

  it('a mobile number before the @ is told once', () => expect(privateNumbers(linesOfText('联系人：张三 13800138000@163.com')).map(({ kind }) => kind)).toEqual(['mobile']));

  it('is masked where it is quoted', () => expect(withoutPrivateNumbers('联系人：张三 zhangsan@163.com')).toBe('联系人：张三 z******n@163.com'));
});
