import type { DispositionReason } from '../model/evidence.js';
import type { Indicator, Item, Standard, Unit } from '../model/standard.js';
import { findCode, findItem, itemNumber } from './codes.js';
import { findSlot, findSlotByTitle } from './slots.js';
import { findUnit } from './units.js';

/** What the names on the way to a file say about where it belongs. Nothing of its content is known yet. */
export interface Location {
  readonly indicator: string | null;
  readonly item: string | null;
  /** Requirement of the slot folder it lies in. */
  readonly slot: string | null;
  readonly unit: string | null;
  /** 【截图】 and the like in its name. */
  readonly tag: string | null;
  /** Its name without codes, tags and extension. */
  readonly stem: string;
  /** Why it cannot be placed; null when it can. */
  readonly trouble: DispositionReason | null;
}

interface Trail {
  indicator: Indicator | null;
  item: Item | null;
  slot: string | null;
  unit: string | null;
  trouble: DispositionReason | null;
}

/** Reads a path below `evidence/` from the outermost folder to the file's own name. */
export function locate(path: string, standard: Standard, units: readonly Unit[]): Location {
  const folders = path.split('/');
  const name = folders.pop() as string;
  const trail: Trail = { indicator: null, item: null, slot: null, unit: null, trouble: null };
  for (const folder of folders) readFolder(folder, trail, standard, units);

  const tag = /【([^】]{1,12})】/.exec(name)?.[1] ?? null;
  const bare = name.replace(/【[^】]*】/g, '').replace(/\.[^.]{1,8}$/, '').trim();
  readOwnCode(bare, trail, standard);
  if (trail.indicator && !trail.item) readOwnItem(bare, trail);
  trail.unit ??= findUnit(bare, units);

  return {
    indicator: trail.indicator?.code ?? null,
    item: trail.item?.id ?? null,
    slot: trail.slot,
    unit: trail.unit,
    tag,
    stem: bare,
    trouble: trail.trouble ?? (trail.indicator ? (trail.item ? null : 'no-item') : 'no-indicator'),
  };
}

function readFolder(folder: string, trail: Trail, standard: Standard, units: readonly Unit[]): void {
  const code = findCode(folder, standard.indicators);
  if (code) return takeCode(code, trail, standard);
  if (!trail.indicator) {
    trail.unit ??= findUnit(folder, units);
    if (looksLikeCode(folder, standard)) trail.trouble ??= 'unknown-indicator';
    return;
  }
  const unit = findUnit(folder, units);
  const onlyItem = trail.indicator.items.length === 1 ? (trail.indicator.items[0] as Item) : null;
  if (!trail.item) {
    const item = findItem(folder, trail.indicator.items);
    const slot = onlyItem ? findSlot(folder, onlyItem) : null;
    const named = item ? null : findSlotByTitle(folder, trail.indicator.items);
    if (slot) [trail.item, trail.slot] = [onlyItem, slot];
    else if (item) trail.item = item;
    else if (named) [trail.item, trail.slot] = [named.item, named.slot];
    else if (unit) trail.unit ??= unit;
    else if (itemNumber(folder) !== null) trail.trouble ??= 'unknown-item';
    return;
  }
  trail.slot ??= findSlot(folder, trail.item);
  trail.unit ??= unit;
}

function takeCode(code: NonNullable<ReturnType<typeof findCode>>, trail: Trail, standard: Standard): void {
  if (trail.indicator && trail.indicator.code !== code.indicator) {
    trail.trouble ??= 'conflicting-codes';
    return;
  }
  trail.indicator ??= standard.indicators.find((each) => each.code === code.indicator) ?? null;
  if (code.impossibleItem) trail.trouble ??= 'unknown-item';
  if (code.item === null) return;
  const item = trail.indicator?.items.find((each) => each.number === code.item) ?? null;
  if (trail.item && item && trail.item.id !== item.id) trail.trouble ??= 'conflicting-codes';
  trail.item ??= item;
}

/** A code at the beginning of the file's own name; one in the middle may be a quotation. */
function readOwnCode(bare: string, trail: Trail, standard: Standard): void {
  const head = bare.slice(0, 24);
  const code = findCode(head, standard.indicators);
  if (code && /^[\s(（\[【《"“指标]*$/.test(beforeCode(head, code.indicator))) takeCode(code, trail, standard);
}

function beforeCode(head: string, indicator: string): string {
  const first = indicator.normalize('NFKC').toLowerCase()[0] as string;
  return head.slice(0, Math.max(0, head.normalize('NFKC').toLowerCase().indexOf(first)));
}

function readOwnItem(bare: string, trail: Trail): void {
  const items = trail.indicator?.items ?? [];
  if (items.length === 1) trail.item = items[0] as Item;
  else trail.item = items.find((item) => item.number === itemNumber(bare)) ?? null;
}

/** `A9-9 …` when the standard has no such indicator: the same shape as its codes, with other digits. */
function looksLikeCode(folder: string, standard: Standard): boolean {
  const shape = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[—–－_.]/g, '-').replace(/\d/g, '0');
  const wanted = new Set(standard.indicators.map((indicator) => shape(indicator.code)));
  return [...wanted].some((code) => shape(folder.trim()).startsWith(code));
}
