import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { initWorkspace } from '../../dist/index.js';
import { layOut } from '../sample/drawing/official.mjs';
import { textPdf } from '../sample/drawing/pdf.mjs';
import { photograph } from '../sample/drawing/photo.mjs';
import { scan } from '../sample/drawing/scan.mjs';

/**
 * A workspace of exactly so many pages, about 1 GB for 3,000: eleven PDFs of text, eleven of colour scans at 300 dpi,
 * thirteen pages each, and eight photographs, over and over. No two files and no two pictures have the same bytes;
 * what they show repeats after a while, which costs nobody less. Same bytes on every run.
 *
 * `light`: the same files with pictures of a tenth of the size, so that 30,000 pages have room on a small disk.
 */
const CYCLE = [...'ststststststststststst', ...'jjjjjjjj'];
const PAGES = 13;
const MODELS = { text: 6, scans: 13, photos: 4 };

const NUMERALS = [...'一二三四五六七八九十'];
const SENTENCES = [
  '坚持为科技工作者服务、为创新驱动发展服务、为提高全民科学素质服务，推动工作力量和资源向基层下沉，把科普工作纳入年度重点任务和绩效考核。',
  '各镇、街道要明确分管领导和专职人员，落实工作经费，建立健全科普阵地，组织开展科技活动周、全国科普日等群众性科普活动，每季度报送一次进展情况。',
  '新建社区科普体验馆3处、科普画廊26米，更新科普设施设备112台（套），全年开放288天，接待群众4.6万人次，满意率达到97.2%。',
  '区财政将科普经费列入年度预算并逐步增长，2021年安排科普专项经费312.5万元，人均科普经费3.86元，专款专用，接受审计监督。',
  '充分发挥学校、医院、农技站“三长”作用，动员科技志愿者866名，组建服务队41支，开展农业技术培训、健康义诊和应急避险演练。',
];

/** @param {string} folder @param {number} pages @param {{ light?: boolean }} [form] @returns {Promise<{ files: number, bytes: number }>} */
export async function makeCorpus(folder, pages, { light = false } = {}) {
  const note = join(folder, 'corpus.json');
  const recipe = createHash('sha256').update(await readFile(new URL(import.meta.url))).digest('hex');
  const made = await readFile(note, 'utf8').then(JSON.parse, () => null);
  if (made?.recipe === recipe && made.pages === pages && made.light === light) return made;
  await rm(folder, { recursive: true, force: true });
  await initWorkspace({ folder, standard: 'kepu-2021-2025', unit: null });
  const slots = await slotsIn(join(folder, 'evidence'));
  const models = light ? await lightened(await (drawn ??= makeModels())) : await (drawn ??= makeModels());
  let [left, files, bytes] = [pages, 0, 0];
  for (let number = 0; left > 0; number++) {
    const kind = left < PAGES ? 'j' : CYCLE[number % CYCLE.length];
    const [suffix, content] = kind === 'j' ? ['jpg', photo(models, number)] : ['pdf', kind === 's' ? scannedPdf(models, number) : text(models, number)];
    const suited = kind === 'j' ? slots.pictures : slots.documents;
    const path = join(suited[number % suited.length], `${2020 + (number % 3)}年材料${String(number).padStart(5, '0')}.${suffix}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    left -= kind === 'j' ? 1 : PAGES;
    files += 1;
    bytes += content.length;
  }
  const corpus = { recipe, pages, light, files, bytes };
  await writeFile(note, JSON.stringify(corpus));
  return corpus;
}

/** Slot folders by what they take. */
async function slotsIn(evidence) {
  const folders = (await readdir(evidence, { recursive: true, withFileTypes: true })).filter((entry) => entry.isDirectory() && /^\d+ /.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort();
  const pictures = folders.filter((folder) => /图片|照片/.test(folder.split('/').at(-1)));
  const documents = folders.filter((folder) => /文件|方案|证明|材料|通知/.test(folder.split('/').at(-1)));
  return { pictures, documents };
}

/** Drawing takes a minute, so once for all sizes. */
let drawn = null;

async function makeModels() {
  const text = await Promise.all(Array.from({ length: MODELS.text }, (_, n) => textPdf(layOut(document(n)).slice(0, PAGES), { title: `bench ${n}`, day: '2022-10-21' })));
  const sheets = layOut(document(99));
  const scans = [];
  for (let n = 0; n < MODELS.scans; n++) {
    const sheet = await scan(sheets[n], { seed: `bench ${n}`, dpi: 300, quality: 90 });
    // Scanners write baseline JPEG.
    scans.push(await sharp(sheet).withMetadata({ density: 300 }).jpeg({ quality: 86 }).toBuffer());
  }
  const photos = [];
  for (let n = 0; n < MODELS.photos; n++) {
    const shot = await photograph({ seed: `bench ${n}`, setting: 'museum', width: 2400, takenAt: '2022:05:12 09:31:07', scene: { text: '科普馆开放日', crowd: 6 + n } });
    photos.push(await sharp(shot).keepMetadata().jpeg({ quality: 82 }).toBuffer());
  }
  return { text, scans, photos, pixels: [2480, 3508] };
}

/** The same with a third of the pixels each way. */
async function lightened({ text, scans, photos }) {
  const smaller = async (jpeg, scale) => {
    const { width, height } = await sharp(jpeg).metadata();
    return sharp(jpeg).keepMetadata().resize(Math.round(width * scale), Math.round(height * scale)).jpeg({ quality: 70 }).toBuffer();
  };
  return { text, scans: await Promise.all(scans.map((each) => smaller(each, 1 / 3))), photos: await Promise.all(photos.map((each) => smaller(each, 1 / 3))), pixels: [2480, 3508].map((side) => Math.round(side / 3)) };
}

/** An official document of at least thirteen pages, sealed on its first. */
function document(n) {
  const sentence = (i) => SENTENCES[(i * 7 + n) % SENTENCES.length];
  const body = Array.from({ length: 60 }, (_, i) => (i % 6 === 0 ? `# ${NUMERALS[(i / 6) % 10]}、第${i / 6 + 1}项工作情况` : `${sentence(i)}${sentence(i + 2)}${sentence(i + 3)}`));
  return {
    head: '云澜区人民政府文件', number: `云政发〔2021〕${n + 1}号`, title: `云澜区人民政府关于印发\n科普工作实施方案（第${n + 1}号）的通知`,
    to: '各镇人民政府、街道办事处：', body: ['现将方案印发给你们，请认真贯彻执行。'], sign: '云澜区人民政府', date: '2021年3月29日', seal: '云澜区人民政府',
    annexes: [{ mark: ' ', title: '科普工作实施方案', body }],
  };
}

/** Another comment in the second line, which no offset depends on. */
function text({ text: models }, number) {
  const bytes = Buffer.from(models[number % models.length]);
  const at = bytes.indexOf('\n%') + 2;
  for (let i = 0, rest = number; i < 4; i++, rest = Math.floor(rest / 120)) bytes[at + i] = 0x81 + (rest % 120);
  return bytes;
}

function photo({ photos }, number) {
  return remarked(photos[number % photos.length], number);
}

/** A JPEG with a comment of its own after its first marker (ITU-T T.81, B.2.4.5). */
function remarked(jpeg, number) {
  const words = Buffer.from(String(number).padStart(12, '0'), 'latin1');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, words.length + 2]), words, jpeg.subarray(2)]);
}

/** One picture a page, as scanners write it: objects in order and a classic cross-reference table. */
function scannedPdf({ scans, pixels }, number) {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = [];
  let size = parts[0].length;
  const put = (...pieces) => { for (const piece of pieces.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each))) { parts.push(piece); size += piece.length; } };
  const object = (dict, stream) => {
    offsets.push(size);
    put(`${offsets.length} 0 obj\n`, dict, ...(stream ? ['\nstream\n', stream, '\nendstream'] : []), '\nendobj\n');
  };
  object('<</Type/Catalog/Pages 2 0 R>>');
  object(`<</Type/Pages/Count ${PAGES}/Kids[${Array.from({ length: PAGES }, (_, i) => `${3 + 3 * i} 0 R`).join(' ')}]>>`);
  for (let i = 0; i < PAGES; i++) {
    const jpeg = remarked(scans[(number + i) % scans.length], number * PAGES + i);
    const content = Buffer.from('q 595.2 0 0 841.92 0 0 cm /Im0 Do Q', 'latin1');
    object(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.2 841.92]/Contents ${4 + 3 * i} 0 R/Resources<</XObject<</Im0 ${5 + 3 * i} 0 R>>>>>>`);
    object(`<</Length ${content.length}>>`, content);
    object(`<</Type/XObject/Subtype/Image/Width ${pixels[0]}/Height ${pixels[1]}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>`, jpeg);
  }
  const start = size;
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`, ...offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`), `trailer\n<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
