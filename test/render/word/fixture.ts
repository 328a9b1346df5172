import type { Block, Cell, Exhibit, Inline, PageMap } from '../../../src/model/dossier.js';
import { frameDossier, picturesIn, type LoadedImages, type WordInput } from '../../../src/render/word/dossier.js';
import type { EvidenceImage } from '../../../src/render/word/evidence.js';
import { writeFrame } from '../../../src/render/word/pack.js';
import { collected } from '../../../src/render/word/zip.js';

/** A small dossier of a fictional district: every block and inline, files, a typeset exhibit, names that try to be code. */

export const text = (content: string, look: Omit<Extract<Inline, { type: 'text' }>, 'type' | 'text'> = {}): Inline => ({ type: 'text', text: content, ...look });
const heading = (level: 1 | 2 | 3 | 4, id: string, content: string, inContents = true): Block => ({ type: 'heading', level, id, inlines: [text(content)], inContents });
const paragraph = (style: Extract<Block, { type: 'paragraph' }>['style'], ...inlines: Inline[]): Block => ({ type: 'paragraph', style, inlines });
const pageBreak: Block = { type: 'page-break' };
export const cell = (inlines: readonly Inline[] | string, over: Partial<Cell> = {}): Cell => ({ inlines: typeof inlines === 'string' ? [text(inlines)] : inlines, align: 'left', colspan: 1, rowspan: 1, header: false, ...over });
const head = (...titles: string[]) => titles.map((title) => cell(title, { header: true }));

export const HOSTILE = '<w:p/>&amp;\u0007\u202Egpj.]]>{{x}}.pdf';
const BODY = '坚持党委领导、政府推动、社会参与，建立健全科普工作协调机制，每年研究解决科普工作中的重大问题，为科普事业发展营造良好的工作环境和条件。2021年以来召开联席会议8次，出台配套制度5项，参与单位覆盖率达到100%。';

const exhibit = (number: string, title: string, source: Exhibit['source'], over: Partial<Exhibit> = {}): Exhibit => ({
  number, title, path: `B1-1/${title}`, sha256: 'ab'.repeat(32), requirement: `${number.slice(0, 6)}/plan`, kind: 'sealed',
  responsible: '区委办', documentNumber: '云办发〔2021〕3号', date: '2021-03-05', remark: null, source, ...over,
});

export const EXHIBITS: readonly Exhibit[] = [
  exhibit('B1-1-1-01', '云溪区深化改革实施方案', { type: 'pdf', pages: 3 }),
  exhibit('B1-1-1-02', HOSTILE, { type: 'image', pages: 1 }),
  exhibit('B1-1-2-01', '应急工作情况简述', { type: 'text', body: [], notice: null }),
];

export const MAP: PageMap = {
  pages: 20,
  headings: { completeness: 2, contents: 3, score: 4, 'group-B1': 6, 'B1-1': 6, 'B1-1-1': 7, 'B1-1-1/plan': 8, 'B1-1-2': 13, 'B1-1-2/summary': 14, catalogue: 17, gaps: 19 },
  exhibits: { 'B1-1-1-01': { first: 9, last: 11 }, 'B1-1-1-02': { first: 12, last: 12 }, 'B1-1-2-01': { first: 15, last: 16 } },
};

export const BLOCKS: readonly Block[] = [
  { type: 'space', lines: 3 },
  paragraph('cover-draft', text('草　稿')),
  paragraph('cover-title', text('云溪区示范区建设')),
  paragraph('cover-subtitle', text('佐 证 材 料 卷 宗')),
  { type: 'space', lines: 5 },
  paragraph('cover-line', text('申报地区：云溪区')),
  paragraph('cover-line', text('填报单位：云溪区科学技术协会')),
  paragraph('cover-line', text('截止日期：2022年11月30日')),
  pageBreak,
  heading(1, 'completeness', '材料完整性说明'),
  paragraph('body', text('截至上述日期，材料'), text('尚未完备', { bold: true }), text('，详见“缺项清单”（第'), { type: 'page', of: 'gaps' }, text('页）。')),
  paragraph('body', text(BODY)),
  paragraph('note', text('电子检测只说明“检出”“未检出”或“无法判断”。')),
  pageBreak,
  heading(1, 'contents', '目　录', false),
  { type: 'contents', depth: 3 },
  pageBreak,
  heading(1, 'score', '自评得分表'),
  {
    type: 'table', columns: [2, 9, 2, 3], headerRows: 1,
    rows: [
      head('指标', '评分规则', '分值', '自评'),
      ...Array.from({ length: 30 }, (_, index) => [
        ...(index % 3 === 0 ? [cell('B1—1', { align: 'center', rowspan: 3 })] : []),
        cell(`第${index + 1}条：出台实施方案并印发各部门，得 2 分；列入规划，得 1 分。`), cell('2', { align: 'center' }),
        cell([text(index % 2 ? '待完备' : '2', { tone: index % 2 ? 'gap' : 'ok' })], { align: 'center' }),
      ]),
      [cell('合计', { colspan: 2, align: 'right' }), cell('60', { align: 'center' }), cell('30', { align: 'center' })],
    ],
  },
  { type: 'space', lines: 1 },
  paragraph('body', text('有材料支撑的固定分 30 分。')),
  pageBreak,
  heading(1, 'group-B1', '组织领导坚强有力（B1）'),
  heading(2, 'B1-1', 'B1—1　党委和政府重视、制度健全'),
  paragraph('body', text(BODY)),
  pageBreak,
  heading(3, 'B1-1-1', '①深化改革实施方案'),
  paragraph('plain', text('①出台当地深化改革实施方案，提供正式文件盖章版。', { kai: true })),
  paragraph('caption', text('材料提交表（B1-1-1）')),
  {
    type: 'table', columns: [7, 3, 3, 8], headerRows: 1,
    rows: [
      head('材料要求', '责任单位', '结论', '材料与页码'),
      [
        cell([{ type: 'link', to: 'B1-1-1/plan', text: '实施方案盖章版' }]), cell('区委办'), cell([text('待人工确认', { tone: 'doubt' })], { align: 'center' }),
        cell([{ type: 'link', to: 'B1-1-1-01', text: 'B1-1-1-01' }, text('　实施方案（第'), { type: 'page', of: 'B1-1-1-01' }, text('—'), { type: 'page', of: 'B1-1-1-01', end: true }, text('页）'), { type: 'break' }, text('次要', { tone: 'quiet' })]),
      ],
    ],
  },
  { type: 'list', ordered: true, items: [[text('先报送')], [text('后核对')]] },
  { type: 'list', ordered: false, items: [[text('彩色扫描')], [text('印章清楚')]] },
  { type: 'list', ordered: true, items: [[text('另起一列')]] },
  pageBreak,
  { type: 'space', lines: 4 },
  heading(4, 'B1-1-1/plan', '实施方案盖章版'),
  paragraph('slip-title', text('实施方案盖章版')),
  paragraph('center', text('正式文件盖章版　·　区委办')),
  paragraph('slip-gap', text('待人工确认')),
  paragraph('right', text('2022年11月30日')),
  { type: 'exhibit', number: 'B1-1-1-01', blocks: null },
  { type: 'exhibit', number: 'B1-1-1-02', blocks: null },
  pageBreak,
  heading(3, 'B1-1-2', '②应急工作机制'),
  heading(1, 'inline', '段内一级标题', false),
  paragraph('body', text('紧跟其后。')),
  pageBreak,
  heading(4, 'B1-1-2/summary', '应急工作情况简述'),
  {
    type: 'exhibit', number: 'B1-1-2-01', blocks: [
      paragraph('slip-title', text('应急工作情况简述')), paragraph('body', text(`${BODY}${BODY}`)),
      { type: 'table', columns: [1, 1], headerRows: 0, rows: [[cell('单位'), cell('次数')], [cell('区卫健局'), cell('8')]] },
    ],
  },
  pageBreak,
  heading(1, 'catalogue', '佐证材料总目录'),
  {
    type: 'table', columns: [5, 5, 5, 9, 4, 2, 3, 4], headerRows: 1,
    rows: [head('件号', '责任者', '文号', '题名', '日期', '页数', '页码', '备注'), ...EXHIBITS.map((each) => [
      cell(each.number, { align: 'center' }), cell(each.responsible ?? '—'), cell(each.documentNumber ?? '—'), cell([{ type: 'link', to: each.number, text: each.title }]),
      cell('20210305', { align: 'center' }), cell('3', { align: 'center' }), cell([{ type: 'page', of: each.number }], { align: 'center' }), cell(''),
    ])],
  },
  pageBreak,
  paragraph('plain', text('没有标题的一页。')),
  pageBreak,
  heading(1, 'gaps', '缺项清单（按责任单位）'),
  paragraph('body', text('无。')),
];

/** A grey JPEG of one pixel: layout and order are under test, not pictures. */
export const PIXEL = new Uint8Array(Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z',
  'base64'));

export interface WordCase extends Omit<WordInput, 'images'> {
  /** Of the pages of an exhibit; what is thrown is why there are none. */
  readonly pageImages: (number: string) => readonly EvidenceImage[];
}

/** The Word dossier as one piece; what goes into a thread and comes out of it is copied as between threads. */
export async function renderWord({ pageImages, ...input }: WordCase): Promise<Uint8Array> {
  const images = new Map(input.exhibits.map(({ number }) => [number, loaded(() => pageImages(number))]));
  const frame = structuredClone(await frameDossier(structuredClone({ ...input, images })));
  return collected((append) => writeFrame(frame, picturesIn(images), append));
}

function loaded(load: () => readonly EvidenceImage[]): LoadedImages {
  try {
    return { images: load(), cause: null };
  } catch (error) {
    return { images: [], cause: (error as Error).message };
  }
}

export function wordInput(over: Partial<WordCase> = {}): WordCase {
  const sizes: Record<string, readonly [number, number][]> = { 'B1-1-1-01': [[210, 297], [420, 297], [80, 60]], 'B1-1-1-02': [[286, 3175]] };
  return {
    blocks: BLOCKS, map: MAP, exhibits: EXHIBITS, draft: true, title: '云溪区示范区建设佐证材料', asOf: '2022-11-30',
    pageImages: (number) => (sizes[number] ?? []).map(([widthMm, heightMm], index) => ({ jpeg: new Uint8Array([...PIXEL, index, number.length]), widthMm, heightMm })),
    ...over,
  };
}
