import highlight from '../../src/checks/highlight.js';
import captioned from '../../src/checks/captioned.js';
import seal from '../../src/checks/seal.js';
import addressOrDate from '../../src/checks/address-or-date.js';
import photoQuality from '../../src/checks/photo-quality.js';
import sealName from '../../src/checks/seal-name.js';
import pictureKind from '../../src/checks/picture-kind.js';
import type { PhotoCaption } from '../../src/model/dossier.js';
import type { Highlight, PictureLook, Seal, Signature } from '../../src/model/facts.js';
import { checkTest, document, file, page, text } from './check-test.js';

const imprint = (page: number, over: Partial<Seal> = {}): Seal => ({ page, x: 0.7, y: 0.8, diameterMm: 41.8, kind: 'round', confidence: 0.9, ...over });
const signature = (integrity: Signature['integrity'], over: Partial<Signature> = {}): Signature => ({ page: 1, place: { x: 0.7, y: 0.8, widthMm: 42, heightMm: 42 }, field: '签章1', filter: 'Vendor.Seal', subFilter: 'vendor.sm2', integrity, covers: 'whole', changes: [], reason: null, signer: '某某单位', signedAt: null, ...over });

checkTest(seal, {
  params: { need: 'required' },
  pass: [
    { what: 'red imprints, page by page, for a person to look at', files: [file({ sealVerdict: 'seen', seals: [imprint(3), imprint(3), imprint(5, { diameterMm: null, x: 0.5, y: 0.1 })] })], codes: ['seen', 'seen'], says: ['第 3 页检出红色印迹 2 处（直径约 42 mm，位置右下），须人工核对', '第 5 页检出红色印迹 1 处（位置上方居中）'] },
    { what: 'one at the head of the last page, over a signature that went on there', files: [file({ sealVerdict: 'seen', seals: [imprint(2, { y: 0.12 })] })], codes: ['seen'] },
    { what: 'an emblem, and a seal', files: [file({ sealVerdict: 'seen', seals: [imprint(1, { y: 0.1 }), imprint(1)] })], codes: ['seen'] },
    { what: 'near the top of a page that lies', files: [file({ sealVerdict: 'seen', seals: [imprint(1, { y: 0.15 })], pages: [page({ widthMm: 297, heightMm: 210 })] })], codes: ['seen'] },
    { what: 'over a signature in the upper half', files: [file({ sealVerdict: 'seen', seals: [imprint(1, { y: 0.25 })] })], codes: ['seen'] },
    { what: 'advised: one at the head', params: { need: 'advised' }, files: [file({ sealVerdict: 'seen', seals: [imprint(1, { y: 0.1 })] })], codes: ['seen'] },
    { what: 'a seal cut by the page’s edge, named as such', files: [file({ sealVerdict: 'seen', seals: [imprint(2, { kind: 'edge', x: 0.99, y: 0.5, diameterMm: null })] })], codes: ['edge'], says: ['第 2 页页边检出红色印迹 1 处（位置右侧），似骑缝章的一部分'] },
    { what: 'an electronic seal, although no red is seen', files: [file({ signatures: [signature('intact')] })], codes: ['electronic'], says: ['含电子签章数据（某某单位），完整性校验：一致'] },
    { what: 'one to which a further signature and notes were added', files: [file({ signatures: [signature('intact', { covers: 'part', changes: ['annotations', 'signature'] })] })], codes: ['electronic'], says: ['一致，签署后有改动（批注、又加签名）；须人工核对'] },
    { what: 'one that shows nothing, beside a red imprint', files: [file({ sealVerdict: 'seen', seals: [imprint(1)], signatures: [signature('intact', { place: null })] })], codes: ['electronic', 'seen'] },
    { what: 'one that leaves parts out, under a later one over the whole file', files: [file({ signatures: [signature('intact', { covers: 'part' }), signature('intact', { covers: 'whole' })] })], codes: ['electronic', 'electronic'] },
    { what: 'advised: one that cannot be verified and names nobody', params: { need: 'advised' }, files: [file({ sealVerdict: 'cannot-tell', signatures: [signature('unverifiable', { page: null, signer: null })] })], codes: ['electronic'], says: ['（vendor.sm2），完整性校验：无法校验'] },
    { what: 'advised: not seen is a remark', params: { need: 'advised' }, files: [file()], codes: ['advised-not-seen'] },
    { what: 'advised: cannot tell is a remark', params: { need: 'advised' }, files: [file({ sealVerdict: 'cannot-tell', sealReason: 'grey' })], codes: ['advised-cannot-tell'] },
  ],
  fail: [
    { what: 'not seen', files: [file()], codes: ['not-seen'], says: ['未见印章：请补盖或附说明'] },
    { what: 'at the head of the first page only', files: [file({ sealVerdict: 'seen', seals: [imprint(1, { x: 0.5, y: 0.1 })] })], codes: ['at-the-head'], says: ['第 1 页页首', '上方居中', '信头的徽标'] },
    { what: 'a grey scan', files: [file({ sealVerdict: 'cannot-tell', sealReason: 'grey' })], codes: ['grey'] },
    { what: 'a coarse one', files: [file({ sealVerdict: 'cannot-tell', sealReason: 'low-resolution' })], codes: ['low-resolution'] },
    { what: 'not looked at', files: [file({ sealVerdict: 'cannot-tell', sealReason: 'not-inspected' })], codes: ['cannot-tell'] },
    { what: 'a signature that cannot be verified', files: [file({ sealVerdict: 'cannot-tell', signatures: [signature('unverifiable')] })], codes: ['unverifiable'], says: ['程序无法判断'] },
    { what: 'a signature that shows nothing', files: [file({ signatures: [signature('intact', { place: null })] })], codes: ['without-imprint'], says: ['页面上看不到印章'] },
    { what: 'pages changed after signing', files: [file({ signatures: [signature('intact', { covers: 'part', changes: ['pages', 'content'] })] })], codes: ['changed-after'], says: ['签署时的内容完整性校验：一致，签署后有改动（页数、页面内容）'] },
    { what: 'something put over a page after signing', files: [file({ signatures: [signature('intact', { covers: 'part', changes: ['overlay', 'annotations'], overlaidPages: [2, 3] })] })], codes: ['changed-after'], says: ['签署后有改动（遮盖或添写页面内容、批注，见第 2、3 页）'] },
    { what: 'a change that who certified it did not allow', files: [file({ signatures: [signature('intact', { covers: 'part', changes: ['form', 'forbidden'] })] })], codes: ['changed-after'], says: ['签署后有改动（表单填写、签署者不许可的改动）'] },
    { what: 'changes that could not be compared', files: [file({ signatures: [signature('intact', { covers: 'part', changes: ['unknown'] })] })], codes: ['changed-after'], says: ['签署后有改动（内容未能比对）'] },
    { what: 'parts that the signature leaves out', files: [file({ signatures: [signature('intact', { covers: 'part', reason: 'not protected by it: Doc_0/Annots/Annot_0.xml' })] })], codes: ['not-all'], says: ['签名没有保护全部内容（不在它保护之内的部分：Doc_0/Annots/Annot_0.xml）'] },
    { what: 'a doubtful imprint, with its place', files: [file({ sealVerdict: 'cannot-tell', seals: [imprint(2, { confidence: 0.4 })] })], codes: ['doubtful'], says: ['第 2 页有 1 处红色印迹（直径约 42 mm，位置右下），像印章但不能确定'] },
    { what: 'a blue stamp alone', files: [file({ sealVerdict: 'cannot-tell', sealReason: 'other-ink', stamps: [{ ...imprint(1), ink: 'blue' }] })], codes: ['other-ink'], says: ['未见红色印章；第 1 页检出蓝色圆形印迹 1 处'] },
    { what: 'a black stamp on a grey copy', files: [file({ sealVerdict: 'cannot-tell', sealReason: 'grey', stamps: [{ ...imprint(1), ink: 'black' }] })], codes: ['grey', 'other-ink'], says: ['黑白或灰度扫描', '黑色圆形印迹'] },
    { what: 'changed after it was signed', files: [file({ signatures: [signature('broken')] })], codes: ['broken'], says: ['不一致'] },
  ],
});

const named = (text: string, confidence = 0.95) => imprint(2, { name: { text, confidence } });
const signed = (...issuers: string[]) => document({ issuer: issuers[0] ?? null, issuers });
checkTest(sealName, {
  params: {},
  pass: [
    { what: 'the name of the body that signed', files: [file({ seals: [named('云山县科学技术协会')], document: signed('云山县科学技术协会') })], codes: ['agrees'], says: ['第 2 页印迹上的文字读作“云山县科学技术协会”，与发文单位一致；印章本身须人工核对'] },
    { what: 'one character read wrong, or another body', files: [file({ seals: [named('云山县科学枝术协会')], document: signed('云山县科学技术协会') })], codes: ['unreadable'], says: ['没有读清（读作“云山县科学枝术协会”），不能与发文单位“云山县科学技术协会”核对'] },
    { what: 'a name that the paper shortens', files: [file({ seals: [named('云山县科学技术协会')], document: signed('云山县科协') })], codes: ['agrees'] },
    { what: 'two seals of two bodies that signed together', files: [file({ seals: [named('云山县科学技术协会'), named('云山县财政局')], document: signed('云山县科学技术协会', '云山县财政局') })], codes: ['agrees', 'agrees'] },
    { what: 'a government and its office: not told apart', files: [file({ seals: [named('云山县人民政府办公室')], document: signed('云山县人民政府') })], codes: ['unreadable'] },
    { what: 'the like body of the place above, in whose name it stands', files: [file({ seals: [named('云江省科学技术协会')], document: signed('云江省云山县科学技术协会') })], codes: ['unreadable'] },
    { what: 'another name, of which a character is not sure', files: [file({ seals: [imprint(2, { name: { text: '青石县教育局', confidence: 0.95, least: 0.6 } })], document: signed('云山县科学技术协会') })], codes: ['unreadable'] },
    { what: 'a name without the place above it', files: [file({ seals: [named('云山县科学技术协会')], document: signed('云江省云山县科学技术协会筹备组') })], codes: ['unreadable'] },
    { what: 'a reading that is not sure', files: [file({ seals: [named('青石县教育局', 0.6)], document: signed('云山县科学技术协会') })], codes: ['unreadable'] },
    { what: 'nothing could be read', files: [file({ seals: [named('', 0)], document: signed('云山县科学技术协会') })], codes: ['unreadable'] },
    { what: 'the body asked for, whoever signed', context: { issuers: ['中共', '区委'] }, files: [file({ seals: [named('中共云澜区委办公室')] })], codes: ['agrees-asked'], says: ['与要求的发文单位（中共、区委）相符；印章本身须人工核对'] },
    { what: 'the body asked for, all but one character', context: { issuers: ['人民政府'] }, files: [file({ seals: [named('云澜区人昆政府')] })], codes: ['unreadable'] },
    { what: 'nobody known to have signed', files: [file({ seals: [named('云山县科学技术协会')] })] },
    { what: 'a seal nobody read', files: [file({ seals: [imprint(1)], document: signed('云山县科学技术协会') })] },
  ],
  fail: [
    { what: 'another body’s seal', files: [file({ seals: [named('青石县教育局')], document: signed('云山县科学技术协会') })], codes: ['differs'], says: ['读作“青石县教育局”，与发文单位“云山县科学技术协会”不一致'] },
    { what: 'the like body of another place', files: [file({ seals: [named('云江市科学技术协会')], document: signed('云澜区科学技术协会') })], codes: ['differs'] },
    { what: 'not the body asked for, though the one that signed', context: { issuers: ['中共', '区委', '人民政府'] }, files: [file({ seals: [named('云澜区科学技术协会')], document: signed('云澜区科学技术协会') })], codes: ['differs-asked'], says: ['与要求的发文单位（中共、区委、人民政府）不相符'] },
    { what: 'a part of the body asked for', context: { issuers: ['中共', '区委'], notIssuers: ['宣传部'] }, files: [file({ seals: [named('中共云澜区委宣传部')] })], codes: ['differs-asked'] },
    { what: 'the body asked for on a paper of another', context: { issuers: ['人民政府'] }, files: [file({ seals: [named('云江市人民政府')], document: signed('云澜区人民政府') })], codes: ['differs'], says: ['与发文单位“云澜区人民政府”不一致'] },
  ],
});

const mark = (text: string | null): Highlight => ({ page: 1, kind: 'highlight', text });
/** Marked lines of a scan, each so far below the one before, as shares of the page's height. */
const lines = (below: number, ...texts: string[]) => [file({ highlightVerdict: 'seen', highlights: texts.map((each, index): Highlight => ({ page: 1, kind: 'marker', text: each, box: { left: 0.1, top: 0.3 + index * below, width: 0.6, height: 0.02 } })) })];
const marked = (...texts: (string | null)[]) => [file({ highlightVerdict: 'seen', highlights: texts.map(mark) })];
checkTest(highlight, {
  params: { about: ['科普', '科学素质'] },
  pass: [
    { what: 'one of several marks names it, across a line end', files: marked('其他', '加强科\n普工作') },
    { what: 'two marked lines, the word begun on one and ended on the next', files: lines(0.025, '深入开展科', '普活动') },
  ],
  fail: [
    { what: 'nothing marked', files: [file()], codes: ['not-seen'], says: ['“科普”'] },
    { what: 'a scan', files: [file({ highlightVerdict: 'cannot-tell' })], codes: ['cannot-tell'] },
    { what: 'marks whose text is unknown', files: marked(null, '其他'), codes: ['marked-unread'], says: ['2 处', '由专人确认'] },
    { what: 'the same marks far apart', files: lines(0.2, '深入开展科', '普活动'), codes: ['off-topic'] },
    { what: 'something else marked, with both words shown', files: marked('财政收入'), codes: ['off-topic'], says: ['没有提到“科普、科学素质”', '标出的是：财政收入'] },
  ],
});

const look = (kind: PictureLook['kind'], confidence = 0.9, reasons: PictureLook['reasons'] = ['no-even-areas']): PictureLook => ({ page: 1, width: 1000, height: 800, thumbnail: '', sharpness: null, light: null, skewDegrees: null, kind, confidence, reasons });
const seen = (...looks: PictureLook[]) => [file({ format: 'jpeg', looks }, '图.jpg')];
checkTest(pictureKind, {
  params: { is: 'screenshot' },
  pass: [
    { what: 'a screenshot', files: seen(look('screenshot')) },
    { what: 'a scan of a printed page', files: seen(look('scan', 0.99)) },
    { what: 'what cannot be told', files: seen(look('cannot-tell', 0.5)) },
    { what: 'a page that is a scan, nothing looked at', files: [file({ pages: [page({ content: 'scan' })] })] },
    { what: 'a page of words with a picture among them', files: [file({ pages: [page({ pictures: 1 })] })] },
    { what: 'a Word file whose picture was not looked at', files: [file({ format: 'docx', pages: [], pictures: 1 })] },
    { what: 'a document in which one picture is a screenshot', files: seen(look('photo', 0.99, ['exposure']), look('screenshot')) },
    { what: 'a photo where a photo is asked', params: { is: 'photo' }, files: seen(look('photo')) },
  ],
  fail: [
    { what: 'a Word file of words alone', files: [file({ format: 'docx', pages: [], pictures: 0 })], codes: ['no-picture'], says: ['只有文字，没有图片，要求的是截图'] },
    { what: 'pages of words alone, as of a printed web page', files: [file({ pages: [page(), page({ content: 'blank' })] })], codes: ['no-picture-seen'], says: ['网页打印件'] },
    { what: 'a photo, for a person to look at', files: seen(look('photo', 0.97)), codes: ['looks-otherwise'], says: ['看来是照片，要求的是截图', '没有完全均匀的色块'] },
    { what: 'a sure photo without a camera’s word is still a doubt', files: seen(look('photo', 0.99)), codes: ['looks-otherwise'] },
    { what: 'a photo by a camera’s own word', files: seen(look('photo', 0.99, ['camera', 'exposure'])), codes: ['otherwise'], says: ['曝光参数', '请换成截图'] },
    { what: 'a screenshot where a photo is asked', params: { is: 'photo' }, files: seen(look('screenshot', 0.99, ['screen-size', 'even-areas'])), codes: ['looks-otherwise'], says: ['看来是截图'] },
  ],
});

checkTest(photoQuality, {
  pass: [
    { what: 'a sharp one in good light', files: seen({ ...look('photo'), sharpness: 'sharp', light: 'even' }) },
    { what: 'a screenshot, of which neither is asked', files: seen(look('screenshot')) },
    { what: 'a soft one is remarked on', files: seen({ ...look('photo'), sharpness: 'soft' }), codes: ['soft'] },
    { what: 'a watermark is shown', files: seen(look('photo')).map((each) => ({ ...each, facts: { ...each.facts, watermarks: ['2021-05-12 10:33', '@云澜发布'] } })), codes: ['watermark'], says: ['水印文字：2021-05-12 10:33；@云澜发布'] },
  ],
  fail: [
    { what: 'blurred, in the second picture of a document', files: seen(look('photo'), { ...look('photo'), page: 2, sharpness: 'blurred' }), codes: ['blurred'], says: ['第 2 幅图', '小图放大'] },
    { what: 'black', files: seen({ ...look('photo'), light: 'dark' }), codes: ['dark'] },
    { what: 'burnt out', files: seen({ ...look('photo'), light: 'bright' }), codes: ['bright'] },
  ],
});

const saying = (content: string, source: 'native' | 'ocr' | 'none' = 'ocr') => [file({ format: 'png', text: text(content, source) }, '截图.png')];
checkTest(addressOrDate, {
  pass: [
    { what: 'an address', files: saying('https://www.example.gov.cn/kp 科普专栏 首页 新闻') },
    { what: 'a channel', files: saying('科普云澜 公众号 关注 历史消息 更多') },
    { what: 'a date of publication', files: saying('区科协召开代表大会 发布时间：2019-11-28 来源：办公室') },
    { what: 'a day without its year', files: saying('防灾减灾日宣传活动在社区举行 5月12日') },
    { what: 'a clock in the status bar', files: saying('9:41 科普中国 首页 推荐 视频 我的关注') },
    { what: 'hardly a word', files: saying('科普中国') },
    { what: 'text that nobody read', files: saying('', 'none') },
    { what: 'neither is a remark, for reading may miss it', files: saying('志愿者注册数量统计表 科技志愿服务队 一千二百人'), codes: ['neither'], says: ['没有看到网址'] },
  ],
  fail: [],
});

const shot = (name: string, words = '') => file({ text: text(words) }, name);
const told = (over: Partial<PhotoCaption>) => ({ caption: () => ({ time: '2022年9月17日', place: null, people: null, topic: null, ...over }) });
checkTest(captioned, {
  params: { words: ['科普', '急救'] },
  pass: [
    { what: 'what it shows in its name', files: [shot('场馆图片/社区科普日.jpg'), shot('图片/IMG_0001 周末科学课（2）.jpg'), shot('图片/2021-09-14_枕溪街道_健步行.jpg')] },
    { what: 'in the name of its folder', files: [shot('3 活动图片/2021年全国科普日/DSC_0012.jpg')] },
    { what: 'in its caption', files: [shot('图片/IMG_0001.jpg')], context: told({ topic: '垃圾分类讲座' }) },
    { what: 'who is on it', files: [shot('图片/mmexport1600000000000.jpg')], context: told({ people: '张老师和学生' }) },
    { what: 'a banner that can be read on it', files: [shot('图片/微信图片_20210914.jpg', '枕溪街道急救培训')] },
  ],
  fail: [
    { what: 'a name that a camera gave', files: [shot('图片/IMG_20210914_101010.jpg')], codes: ['unsaid'], says: ['没有说明拍的是什么', '图片说明.xlsx'] },
    { what: 'one that any picture has', files: [shot('2 场馆图片/活动现场照片3.jpg'), shot('图片/微信图片_20210914101010.png'), shot('附件1.jpg')], codes: ['unsaid', 'unsaid', 'unsaid'] },
    { what: 'who handed it in, and nothing else', files: [shot('2 场馆图片/区教育局/教育局图片1.jpg')], context: { units: [{ name: '区教育局', aliases: ['教育局'], open: false, members: [] }] }, codes: ['unsaid'] },
    { what: 'a caption with a date alone', files: [shot('图片/IMG_0001.jpg')], context: told({}), codes: ['unsaid'] },
    { what: 'words of something else on it', files: [shot('图片/1.jpg', '荣誉证书 特发此证')], codes: ['unsaid'] },
  ],
});
