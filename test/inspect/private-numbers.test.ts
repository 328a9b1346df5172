import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import { privateNumbers, withoutPrivateNumbers } from '../../src/inspect/private-numbers.js';
import { linesOfBody, linesOfText } from '../../src/inspect/text-line.js';

// All made up; their check digits fit.
const ID = '330102199003074511';
const CARD = '6222021234567890128';
const kinds = (text: string) => privateNumbers(linesOfText(text)).map((each) => each.kind);

describe('identity numbers', () => {
  it.each([ID, `身份证号：${ID}，`, '330102 19900307 4511', '３３０１０２１９９００３０７４５１１', '33010219900307006X', '33010219900307006x', '33010219900307006×'])('found: %s', (text) => expect(kinds(text)).toEqual(['id-number']));
  it.each([
    ['the check digit does not fit', '330102199003074516'], ['no such day', '330102199002304513'], ['no such province', '990102199003074004'], ['a serial number', `A${ID}`],
    ['longer', `${ID}1`], ['a credit code of a firm', '91330102MA27X12345'], ['a decimal', `0.${ID}`],
  ])('none: %s', (_what, text) => expect(kinds(text)).toEqual([]));
});

describe('identity numbers of fifteen digits', () => {
  it.each(['身份证号：330102900307451', '身份证号码 330102900307451'])('found where the words say so: %s', (text) => expect(kinds(text)).toEqual(['id-number']));
  it.each(['批次号 330102900307451', '330102900307451', '身份证号：330102901307451', '身份证复印件第330102900307451号'])('none: %s', (text) => expect(kinds(text)).toEqual([]));
});

describe('mobile numbers', () => {
  it.each(['13800138000', '138 0013 8000', '138-0013-8000', '+86 13800138000', '+86 138 0013 8000', '138.0013.8000', '联系电话：13800138000。'])('found: %s', (text) => expect(kinds(text)).toEqual(['mobile']));
  it.each(['84558822 13800138000', '手机：138****5678 13800138000', '0571-88001234 13800138000'])('found beside another: %s', (text) => expect(kinds(text)).toEqual(['mobile']));
  it.each(['http://a.cn/13800138000.html', '第13800138000号', '发票号码：13800138000', '0571-88001234', '12345678901', '13800138000 元', 'mmexport1620800000000', '138001380001', '20220512103000', '191 0 0 32104 56', '13 80 01 38 000'])('none: %s', (text) => expect(kinds(text)).toEqual([]));
});

describe('bank cards', () => {
  it.each([`银行卡号：${CARD}`, `开户行：某银行\n${CARD}`, '卡号 6222 0212 3456 7890 128'])('found: %s', (text) => expect(kinds(text)).toEqual(['bank-card']));
  it('none: the check digit does not fit', () => expect(kinds('卡号 6222021234567890127')).toEqual([]));
  it('none: nothing speaks of a bank', () => expect(kinds(CARD)).toEqual([]));
});

describe('broken by the end of a line', () => {
  it.each([['身份证号：3301021990\n03074511，男', 'id-number'], ['330102199003\n 07006X', 'id-number'], ['联系电话：1380013\n8000', 'mobile'], ['银行卡号 62220212\n34567890128', 'bank-card']])('found: %j', (text, kind) => expect(kinds(text)).toEqual([kind]));
  it.each([
    ['the check digit does not fit', '3301021990\n03074512'], ['figures below each other', '138\n00138000'], ['a blank line between', '3301021990\n\n03074511'],
    ['each is whole', `电话 13800138000\n2022`], ['longer', '3301021990\n030745112'],
  ])('none more: %s', (what, text) => expect(kinds(text)).toEqual(what === 'each is whole' ? ['mobile'] : []));
  it('stands where it begins', () => expect(privateNumbers(linesOfText('名单\n3301021990\n03074511'))).toEqual([{ kind: 'id-number', masked: '330*************11', page: null, paragraph: 2 }]));
});

describe('where they stand, and that none is told', () => {
  it('by paragraph, and by cell', () => {
    const lines = linesOfBody([{ type: 'paragraph', text: '名单', heading: null }, { type: 'paragraph', text: ID, heading: null }, { type: 'table', rows: [['姓名', '电话'], ['甲', '13800138000']] }]);
    expect(privateNumbers(lines)).toEqual([
      { kind: 'id-number', masked: '330*************11', page: null, paragraph: 2 },
      { kind: 'mobile', masked: '138******00', page: null, table: 1, row: 2, column: 2 },
    ]);
  });

  it('masks whatever is quoted', () => expect(withoutPrivateNumbers(`张某 ${ID}，卡 ${CARD}，2022 年 3 月`)).toBe('张某 330*************11，卡 622**************28，2022 年 3 月'));

  it('a telephone number in a form is no figure', async () => {
    const facts = await inspect(Buffer.from('指标,数值\n注册人数,1200\n联系电话,13800138000\n'), 'a.csv');
    expect(facts.figures.map((each) => each.value)).toEqual([1200]);
    expect(facts.privateNumbers).toMatchObject([{ kind: 'mobile', table: 1, row: 3, column: 2 }]);
  });

  it('no fact shows one: title, mark or name', async () => {
    const facts = await inspect(Buffer.from(`${ID} 的情况说明\n电话 13800138000\n`), `${ID}.txt`);
    expect(facts.privateNumbers.map((each) => [each.kind, each.inName])).toEqual([['id-number', true], ['id-number', undefined], ['mobile', undefined]]);
    const { text: _text, body: _body, ...shown } = facts;
    expect(JSON.stringify(shown)).not.toMatch(/330102199003074511|13800138000/);
  });
});
