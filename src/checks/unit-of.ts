import { OFFICE_ENDINGS } from '../model/body-endings.js';
import type { Unit } from '../model/standard.js';
import { isOfDistrict, ownName, type Home } from './home.js';
import { plain } from './text.js';

/** 区教育局 of a standard's table is 教育局 of whatever the place is called. */
const LEVEL = /^[区县市旗](?=.{2})/u;
const SHORTEST = 3;
/** What stands behind the name of a township: 青禾岭镇人民政府, 澜桥街道党工委. */
const OF_TOWNSHIP = new RegExp(`(?:${['党工委', '工作委员会', '党委', '科学技术协会', ...OFFICE_ENDINGS].join('|')})$`, 'u');

/** Which unit of the list a body is by its name, as it signs or as its seal says; null for those of other places, and for those that are not on it. */
export function unitOf(name: string, units: readonly Unit[], home: Home): Unit | null {
  const body = plain(name);
  const exact = units.find((unit) => namesOf(unit).includes(body));
  if (exact) return exact;
  const isOwn = isOfDistrict(body, ownName(home)) || LEVEL.test(body);
  const core = (word: string) => word.replace(LEVEL, '');
  const byEnding = units.filter((unit) => !unit.open && namesOf(unit).some((word) => core(word).length >= SHORTEST && body.endsWith(core(word))));
  if (isOwn && byEnding[0]) return byEnding.sort((a, b) => longest(b, body) - longest(a, body))[0] as Unit;
  const place = body.replace(OF_TOWNSHIP, '');
  return units.find((unit) => unit.members.some((member) => [body, place].some((each) => each.endsWith(member) && each.length > member.length))) ?? null;
}

function namesOf(unit: Unit): string[] {
  return [unit.name, ...unit.aliases].map(plain);
}

function longest(unit: Unit, body: string): number {
  return Math.max(...namesOf(unit).map((word) => (body.endsWith(word.replace(LEVEL, '')) ? word.length : 0)));
}
