import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { privateNumbers, withoutPrivateNumbers } from '../../../src/inspect/private-numbers.js';
import { linesOfBody, linesOfText } from '../../../src/inspect/text-line.js';
import { factsOfWords } from '../../../src/inspect/word-facts.js';

// All made up.
const found = (text: string) => privateNumbers(linesOfText(text)).map(({ kind, masked }) => `${kind} ${masked}`);
const none = (text: string) => expect(found(text)).toEqual([]);
const table = (...rows: string[][]) => privateNumbers(linesOfBody([{ type: 'table', rows }]));

describe('passports', () => {
  it.each(['护照号码：E12345678', '护照号 E12345678，', '持护照E12345678入境', '因私护照（E12345678）', 'Passport No. E12345678', '护照：Ｅ１２３４５６７８', '护照号码\nE12345678'])('found: %j', (text) => expect(found(text)).toEqual(['passport E*******8']));
  it.each([['nine digits', '护照号：123456789', '1*******9'], ['a letter and seven digits', '护照号码：K1234567', 'K******7'], ['letters and digits', '外国护照号码：C01X00T47', 'C*******7']])('of other countries: %s', (_what, text, masked) => expect(found(text)).toEqual([`passport ${masked}`]));
  it('two letters', () => expect(found('护照号：EA1234567')).toEqual(['passport E*******7']));
  it.each([
    ['no label', 'E12345678'], ['of science venues', '科普护照编号：E12345678'], ['of science venues, above', '科普护照\n护照编号：E12345678'], ['longer', '护照号：E123456789'], ['shorter', '护照号：E123456'], ['a day', '护照号码 20220512 起换发'], ['of science venues, numbered', '科普护照号：123456789'],
    ['counted', '发放科普护照12345678本'], ['a part of a longer number', '护照号：E12345678-01'], ['another label between', '护照费收据号 E12345678'],
  ])('none: %s', (_what, text) => none(text));
});

describe('permits to travel', () => {
  it.each([
    ['港澳居民来往内地通行证：H12345678', 'H*******8'], ['往来港澳通行证号码 C12345678', 'C*******8'], ['港澳通行证：CA1234567', 'C*******7'], ['回乡证号：M1234567801', 'M12******01'],
    ['台胞证号：01234567', '0******7'], ['台湾居民来往大陆通行证（0123456789）', '0********9'],
  ])('found: %s', (text, masked) => expect(found(text)).toEqual([`travel-permit ${masked}`]));
  it.each(['车辆通行证 H12345678', '通行证号：01234567', '台胞证 20220512 办理', '台胞证签注 01234567', '办理台胞证12345678张', 'H12345678'])('none: %s', none);
});

describe('social security cards', () => {
  it.each([['社保卡号：A12345678', 'A*******8'], ['社会保障卡卡号 123456789', '1*******9'], ['医保卡号：0012345678', '0********8'], ['社保号码：12345678901', '123******01']])('found: %s', (text, masked) => expect(found(text)).toEqual([`social-card ${masked}`]));
  it('an identity number is told once', () => expect(found('社会保障号码：330102199003074511')).toEqual(['id-number 330*************11']));
  it.each(['社保卡持卡人数 12345678', '社保卡 12345678 张', '单位社保号：12345678', '社会保障号码：330102199003074516', '社会保险登记证号 12345678', '社保卡号：1234567'])('none: %s', none);
});

describe('WeChat and QQ', () => {
  it.each([
    ['微信号：zhang_san88', 'zha******88'], ['微信：wxid_a1b2c3d4', 'wxi********d4'], ['加微信 lisi2022', 'l******2'], ['QQ：12345678', '1******8'], ['QQ号:12345', '1****'], ['ＱＱ号码：1234567890', '1********0'], ['QQ 1234567', '1******'],
  ])('found: %s', (text, masked) => expect(found(text)).toEqual([`chat-account ${masked}`]));
  it.each(['张三（微信号：zhang_san88）', '联系人：某某，传真：0571-88001235，微信号：zhang_san88'])('of a person, all the same: %s', (text) => expect(found(text)).toEqual(['chat-account zha******88']));
  it('digits behind 微信 alone, beside a person', () => expect(found('联系人：张三 微信：87654321')).toEqual(['chat-account 8******1']));
  it('a mobile number is told once', () => expect(found('微信号：13800138000')).toEqual(['mobile 138******00']));
  it.each([
    ['a public account', '微信公众号：yunlankepu'], ['the account of one', '公众号“云澜科普”（微信号：yunlankepu）'], ['what a profile shows', '云澜科普\n微信号：yunlankepu\n功能介绍 科普'], ['official', '官方微信号：yunlankepu'],
    ['a group', '科普QQ群：123456789'], ['the number of a group', 'QQ群号：123456789'], ['a group, otherwise', '交流群（QQ：123456789）'], ['of an office', '工作QQ：123456789'],
    ['a mailbox', 'QQ邮箱'], ['readers', '微信：125000，微博：33000'], ['counted', 'QQ：1234567人'], ['the original name of a public account', '微信号：gh_a1b2c3d4e5f6'],
    ['a medium that names its account', '科普之声（微信号：kepu-sheng）：专注科普'], ['followed', '关注数学模型（微信号：MATHmodels）'], ['the contacts of a body', '电话：0571-88001234 传真：0571-88001235 QQ：123456789'], ['of service', '客服 QQ： 123456789'],
    ['an address', '微信：weixin.qq.com/s/abc1'], ['words', 'WeChat: official account'], ['no label', 'zhang_san88'], ['a number of four figures', 'QQ：1234'], ['a long number', 'QQ：123456789012'],
  ])('none: %s', (_what, text) => none(text));
});

describe('what stands in no such place', () => {
  it.each([
    '电话：0571-88001234', '统一社会信用代码：91330102MA27X12345', '组织机构代码：12345678-9', '云科协〔2022〕15号', 'ISBN 978-7-5046-1234-5', 'ISSN 1003-1162', '订单号：202205121030001234', '运单号：SF1234567890123',
    '合计\t1234567.00\t12345678', '证书编号：E12345678', '档案号：H12345678',
  ])('none: %s', none);
});

describe('labels apart from what they name', () => {
  it('the head of a column, the cell before, with their places', () => {
    expect(table(['序号', '姓名', '护照号码', 'QQ'], ['1', '张三', 'E12345678', '1234567'], ['2', '李四', '', '7654321'])).toEqual([
      { kind: 'passport', masked: 'E*******8', page: null, table: 1, row: 2, column: 3 }, { kind: 'chat-account', masked: '1******', page: null, table: 1, row: 2, column: 4 }, { kind: 'chat-account', masked: '7******', page: null, table: 1, row: 3, column: 4 },
    ]);
    expect(table(['姓名', '张三', '微信号', 'zhang_san88'])).toMatchObject([{ kind: 'chat-account', column: 4 }]);
  });
  it.each([
    ['a column that is something else', [['姓名', '证书编号'], ['张三', 'E12345678']]], ['a group’s', [['单位', 'QQ群'], ['区科协', '123456789']]],
    ['public accounts', [['公众号名称', '微信号'], ['云澜科普', 'yunlankepu']]], ['readers', [['年度', '微信', '微博'], ['2022', '125000', '33000']]], ['a form: below what was filled in', [['姓名', '张三', 'QQ', '1234567'], ['单位', '', '12345678', '']]],
  ])('none more: %s', (what, rows) => expect(table(...rows)).toHaveLength(what.startsWith('a form') ? 1 : 0));
});

it('is masked wherever it is quoted, and no figure', async () => {
  expect(withoutPrivateNumbers('张三，护照号 E12345678，QQ：12345678')).toBe('张三，护照号 E*******8，QQ：1******8');
  const facts = await inspect(Buffer.from('指标,数值\n注册人数,1200\nQQ号,12345678\n'), 'a.csv');
  expect(facts.figures.map((each) => each.value)).toEqual([1200]);
  expect(facts.privateNumbers).toMatchObject([{ kind: 'chat-account', table: 1, row: 3, column: 2 }]);
});

it('a mark on a cell shows no more of it than the rest, though the label stands apart', () => {
  const lines = linesOfBody([{ type: 'table', rows: [['姓名', '护照号码'], ['甲', 'E12345678']] }]);
  const mark = { page: null, kind: 'highlight', text: 'E12345678' } as const;
  expect(factsOfWords(lines, { highlights: [mark] }, { name: 'a.docx', takenAt: null }).highlights).toEqual([{ ...mark, text: 'E*******8' }]);
});
