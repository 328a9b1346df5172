import { z } from 'zod';
import type { Facts, PageFacts, Seal, Signature, Stamp } from '../model/facts.js';
import type { Finding } from '../model/outcome.js';
import { placeOnPage } from '../model/place-on-page.js';
import { SIGNATURE_CHANGES } from '../model/signature-changes.js';
import { signatureReason } from '../model/signature-reasons.js';
import type { Text } from '../model/text.js';
import { defineCheck, type CheckedFile } from './check.js';

type Need = 'pages' | 'seals' | 'stamps' | 'sealVerdict' | 'sealReason' | 'signatures';

const LOOK: Text = { zh: '请对照原件，核对印章是否清晰、单位是否与落款一致。', en: 'Compare with the original: is the seal clear, and of the body that signed?' };
const COLOUR: Text = { zh: '请提交 200 dpi 以上的彩色扫描件；或由核对过原件的人在 project.yaml 中确认。', en: 'Hand in a colour scan of at least 200 dpi, or let a person who saw the original confirm it in project.yaml.' };
const ADVICE: Text = { zh: '建议提交盖章版的彩色扫描件。', en: 'A colour scan of a sealed copy is advisable.' };

/**
 * Seen, not seen, cannot tell. Originals may rightly carry no seal (普发性公文 with a letterhead, 会议纪要), so the
 * words ask for a seal or an explanation, which a person settles; they never judge the document.
 */
export default defineCheck({
  id: 'seal',
  summary: 'The document shows a seal or carries an electronic one.',
  scope: 'each',
  params: z.strictObject({ need: z.enum(['required', 'advised']).describe('`required`: the clause asks for a sealed copy. `advised`: it does not, and a missing seal is only remarked on') }),
  needs: ['pages', 'seals', 'stamps', 'sealVerdict', 'sealReason', 'signatures'],
  messages: {
    seen: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页检出红色印迹 {found} 处（{where}），须人工核对。', en: '“{file}”: {found} red imprint(s) seen on page {page} ({where}); to be checked by a person.' },
      remedy: LOOK,
    },
    'at-the-head': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”只在第 {page} 页页首检出红色印迹 {found} 处（{where}），落款处没有；可能是信头的徽标，不是盖章，须人工核对。', en: '“{file}” shows {found} red imprint(s) at the head of page {page} only ({where}) and none where one signs; it may be the emblem of a letterhead and no seal: a person must check.' },
      remedy: LOOK,
    },
    edge: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”第 {page} 页页边检出红色印迹 {found} 处（{where}），似骑缝章的一部分，须人工核对。', en: '“{file}”: {found} red imprint(s) cut by the edge of page {page} ({where}), like part of a seal across pages; to be checked by a person.' },
      remedy: LOOK,
    },
    electronic: {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”含电子签章数据（{signer}），完整性校验：{integrity}{later}；须人工核对。', en: '“{file}” carries electronic signature data ({signer}); integrity: {integrity}{later}; to be checked by a person.' },
      remedy: { zh: '程序只校验完整性，不判断证书是否可信；请用签章软件打开原件，核对签章单位。', en: 'Integrity alone is checked here, not whether to trust the certificate; open the original in the signing software and check who signed.' },
    },
    unverifiable: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”含电子签章数据（{signer}），完整性校验：{integrity}{why}；程序无法判断。', en: '“{file}” carries electronic signature data ({signer}); integrity: {integrity}{why}, so the program cannot tell.' },
      remedy: { zh: '请用签章软件打开原件校验，由专人确认。', en: 'Open the original in the signing software, and let a person confirm it.' },
    },
    'without-imprint': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”含电子签名数据（{signer}），完整性校验：{integrity}{later}，但页面上看不到印章。', en: '“{file}” carries an electronic signature ({signer}); integrity: {integrity}{later}; but no page shows an imprint of it.' },
      remedy: { zh: '请提交加盖电子印章的原文件，或盖章后的彩色扫描件；原件如此的，由专人确认。', en: 'Hand in the file with its electronic seal, or a colour scan of the sealed copy; or let a person confirm it.' },
    },
    'changed-after': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”含电子签章数据（{signer}），签署时的内容完整性校验：{integrity}{later}。', en: '“{file}” carries electronic signature data ({signer}); integrity of what was signed: {integrity}{later}.' },
      remedy: { zh: '请提交签章后未再改动的原文件，或由专人对照后确认。', en: 'Hand in the file as it was signed, or let a person compare and confirm it.' },
    },
    'not-all': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”含电子签章数据（{signer}），完整性校验：{integrity}，但签名没有保护全部内容{why}。', en: '“{file}” carries electronic signature data ({signer}); integrity: {integrity}, but the signature does not protect all of it{why}.' },
      remedy: { zh: '没有保护的部分签署后可能被改过；请用签章软件打开原件核对，由专人确认。', en: 'What is not protected may have been changed since; open the original in the signing software, and let a person confirm it.' },
    },
    broken: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”含电子签章数据（{signer}），完整性校验：不一致{why}。', en: '“{file}” carries electronic signature data ({signer}); integrity: broken{why}.' },
      remedy: { zh: '签章后另存或编辑过会这样；请提交签章后未再改动的原文件。', en: 'Saving or editing after signing does this; hand in the file as it was signed.' },
    },
    'not-seen': {
      severity: 'error', effect: 'fail', settledByPerson: true,
      message: { zh: '“{file}”未见印章：请补盖或附说明。', en: 'No seal was seen on “{file}”: have it sealed, or explain.' },
      remedy: { zh: '请提交盖章后的彩色扫描件；普发性文件、会议纪要等本来不盖章的，请附说明并由专人在 project.yaml 中确认。', en: 'Hand in a colour scan of the sealed copy; where the original bears none (circulars, minutes), explain, and let a named person confirm it in project.yaml.' },
    },
    doubtful: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页有 {found} 处红色印迹（{where}），像印章但不能确定，须人工核对。', en: '“{file}”: {found} red imprint(s) on page {page} ({where}) that may be a seal; a person must check.' },
      remedy: LOOK,
    },
    'other-ink': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”未见红色印章；第 {page} 页检出{ink}圆形印迹 {found} 处（{where}），可能是收文章或复印的印章，须人工核对。', en: '“{file}” shows no red seal; page {page} shows {found} round imprint(s) in {ink} ({where}), perhaps of the receiving office or copied; a person must check.' },
      remedy: LOOK,
    },
    grey: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”是黑白或灰度扫描，无法判断有没有红色印章。', en: '“{file}” is a grey scan, on which a red seal cannot be told.' },
      remedy: COLOUR,
    },
    'low-resolution': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”清晰度太低，无法判断有没有印章。', en: '“{file}” is too coarse to tell whether it bears a seal.' },
      remedy: COLOUR,
    },
    'cannot-tell': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”无法判断有没有印章。', en: 'Whether “{file}” bears a seal could not be told.' },
      remedy: COLOUR,
    },
    'advised-not-seen': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”未见印章。条文没有明确要求盖章。', en: 'No seal was seen on “{file}”. The clause does not ask for one in so many words.' },
      remedy: ADVICE,
    },
    'advised-cannot-tell': {
      severity: 'notice', effect: 'none',
      message: { zh: '“{file}”无法判断有没有印章。条文没有明确要求盖章。', en: 'Whether “{file}” bears a seal could not be told. The clause does not ask for one in so many words.' },
      remedy: ADVICE,
    },
  },
  asks: ({ need }) => (need === 'required' ? { zh: '盖章版（彩色扫描，看得清印章）', en: 'sealed copy (colour scan, seal visible)' } : { zh: '最好是盖章版', en: 'preferably a sealed copy' }),
  find: (files, { need }) => files.flatMap((file) => [...signed(file, need), ...stamped(file, need)]),
});

const INTEGRITY: Readonly<Record<'intact' | 'broken' | 'unverifiable', Text>> = {
  intact: { zh: '一致', en: 'intact' },
  broken: { zh: '不一致', en: 'broken' },
  unverifiable: { zh: '无法校验', en: 'cannot be verified' },
};

function signed({ path, facts }: CheckedFile<Need>, need: 'required' | 'advised'): Finding[] {
  return facts.signatures.map((signature) => ({
    code: codeOf(signature, need, facts),
    file: path,
    ...(signature.page === null ? {} : { page: signature.page }),
    args: { signer: signature.signer ?? signature.subFilter ?? signature.filter ?? signature.field, integrity: INTEGRITY[signature.integrity], why: whyOf(signature), later: laterChanges(signature) },
  }));
}

/** A signature may be of a person and show nothing: then it is no 盖章版, whatever it proves. */
function codeOf({ integrity, changes, covers, place }: Signature, need: 'required' | 'advised', facts: Pick<Facts, 'signatures' | 'sealVerdict'>): string {
  if (integrity === 'broken') return 'broken';
  if (integrity === 'unverifiable') return need === 'required' ? 'unverifiable' : 'electronic';
  if (CHANGED.some((change) => changes.includes(change))) return 'changed-after';
  const isWhole = changes.length > 0 || covers !== 'part' || facts.signatures.some((other) => other.integrity === 'intact' && other.covers === 'whole');
  if (!isWhole) return 'not-all';
  return need === 'required' && place === null && facts.sealVerdict !== 'seen' ? 'without-imprint' : 'electronic';
}

/** What pages show may be other than what was signed, or what its signer allowed. */
const CHANGED: Signature['changes'] = ['content', 'pages', 'overlay', 'forbidden', 'unknown'];

function whyOf({ reason }: Signature): Text {
  if (reason === null) return { zh: '', en: '' };
  const { zh, en } = signatureReason(reason);
  return { zh: `（${zh}）`, en: ` (${en})` };
}

function laterChanges({ changes, overlaidPages = [] }: Signature): Text {
  if (changes.length === 0) return { zh: '', en: '' };
  const where: Text = overlaidPages.length > 0 ? { zh: `，见第 ${overlaidPages.join('、')} 页`, en: `; see page ${overlaidPages.join(', ')}` } : { zh: '', en: '' };
  return { zh: `，签署后有改动（${changes.map((each) => SIGNATURE_CHANGES[each].zh).join('、')}${where.zh}）`, en: `, changed after signing (${changes.map((each) => SIGNATURE_CHANGES[each].en).join(', ')}${where.en})` };
}

function stamped({ path, facts }: CheckedFile<Need>, need: 'required' | 'advised'): Finding[] {
  const red = facts.seals.filter((seal) => seal.kind !== 'signature');
  if (facts.sealVerdict === 'seen' && need === 'required' && red.every((seal) => isAtHead(seal, facts.pages[0])) && red[0]) return [imprints(path, 'at-the-head', 1, red)];
  if (facts.sealVerdict === 'seen' && red.length > 0) return byPage(red).map(([page, seals]) => imprints(path, seals.every(({ kind }) => kind === 'edge') ? 'edge' : 'seen', page, seals));
  if (facts.signatures.length > 0) return [];
  const unseen = facts.sealVerdict === 'not-seen';
  if (need === 'advised') return [{ code: unseen ? 'advised-not-seen' : 'advised-cannot-tell', file: path }];
  if (unseen) return [{ code: 'not-seen', file: path }];
  if (red.length > 0) return byPage(red).map(([page, seals]) => imprints(path, 'doubtful', page, seals));
  // On a grey copy the black stamp is named as well; that it is grey comes first.
  const others = byPage(facts.stamps).map(([page, stamps]) => inOtherInk(path, page, stamps as Stamp[]));
  if (facts.sealReason === 'other-ink') return others;
  return [{ code: facts.sealReason === 'grey' || facts.sealReason === 'low-resolution' ? facts.sealReason : 'cannot-tell', file: path }, ...others];
}

/** A seal stands over signature and date; above this share of an upright first page stand emblems. */
const HEAD = 0.2;

function isAtHead(seal: Seal, first: PageFacts | undefined): boolean {
  const isUpright = first !== undefined && first.heightMm > first.widthMm * 1.2;
  return isUpright && seal.page === 1 && seal.kind !== 'edge' && seal.y < HEAD;
}

function imprints(file: string, code: 'seen' | 'at-the-head' | 'edge' | 'doubtful', page: number, seals: readonly Seal[]): Finding {
  return { code, file, page, found: seals.length, args: { where: whereabouts(seals[0] as Seal) } };
}

const INKS: Readonly<Record<Stamp['ink'], Text>> = { blue: { zh: '蓝色', en: 'blue' }, black: { zh: '黑色', en: 'black' } };

function inOtherInk(file: string, page: number, stamps: readonly Stamp[]): Finding {
  return { code: 'other-ink', file, page, found: stamps.length, args: { ink: INKS[(stamps[0] as Stamp).ink], where: whereabouts(stamps[0] as Stamp) } };
}

function byPage(seals: readonly Seal[]): [number, Seal[]][] {
  const pages = [...new Set(seals.map((seal) => seal.page))].sort((a, b) => a - b);
  return pages.map((page) => [page, seals.filter((seal) => seal.page === page)]);
}

/** The first one’s size and place; the reader has its picture beside. */
function whereabouts(seal: Seal): Text {
  const place = placeOnPage(seal);
  const size = seal.diameterMm === null ? null : Math.round(seal.diameterMm);
  return size === null ? { zh: `位置${place.zh}`, en: place.en } : { zh: `直径约 ${size} mm，位置${place.zh}`, en: `about ${size} mm across, ${place.en}` };
}
