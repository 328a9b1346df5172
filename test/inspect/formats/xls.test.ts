import { describe, expect, it } from 'vitest';
import { inspect } from '../../../src/inspect/inspect.js';
import { float, number, oleFile, record, wideString } from './ole-files.js';
import { survives } from './survives.js';

const START = record(0x809, 0, 6, 5, 0, 0, 0, 0, 0);
const SHEET_START = record(0x809, 0, 6, 16, 0, 0, 0, 0, 0);
const END = record(0x0a);
const at = (row: number, column: number, style = 0) => [...number(row, 2), ...number(column, 2), ...number(style, 2)];

const shared = (row: number, column: number, index: number) => record(0xfd, ...at(row, column), ...number(index, 4));
const value = (row: number, column: number, amount: number, style = 0) => record(0x203, ...at(row, column, style), ...float(amount));
const strings = (...texts: string[]) => record(0xfc, ...number(texts.length, 4), ...number(texts.length, 4), ...texts.flatMap(wideString));

interface Sheet {
  readonly cells: readonly number[];
  readonly state?: number;
  /** 0 a sheet of cells, 1 of macros. */
  readonly kind?: number;
  /** Of its tab; as Excel gives it when left out. */
  readonly name?: string;
}

/** A workbook of the given shared strings and sheets; style 1 shows dates. */
function workbook(sst: readonly number[], sheets: readonly Sheet[], globals: readonly number[] = []): Uint8Array {
  const styles = [0, 14].flatMap((format) => record(0xe0, 0, 0, ...number(format, 2), ...Array.from({ length: 16 }, () => 0)));
  const entry = (start: number, { state = 0, kind = 0, name = 'Sheet1' }: Omit<Sheet, 'cells'>) => record(0x85, ...number(start, 4), state, kind, name.length, 1, ...Buffer.from(name, 'utf16le'));
  const head = [...START, ...globals, ...styles, ...sst];
  const bodies = sheets.map(({ cells }) => [...SHEET_START, ...cells, ...END]);
  const before = head.length + sheets.flatMap((sheet) => entry(0, sheet)).length + END.length;
  const starts = bodies.map((_each, index) => before + bodies.slice(0, index).reduce((sum, each) => sum + each.length, 0));
  return Uint8Array.from([...head, ...sheets.flatMap((sheet, index) => entry(starts[index] as number, sheet)), ...END, ...bodies.flat()]);
}

const xls = (...args: Parameters<typeof workbook>) => oleFile({ Workbook: workbook(...args) });
const rowsOf = async (...args: Parameters<typeof workbook>) => {
  const [table] = (await inspect(xls(...args), 'a.xls')).body;
  return table?.type === 'table' ? table.rows : null;
};

describe('an Excel 97 workbook', () => {
  const FORM = strings('指标名称', '年度', '数值', '单位', '科普经费', '万元');
  const CELLS = [...[0, 1, 2, 3].flatMap((index) => shared(0, index, index)), ...shared(1, 0, 4), ...value(1, 1, 2022), ...value(1, 2, 0.1 + 0.2), ...shared(1, 3, 5)];

  it('states figures and counts entries like an xlsx', async () => {
    expect(await inspect(xls(FORM, [{ cells: CELLS }]), '数据.xls')).toMatchObject({
      format: 'xls', readable: 'yes', problems: [], entries: 1, figures: [{ name: '科普经费', year: 2022, value: 0.3, unit: '万元' }], sealVerdict: 'not-seen',
    });
  });

  it('reads packed numbers: whole, hundredths, negative, and the upper half of a float', async () => {
    const packed = (raw: number) => [0, 0, ...number(raw >>> 0, 4)];
    const floats = new DataView(new ArrayBuffer(8));
    floats.setFloat64(0, 1.5);
    const cells = record(0xbd, 0, 0, 0, 0, ...packed((1286 << 2) | 2), ...packed((128_655 << 2) | 3), ...packed((-7 << 2) | 2), ...packed(floats.getUint32(0)), 3, 0);
    expect(await rowsOf(strings(), [{ cells }])).toEqual([['1286', '1286.55', '-7', '1.5']]);
  });

  it('shows dates as dates, by either way of counting days', async () => {
    expect(await rowsOf(strings(), [{ cells: value(0, 0, 44_927, 1) }])).toEqual([['2023-01-01']]);
    expect(await rowsOf(strings(), [{ cells: value(0, 0, 44_927 - 1462, 1) }], record(0x22, 1, 0))).toEqual([['2023-01-01']]);
  });

  it('takes the last value of a formula: number, text, truth', async () => {
    const result = (column: number, ...bytes: number[]) => record(0x06, ...at(0, column), ...bytes, 0, 0, 0, 0, 0, 0);
    const cells = [...result(0, ...float(42)), ...result(1, 0, 0, 0, 0, 0, 0, 255, 255), ...record(0x207, ...wideString('合计')), ...result(2, 1, 0, 1, 0, 0, 0, 255, 255)];
    expect(await rowsOf(strings(), [{ cells }])).toEqual([['42', '合计', 'TRUE']]);
  });

  it('joins strings that run over into a continuation, whose width is said anew', async () => {
    const sst = [...record(0xfc, ...number(2, 4), ...number(2, 4), 4, 0, 1, ...Buffer.from('科普', 'utf16le')), ...record(0x3c, 0, 0x41, 0x42, 2, 0, 0, 0x43, 0x44)];
    expect(await rowsOf(sst, [{ cells: [...shared(0, 0, 0), ...shared(0, 1, 1)] }])).toEqual([['科普AB', 'CD']]);
  });

  it('leaves out hidden sheets and rows, and charts inside a sheet', async () => {
    const hiddenRow = record(0x208, ...number(1, 2), ...number(0, 2), ...number(1, 2), 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0);
    const chart = [...START, ...value(5, 0, 99), ...END];
    const cells = [...hiddenRow, ...value(0, 0, 1), ...value(1, 0, 2), ...chart, ...value(2, 0, 3)];
    const facts = await inspect(xls(strings(), [{ cells: value(0, 0, 7), state: 1 }, { cells }]), 'a.xls');
    expect(facts.body).toEqual([{ type: 'table', rows: [['1'], ['3']] }]);
    expect(facts.leftOut).toEqual([{ part: 'picture', count: 1 }, { part: 'hidden-sheet', count: 1 }, { part: 'hidden-row', count: 1 }]);
  });

  it('leaves out hidden columns', async () => {
    const columns = record(0x7d, ...number(1, 2), ...number(1, 2), ...number(2000, 2), 0, 0, 1, 0, 0, 0);
    const facts = await inspect(xls(strings(), [{ cells: [...columns, ...value(0, 0, 1), ...value(0, 1, 2), ...value(0, 2, 3)] }]), 'a.xls');
    expect(facts.text.content).toBe('1\t\t3');
    expect(facts.leftOut).toEqual([{ part: 'hidden-column', count: 1 }]);
  });

  it('tells its tabs by name, and what stands beside its cells', async () => {
    const box = (characters: number) => record(0x1b6, ...Array.from({ length: 10 }, () => 0), ...number(characters, 2), 0, 0, 0, 0, 0, 0);
    const beside = [...record(0x14, ...wideString('&C&"宋体"&14内部资料')), ...record(0x15, ...wideString('&C第&P页')), ...record(0x1c, 0, 0, 0, 0, 0, 0), ...box(4), ...box(7), ...box(0)];
    const facts = await inspect(xls(strings(), [{ name: '1月', cells: value(0, 0, 7) }, { name: '2月', cells: [...beside, ...value(0, 0, 8)] }]), 'a.xls');
    expect(facts.body.map((block) => (block.type === 'paragraph' ? block.text : block.rows))).toEqual(['1月', [['7']], '2月', [['8']]]);
    expect(facts.text.content).toBe('7\n8');
    expect(facts.leftOut).toEqual([{ part: 'header', count: 1 }, { part: 'text-box', count: 1 }, { part: 'comment', count: 1 }]);
  });

  it('that asks for a password says so', async () => {
    expect(await inspect(xls(strings(), [{ cells: value(0, 0, 1) }], record(0x2f, 1, 0)), 'a.xls')).toMatchObject({ readable: 'no', encrypted: 'user', problems: [{ code: 'encrypted' }] });
  });

  it('of Excel 95 is named with its remedy', async () => {
    const old = oleFile({ Book: Uint8Array.from(record(0x809, 0, 5, 5, 0, 0, 0, 0, 0)) });
    expect(await inspect(old, 'a.xls')).toMatchObject({ readable: 'unsupported', problems: [{ code: 'unsupported-format', detail: expect.stringContaining('Excel 5.0 or 95') }] });
  });

  it('with nothing in it is empty', async () => {
    expect(await inspect(xls(strings(), [{ cells: [] }]), 'a.xls')).toMatchObject({ readable: 'no', problems: [{ code: 'empty' }] });
  });

  it('reads large streams as well as small ones', async () => {
    const cells = Array.from({ length: 500 }, (_each, row) => value(row, 0, row)).flat();
    expect((await rowsOf(strings(), [{ cells }]))?.at(-1)).toEqual(['499']);
  });

  it('survives damage', () => survives(xls(FORM, [{ cells: CELLS }]), 'a.xls'));
});

it('a hidden sheet of Excel 4 macros is named, and is no table', async () => {
  const facts = await inspect(xls(strings('甲'), [{ cells: shared(0, 0, 0) }, { cells: value(0, 0, 7), state: 2, kind: 1 }]), 'a.xls');
  expect(facts).toMatchObject({ readable: 'yes', text: { content: '甲' }, problems: [{ code: 'macro' }] });
});
