import { z } from 'zod';
import { ENTERPRISE_ENDINGS } from '../model/body-endings.js';
import { defineCheck, type CheckContext } from './check.js';
import { editDistance } from '../model/edit-distance.js';
import { isAbove, isOfDistrict, otherPlace, ownName, type OtherPlace } from './home.js';
import { placeToldOf } from './told-places.js';
import { plain } from './text.js';

/** Readings of a seal less sure than this are not held against a place. */
const SURE = 0.85;
/** With a less sure character in it, a place that one character parts from the own one may be the own one misread. */
const SURE_CHARACTER = 0.7;

/** A paper of the county next door names the right kind of body, bears a seal, and proves nothing here. */
export default defineCheck({
  id: 'district',
  summary: 'The document comes from no other county or district.',
  scope: 'each',
  params: z.strictObject({ level: z.literal('own').optional().describe('`own`: nor from a body above it') }),
  needs: ['document', 'seals', 'text'],
  messages: {
    elsewhere: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的发文单位看来是“{found}”，属于{place}，不是{expected}。', en: '“{file}” seems to be issued by “{found}”, which belongs to {place}, not to {expected}.' },
      remedy: { zh: '请核对是不是放错了别处的材料；确实可用的，由专人说明后确认。', en: 'Check whether it is a paper of another place; if it counts all the same, let a person explain and confirm it.' },
    },
    'given-elsewhere': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”看来是颁给“{found}”的，属于{place}，没有提到{expected}。', en: '“{file}” seems to be given to “{found}”, which belongs to {place}; {expected} is not named.' },
      remedy: { zh: '请核对是不是放错了别处的证书；确属本地的，由专人说明后确认。', en: 'Check whether it is a certificate of another place; if it counts all the same, let a person explain and confirm it.' },
    },
    'told-elsewhere': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”写的是{place}（“{found}”），没有提到{expected}。', en: '“{file}” speaks of {place} (“{found}”); {expected} is not named.' },
      remedy: { zh: '请核对是不是放错了别处的材料；确属本地的，由专人说明后确认。', en: 'Check whether it is material of another place; if it counts all the same, let a person explain and confirm it.' },
    },
    above: {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的发文单位看来是上级的“{found}”，这一项要的是{expected}自己的文件。', en: '“{file}” seems to be issued by “{found}”, a body above; asked for is a document of {expected} itself.' },
      remedy: { zh: '请换成本地出台的文件；本地确实直接适用上级文件的，由专人说明后确认。', en: 'Hand in the document issued here; if that of the body above applies, let a person explain and confirm it.' },
    },
    'other-city': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”的发文单位看来是“{found}”；{place}是{expected}的上级，还是别的市，project.yaml 里没有写。', en: '“{file}” seems to be issued by “{found}”; whether {place} lies above {expected} or is another city is not said in project.yaml.' },
      remedy: { zh: '如是上级，请在 project.yaml 中写 superiors: [{place}]，以后不再提示；是别处的材料，请更换。', en: 'If it lies above, write superiors: [{place}] in project.yaml, and this is not asked again; exchange papers of another place.' },
    },
    'seal-other-city': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页印迹上的文字读作“{found}”；{place}是{expected}的上级，还是别的市，project.yaml 里没有写。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”; whether {place} lies above {expected} or is another city is not said in project.yaml.' },
      remedy: { zh: '如是上级，请在 project.yaml 中写 superiors: [{place}]，以后不再提示；是别处的材料，请更换。', en: 'If it lies above, write superiors: [{place}] in project.yaml, and this is not asked again; exchange papers of another place.' },
    },
    'seal-elsewhere': {
      severity: 'warning', effect: 'review',
      message: { zh: '“{file}”第 {page} 页印迹上的文字读作“{found}”，属于{place}，不是{expected}。', en: 'Along the imprint on page {page} of “{file}” stands “{found}”, which belongs to {place}, not to {expected}.' },
      remedy: { zh: '请核对印章和文件是不是别处的；文字识别有误的，由专人确认。', en: 'Check whether seal and paper are those of another place; if it was misread, let a person confirm it.' },
    },
  },
  asks: () => null,
  find: (files, { level }, context) => files.flatMap(({ path, facts: { document, seals, text } }) => {
    const expected = context.district;
    const signed = document.issuerFrom === 'label' ? [] : document.issuers;
    const [first] = signed.some((name) => isOwn(name, context)) ? [] : placesOf(signed, context);
    if (first) return [{ code: first.unsure ? 'other-city' : 'elsewhere', file: path, found: first.name, expected, args: { place: first.place } }];
    const isOfAbove = signed.length > 0 && signed.every((name) => !isOwn(name, context) && isAbove(name, context));
    if (level === 'own' && isOfAbove) return [{ code: 'above', file: path, found: signed.join('、'), expected }];
    const given = context.kind === 'certificate' ? givenTo(text.content, context) : null;
    if (given) return [{ code: 'given-elsewhere', file: path, found: given.name, expected, args: { place: given.place } }];
    // Who is above the district writes to all of its districts.
    const told = isOfAbove ? null : placeToldOf(text.content, context);
    if (told) return [{ code: 'told-elsewhere', file: path, found: told.words, expected, args: { place: told.place } }];
    const read = seals.flatMap(({ name, page }) => (name && name.confidence >= SURE ? [{ name: plain(name.text), page, isSure: (name.least ?? 1) >= SURE_CHARACTER }] : []));
    // A seal of one's own on a joint paper is enough.
    if (read.some(({ name }) => isOwn(name, context))) return [];
    return read.flatMap(({ name, page, isSure }) => placesOf([name], context).filter(({ place }) => isSure || !differsByOne(place, ownName(context))).map(({ place, unsure }) => ({ code: unsure ? 'seal-other-city' : 'seal-elsewhere', file: path, page, found: name, expected, args: { place } }))).slice(0, 1);
  }),
});

/** Those surely of another place first. */
function placesOf(names: readonly string[], context: CheckContext): (OtherPlace & { name: string })[] {
  return names.flatMap((name) => {
    const other = isOwn(name, context) || isFirm(name) ? null : otherPlace(name, context);
    return other === null ? [] : [{ name, ...other }];
  }).sort((a, b) => Number(a.unsure) - Number(b.unsure));
}

function differsByOne(one: string, other: string): boolean {
  return one.length === other.length && editDistance([...one], [...other]) === 1;
}

/** To whom a certificate is given: the line that ends with a colon, or behind 授予. Null when it names the district anywhere. */
function givenTo(content: string, context: CheckContext): { name: string; place: string } | null {
  if (plain(content).includes(ownName(context))) return null;
  const names = [...content.matchAll(/^[ \t　]*(\p{Script=Han}[\p{Script=Han} ]{3,29})[:：][ \t　]*$|(?:授予|颁给|奖给|授牌)[ :：]*(\p{Script=Han}{4,24})/gmu)].map(([, line, behind]) => plain(line ?? behind ?? ''));
  return placesOf(names, context).find(({ unsure }) => !unsure) ?? null;
}

/** It names the district itself, or is one of its units by the project's own list. */
function isOwn(name: string, context: CheckContext): boolean {
  return isOfDistrict(plain(name), ownName(context)) || context.units.some((unit) => [unit.name, ...unit.aliases].some((each) => plain(each) === plain(name)));
}

/** Firms have their seat where they like. */
function isFirm(name: string): boolean {
  return ENTERPRISE_ENDINGS.some((ending) => name.endsWith(ending));
}
