/** How the folders of a workspace are called: by `init`, in guides and in notices alike. Every one is read back by `scan`. */

export function indicatorFolder(indicator: { readonly code: string; readonly title: string }): string {
  return plain(`${indicator.code} ${indicator.title}`);
}

export function itemFolder(item: { readonly id: string; readonly title: string }): string {
  return plain(`${item.id} ${item.title}`);
}

/** A slot (材料夹) of an item with several requirements; `position` counts from 1. */
export function slotFolder(position: number, requirement: { readonly title: string }): string {
  return plain(`${position} ${requirement.title}`);
}

/** The folder that a requirement's files belong into, relative to `evidence/`. */
export function requirementFolder(
  indicator: { readonly code: string; readonly title: string },
  item: { readonly id: string; readonly title: string },
  requirements: readonly { readonly id: string; readonly title: string }[],
  requirement: { readonly id: string; readonly title: string },
): string {
  const folders = [indicatorFolder(indicator), itemFolder(item)];
  const position = requirements.findIndex((each) => each.id === requirement.id);
  if (requirements.length > 1) folders.push(slotFolder(position + 1, requirement));
  return folders.join('/');
}

/** Without what Windows forbids in names; at most 60 characters, so that deep paths stay under its limit. */
function plain(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 60).replace(/[.\s]+$/, '');
}
