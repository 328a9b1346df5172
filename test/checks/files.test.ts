import accepts from '../../src/checks/accepts.js';
import consistent from '../../src/checks/consistent.js';
import draft from '../../src/checks/draft.js';
import duplicate from '../../src/checks/duplicate.js';
import entries from '../../src/checks/entries.js';
import extension from '../../src/checks/extension.js';
import orientation from '../../src/checks/orientation.js';
import person from '../../src/checks/person.js';
import filled from '../../src/checks/filled.js';
import privacy from '../../src/checks/privacy.js';
import readable from '../../src/checks/readable.js';
import resolution from '../../src/checks/resolution.js';
import scanQuality from '../../src/checks/scan-quality.js';
import size from '../../src/checks/size.js';
import type { FactProblem, PictureLook } from '../../src/model/facts.js';
import type { Alike } from '../../src/checks/alike.js';
import type { Member } from '../../src/model/outcome.js';
import { checkTest, document, file, image, page, text } from './check-test.js';

const problem = (code: FactProblem['code'], detail: string | null = null): FactProblem => ({ code, page: null, detail });
const unread = (code: FactProblem['code']) => file({ readable: 'no', pages: [], text: text('', 'none'), problems: [problem(code, 'heap limit')] });

checkTest(readable, {
  pass: [
    { what: 'an ordinary file', files: [file()] },
    { what: 'a picture without text', files: [file({ format: 'jpeg', pages: [page({ content: 'scan' })], image: image(1000, 800), text: text('', 'none') })] },
    { what: 'a Word file with nothing but photos', files: [file({ format: 'docx', pages: [], text: text('', 'none'), pictures: 3 })] },
    { what: 'a mended file, with a remark', files: [file({ readable: 'repaired' })], codes: ['repaired'] },
    { what: 'a repair is remarked on once', files: [file({ readable: 'repaired', problems: [problem('repaired')] })], codes: ['repaired'] },
    { what: 'a restricted one', files: [file({ encrypted: 'owner' })], codes: ['owner-locked'] },
    { what: 'a blank back page', files: [file({ pages: [page(), page({ content: 'blank' })] })], codes: ['blank-pages'], says: ['第 2 页是空白页'] },
    { what: 'pages nobody read', files: [file({ problems: [problem('not-read')] })], codes: ['not-read'] },
    { what: 'a paper with attachments', files: [file({ problems: [problem('attached', '2: 明细.xlsx、附表.docx')] })], codes: ['attached'], says: ['附有文件（2 个：明细.xlsx、附表.docx）'] },
    { what: 'broken characters, macros, frames', files: [file({ problems: [problem('replacement-characters'), problem('macro'), problem('animated'), problem('place')] })], codes: ['broken-characters', 'macro', 'animated', 'place'], says: ['拍摄地点坐标'] },
  ],
  fail: [
    { what: 'words that nobody sees, on pages and in a text', files: [file({ problems: [{ ...problem('unseen-words'), page: 2 }] }), file({ problems: [problem('unseen-words')] }, 'b.docx')], codes: ['unseen-words', 'unseen-words'], says: ['“材料.pdf”第 2 页有看不见的文字', '“b.docx”中有看不见的文字'] },
    { what: 'what was read without being sure', files: [file({ problems: [{ code: 'doubtful-reading', page: 1, detail: 'date 2020-07-06' }, { code: 'doubtful-reading', page: 1, detail: 'draft 征求意见稿' }] })], codes: ['doubtful-reading'], says: ['不作依据：日期 2020-07-06；草稿标记 征求意见稿'] },
    { what: 'a portfolio, of which only the cover goes in', files: [file({ problems: [problem('portfolio', '3: a.pdf')] })], codes: ['portfolio'], says: ['编入的只是封面页'] },
    { what: 'a password', files: [file({ readable: 'no', encrypted: 'user' })], codes: ['encrypted'], says: ['打开密码'] },
    { what: 'nothing at all', files: [file({ readable: 'no', format: 'empty', pages: [] })], codes: ['empty'] },
    { what: 'a cut-off copy', files: [unread('truncated')], codes: ['truncated'] },
    { what: 'damage', files: [unread('corrupt')], codes: ['corrupt'] },
    { what: 'unread for no stated reason', files: [file({ readable: 'no' })], codes: ['corrupt'] },
    { what: 'a format not looked into', files: [file({ format: 'wps', readable: 'unsupported', pages: [] })], codes: ['unsupported'], says: ['WPS 格式', '另存为 PDF'] },
    { what: 'an old form of a format that is read', files: [file({ format: 'doc', readable: 'unsupported', pages: [], problems: [{ ...problem('unsupported-format'), detail: 'Word 6.0 or 95; save it as docx or PDF' }] })], codes: ['unsupported'], says: ['是 Word 6.0/95 格式'] },
    { what: 'a film, with its length', files: [file({ format: 'video', readable: 'unsupported', pages: [], problems: [problem('unsupported-format', 'video, 1:02')] })], codes: ['media'], says: ['视频（时长 1:02）', '画面截图'] },
    { what: 'a recording that does not say how long it plays', files: [file({ format: 'audio', readable: 'unsupported', pages: [], problems: [problem('unsupported-format', 'audio')] })], codes: ['media'], says: ['是录音，卷宗'] },
    { what: 'a format nobody knows', files: [file({ format: 'unknown', readable: 'unsupported' })], codes: ['unknown'] },
    { what: 'an archive', files: [file({ format: 'zip', readable: 'unsupported', problems: [problem('archive')] })], codes: ['archive'], says: ['解压', 'X1-1-1 乙'] },
    { what: 'one part of an archive with a password', files: [file({ format: 'rar', readable: 'unsupported', problems: [{ ...problem('archive'), detail: 'with a password, part of several' }] })], codes: ['archive'], says: ['是压缩包（分卷之一，须连同其余各卷一起解压；设有密码，须向提供单位索取）'] },
    { what: 'an archive with a password', files: [file({ format: 'zip', readable: 'unsupported', problems: [{ ...problem('archive'), detail: '1 entries, with a password: a.txt' }] })], codes: ['archive'], says: ['是压缩包（设有密码，须向提供单位索取）'] },
    { what: 'a file that an archive would put elsewhere', files: [unread('unsafe-path')], codes: ['unsafe-path'], says: ['指向包外'] },
    { what: 'too large', files: [unread('too-large')], codes: ['too-large'] },
    { what: 'a file that was moved away meanwhile', files: [unread('gone')], codes: ['gone'], says: ['不见了'] },
    { what: 'a file that is still being copied', files: [unread('changing')], codes: ['changing'], says: ['仍在复制'] },
    { what: 'a file that may not be read', files: [unread('refused')], codes: ['refused'], says: ['heap limit'] },
    { what: 'a parser that hung', files: [unread('timeout')], codes: ['timeout'] },
    { what: 'a parser that took all its memory', files: [unread('out-of-memory')], codes: ['out-of-memory'], says: ['fileMegabytes'] },
    { what: 'a parser that died, even after it had read something', files: [file({ problems: [problem('crashed', 'heap limit')] })], codes: ['crashed'], says: ['heap limit'] },
    { what: 'blank pages only', files: [file({ pages: [page({ content: 'blank' }), page({ content: 'blank' })] })], codes: ['blank'], says: ['2 页全部空白'] },
    { what: 'a text file without text', files: [file({ format: 'txt', readable: 'no', pages: [], text: text('', 'none'), problems: [problem('empty')] })], codes: ['empty'] },
    { what: 'two pages that cannot be shown', files: [file({ problems: [{ code: 'corrupt', page: 2, detail: null }, { code: 'corrupt', page: 5, detail: null }] })], codes: ['broken-pages'], says: ['第 2、5 页'] },
  ],
});

checkTest(extension, {
  pass: [{ what: 'fits', files: [file()] }, {
    what: 'a wrong extension is a warning by name', files: [file({ format: 'jpeg', extension: { found: 'pdf', fits: false } })], codes: ['does-not-fit'], says: ['.pdf', 'JPEG'],
  }, { what: 'no extension', files: [file({ extension: { found: '', fits: false } }, '材料')], codes: ['none'] }],
  fail: [],
});

checkTest(accepts, {
  pass: [
    { what: 'a PDF as a document', files: [file()] },
    { what: 'a format the standard adds', params: { formats: ['xlsx'] }, files: [file({ format: 'xlsx' })] },
  ],
  fail: [
    { what: 'a sheet as a photo', context: { kind: 'photo' }, files: [file({ format: 'xlsx' }, '照片.xlsx')], codes: ['wrong-kind'], says: ['XLSX', '“文件”（图片）', 'JPEG / PNG'] },
    { what: 'a format the standard leaves out', params: { formats: ['pdf'] }, files: [file({ format: 'docx' })], codes: ['wrong-kind'] },
  ],
});

checkTest(draft, {
  pass: [{ what: 'an issued document', files: [file()] }],
  fail: [{ what: 'a draft', files: [file({ document: document({ draft: '征求意见稿' }) })], codes: ['draft'], says: ['征求意见稿', '正式印发'] }],
});

checkTest(filled, {
  pass: [{ what: 'nothing left open', files: [file()] }],
  fail: [{ what: 'a template', files: [file({ document: document({ placeholders: ['20××年', '××街道'] }) })], codes: ['open'], says: ['20××年 / ××街道'] }],
});

checkTest(privacy, {
  pass: [
    { what: 'no number', files: [file()] },
    { what: 'a telephone number is only warned of', files: [file({ privateNumbers: [{ kind: 'mobile', masked: '138******00', page: 2 }] })], codes: ['mobile'], says: ['第 2 页', '138******00'] },
    { what: 'so are an account and a mailbox', files: [file({ privateNumbers: [{ kind: 'email', masked: 'z******n@163.com', page: 3 }, { kind: 'chat-account', masked: '1******8', page: 2 }] })], codes: ['chat-account', 'email'], says: ['微信号或 QQ 号 1 个（第 2 页）', 'z******n@163.com'] },
  ],
  fail: [
    { what: 'an identity number in a cell', files: [file({ privateNumbers: [{ kind: 'id-number', masked: '330*************14', page: null, table: 1, row: 3, column: 2 }] })], codes: ['id-number'], says: ['表 1 第 3 行第 2 列', '330*************14'] },
    { what: 'a bank card and a name', files: [file({ privateNumbers: [{ kind: 'id-number', masked: '330*************14', page: null, inName: true }, { kind: 'bank-card', masked: '622*28', page: null, paragraph: 4 }] })], codes: ['id-number', 'bank-card'], says: ['文件名', '第 4 段'] },
    { what: 'a passport, a permit and a card', files: [file({ privateNumbers: [{ kind: 'passport', masked: 'E*******8', page: 1 }, { kind: 'travel-permit', masked: 'H*******1', page: 2 }, { kind: 'social-card', masked: 'A*******2', page: 3 }] })], codes: ['passport', 'travel-permit', 'social-card'], says: ['护照号 1 个（第 1 页）', '通行证号 1 个', 'A*******2'] },
    { what: 'hundreds of them, shortened', files: [file({ privateNumbers: Array.from({ length: 200 }, (_each, index) => ({ kind: 'id-number' as const, masked: `33${index}`, page: index + 1 })) })], codes: ['id-number'], says: ['200 个', '、…'] },
  ],
});

const conflict = { one: '2019-05-06', oneFrom: 'text', other: '2021', otherFrom: 'name' } as const;
checkTest(consistent, {
  pass: [{ what: 'nothing against it', files: [file()] }],
  fail: [
    { what: 'two dates', files: [file({ document: document({ conflicts: [{ what: 'date', ...conflict }] }) })], codes: ['date'], says: ['正文是 2019-05-06', '文件名是 2021'] },
    { what: 'two numbers, two bodies', files: [file({ document: document({ conflicts: [{ what: 'number', ...conflict }, { what: 'issuer', one: '甲局', oneFrom: 'letterhead', other: '乙局', otherFrom: 'signature' }] }) })], codes: ['number', 'issuer'], says: ['文头是“甲局”', '落款是“乙局”'] },
  ],
});

const shared = [{ type: 'shared' as const, files: ['a.jpg', 'b.jpg'], reason: '联合举办', by: '某人', date: '2022-11-20' }];
const member = (path: string, over: Partial<Member> = {}): Member => ({ file: path, requirement: 'X1-1-1/papers', pages: [], unit: null, year: null, ...over });
const alike = (what: Alike['what'], ...members: Member[]) => ({ alike: () => [{ what, members }] });
const OTHER = { requirement: 'X2-1-1/photos' };
checkTest(duplicate, {
  pass: [
    { what: 'the only one', files: [file()] },
    { what: 'the same picture twice for one requirement is a remark', files: [file({}, 'b.jpg')], context: alike('picture', member('a.jpg'), member('b.jpg')), codes: ['picture-repeated'], says: ['“a.jpg”与“b.jpg”'] },
    { what: 'one text in two formats is a remark', files: [file({}, 'b.pdf')], context: alike('text', member('a.docx'), member('b.pdf')), codes: ['text-repeated'] },
    { what: 'the same picture in two requirements, as declared', files: [file({}, 'b.jpg')], context: { ...alike('picture', member('a.jpg', OTHER), member('b.jpg')), shared }, codes: ['shared'], says: ['某人声明共用（联合举办）'] },
    { what: 'the same bytes in two requirements, as declared', files: [file({}, 'b.jpg')], context: { ...alike('content', member('a.jpg', OTHER), member('b.jpg')), shared }, codes: ['shared'] },
    { what: 'in three, tied by two declarations', files: [file({}, 'b.jpg')], context: { ...alike('picture', member('a.jpg', OTHER), member('b.jpg'), member('c.jpg')), shared: [...shared, { ...shared[0]!, files: ['b.jpg', 'c.jpg'] }] }, codes: ['shared'] },
  ],
  fail: [
    { what: 'the same picture in two requirements', files: [file({}, 'b.jpg')], context: alike('picture', member('a.jpg', { ...OTHER, pages: [2] }), member('b.jpg', { pages: [3] })), codes: ['picture-elsewhere'], says: ['“b.jpg”（第 3 页或第 3 幅图）', '“a.jpg”（第 2 页或第 2 幅图）（《X2-1-1/photos》）'] },
    { what: 'declared for all but one', files: [file({}, 'b.jpg')], context: { ...alike('picture', member('a.jpg', OTHER), member('b.jpg'), member('c.jpg')), shared }, codes: ['picture-elsewhere'], says: ['“c.jpg”'] },
    { what: 'of two units', files: [file({}, 'b.jpg')], context: alike('picture', member('a.jpg', { unit: '甲局' }), member('b.jpg', { unit: '乙局' })), codes: ['picture-of-two-units'], says: ['不同单位（乙局、甲局）'] },
    { what: 'of two years', files: [file({}, 'b.jpg')], context: alike('picture', member('a.jpg', { ...OTHER, year: '2021' }), member('b.jpg', { year: '2022' })), codes: ['picture-of-two-years'], says: ['2021、2022'] },
    { what: 'the second of two in one requirement', files: [file({}, 'b.pdf')], context: alike('content', member('a.pdf'), member('b.pdf')), codes: ['repeated'], says: ['“a.pdf”与“b.pdf”'] },
    { what: 'one text for two years', files: [file({}, 'b.pdf')], context: alike('text', member('a.docx', { year: '2021' }), member('b.pdf', { year: '2022' })), codes: ['text-of-two-years'], says: ['不同年份（2021、2022）'] },
    { what: 'one text for two units', files: [file({}, 'b.pdf')], context: alike('text', member('a.docx', { unit: '甲街道' }), member('b.pdf', { unit: '乙街道' })), codes: ['text-of-two-units'] },
    { what: 'one text for two requirements', files: [file({}, 'b.pdf')], context: alike('text', member('a.docx', OTHER), member('b.pdf')), codes: ['text-elsewhere'] },
    { what: 'used elsewhere twice', files: [file({}, 'a.pdf')], context: alike('content', member('a.pdf'), member('c.pdf', OTHER), member('d.pdf', OTHER)), codes: ['elsewhere'], says: ['“a.pdf”', '“c.pdf”', '“d.pdf”', 'X2-1-1/photos'] },
    { what: 'in more files than a sentence names', files: [file({}, 'a00.jpg')], context: alike('picture', ...Array.from({ length: 30 }, (_each, at) => member(`a${String(at).padStart(2, '0')}.jpg`, OTHER))), codes: ['picture-elsewhere'], says: ['“a20.jpg”', '等共 29 个文件'] },
  ],
});

checkTest(entries, {
  params: { min: 5 },
  pass: [{ what: 'exactly as many', files: [file({ entries: 5 })] }, { what: 'a body that is called by such a word', params: { min: 2, not: ['区级'] }, files: [file({ entries: 2, body: [{ type: 'table', rows: [['名称', '级别'], ['甲馆', '市级'], ['区级机关幼儿园', '市级']] }] })] }, { what: 'as many besides those that are repeated', files: [file({ entries: 7, repeatedEntries: 2 })] }, { what: 'as many in several tables, which is said', files: [file({ entries: 6, entryTables: 3 })], codes: ['in-tables'], says: ['分在 3 张栏目相同的表中，合计 6 条'] }],
  fail: [
    { what: 'one fewer', files: [file({ entries: 4 })], codes: ['too-few'], says: ['4 条', '5 条'] },
    { what: 'as many only because rows are repeated', files: [file({ entries: 6, repeatedEntries: 2 })], codes: ['repeated'], says: ['6 条', '2 条与前面的相同', '只有 4 条'] },
    { what: 'rows that say they may not count', params: { min: 2, not: ['区级', '拟申报'] }, files: [file({ entries: 3, body: [{ type: 'table', rows: [['名称', '级别'], ['甲馆', '市级'], ['乙馆', '区级'], ['丙馆（拟申报）', '市级']] }] })], codes: ['doubtful'], says: ['2 条写明是区级、拟申报', '只有 1 条'] },
    { what: 'such rows in a later table', params: { min: 2, not: ['区级'] }, files: [file({ entries: 2, entryTables: 2, body: ['市级', '区级'].map((level) => ({ type: 'table', rows: [['名称', '级别'], ['甲馆', level]] })) })], codes: ['doubtful'] },
    { what: 'nothing to count', files: [file()], codes: ['cannot-count'] },
    { what: 'a scan, however far its numbers run', files: [file({ numbered: { last: 43, rows: 41 } })], codes: ['read'], says: ['到 43', '41 行', '5 条'] },
  ],
});

const askew = (page: number, skewDegrees: number | null): PictureLook => ({ page, width: 1654, height: 2339, thumbnail: '', kind: 'scan', confidence: 0.99, reasons: ['paper'], sharpness: null, light: null, skewDegrees });
checkTest(scanQuality, {
  params: { minDpi: 200, colour: true },
  pass: [
    { what: 'text pages', files: [file({ pages: [page({ dpi: 72, grey: true })] })] },
    { what: 'exactly 200 dpi in colour', files: [file({ pages: [page({ content: 'scan', dpi: 200 })] })] },
    { what: 'coarse and grey pages are warnings naming the pages', files: [file({ pages: [page({ content: 'scan', dpi: 150, grey: true }), page(), page({ content: 'scan', dpi: 96 })] })], codes: ['coarse', 'grey'], says: ['第 1、3 页', '96 dpi', '第 1 页是黑白'] },
    { what: 'a phone photo of a sheet, by its pixels', files: [file({ format: 'jpeg', pages: [page({ content: 'scan' })], image: image(3000, 4000) })] },
    { what: 'a small picture of a sheet', files: [file({ format: 'jpeg', pages: [page({ content: 'scan' })], image: image(960, 1280) })], codes: ['coarse'] },
    { what: 'a scanned TIFF by the density it states', files: [file({ format: 'tiff', pages: [page({ content: 'scan', dpi: 150 }), page({ content: 'scan', dpi: 150 })], image: image(3000, 4000) })], codes: ['coarse'], says: ['第 1、2 页', '150 dpi'] },
    { what: 'a sheet that claims a density nobody scanned it at', files: [file({ format: 'jpeg', pages: [page({ content: 'scan', dpi: 300, widthMm: 70, heightMm: 99 })], image: image(827, 1169) })], codes: ['coarse'], says: ['100 dpi'] },
    { what: 'a small slip at the density it states', files: [file({ format: 'jpeg', pages: [page({ content: 'scan', dpi: 300, widthMm: 90, heightMm: 50 })], image: image(1063, 590) })] },
    { what: 'pages laid askew', files: [file({ looks: [askew(1, 0.4), askew(2, -2.6), askew(3, null)] })], codes: ['askew'], says: ['第 2 页', '2.6°'] },
    { what: 'grey is well where colour is not asked for', params: { minDpi: 200, colour: false }, files: [file({ pages: [page({ content: 'scan', dpi: 300, grey: true })] })] },
  ],
  fail: [],
});

const lying = page({ widthMm: 297, heightMm: 210, content: 'scan' });
checkTest(orientation, {
  pass: [
    { what: 'upright', files: [file({ pages: [page({ content: 'scan' })] })] },
    { what: 'all landscape: a table', files: [file({ pages: [lying, lying] })] },
    { what: 'a landscape page of text', files: [file({ pages: [page(), page(), { ...lying, content: 'text' }] })] },
    { what: 'an A3 sheet folded out', files: [file({ pages: [page(), page(), page({ widthMm: 420, heightMm: 297, content: 'scan' })] })] },
    { what: 'one scan on its side among upright ones', files: [file({ pages: [page(), lying, page()] })], codes: ['sideways'], says: ['第 2 页'] },
  ],
  fail: [],
});

checkTest(resolution, {
  params: { minShortSide: 360, minLongSide: 640 },
  pass: [{ what: 'exactly enough', files: [file({ image: image(360, 640) })] }, { what: 'no picture', files: [file()] }],
  fail: [
    { what: 'one pixel too narrow', files: [file({ image: image(359, 900) })], codes: ['too-small'], says: ['359 × 900', '看不清'] },
    { what: 'too short', files: [file({ image: image(639, 639) })], codes: ['too-small'] },
    { what: 'without a longer side to ask for', params: { minShortSide: 360 }, files: [file({ image: image(100, 900) })], codes: ['too-small'] },
  ],
});

const caps = { caps: { fileBytes: 5_000_000, imageBytes: 300_000 } };
checkTest(size, {
  pass: [
    { what: 'no limits', files: [file({}, 'a.pdf', { bytes: 9e9 })] },
    { what: 'exactly the limit', context: caps, files: [file({}, 'a.pdf', { bytes: 5_000_000 })] },
  ],
  fail: [
    { what: 'a byte over', context: caps, files: [file({}, 'a.pdf', { bytes: 5_000_001 })], codes: ['file-too-large'], says: ['5.01 MB', '5 MB'] },
    { what: 'a picture over its own limit', context: caps, files: [file({ image: image(10, 10) }, 'a.jpg', { bytes: 300_001 })], codes: ['image-too-large'], says: ['300.1 KB'] },
    { what: 'a picture over the limit of all files', context: { caps: { fileBytes: 1000, imageBytes: null } }, files: [file({ image: image(10, 10) }, 'a.jpg', { bytes: 1001 })], codes: ['file-too-large'] },
  ],
});

checkTest(person, {
  params: { asks: { zh: '请核对是否既有组织又有个人', en: 'please see that both are named' } },
  pass: [{ what: 'always a remark', files: [file()], codes: ['look'], says: ['请核对是否既有组织又有个人。'] }],
  fail: [],
});
