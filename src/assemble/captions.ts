import type { PhotoCaption } from '../model/dossier.js';
import type { InspectedFile } from '../model/evidence.js';
import { nameOf } from './title.js';

const FIELDS = { time: /^(?:拍摄)?(?:时间|日期)/, place: /^(?:拍摄)?地点/, people: /^(?:主要)?人物/, topic: /^(?:活动)?(?:主题|事由|说明|内容)/ } as const;
type Field = keyof typeof FIELDS;
const FIELD_NAMES = Object.keys(FIELDS) as Field[];
const FILE_COLUMN = /^(?:图片|照片)?(?:文件名?|名称)称?$/;

/**
 * What is known of each picture, by path: from the caption file in its folder or one above, else from a name of the
 * form 时间_地点_人物_主题 (or 时间_地点_主题), else its date and title alone.
 */
export function captionsOf(files: readonly InspectedFile[]): ReadonlyMap<string, PhotoCaption> {
  const written = files.filter((file) => file.reason === 'captions').map((file) => ({ folder: folderOf(file.path), rows: rowsOf(file) }));
  // The nearest folder has the last word.
  written.sort((a, b) => b.folder.length - a.folder.length);
  return new Map(files.filter((file) => file.facts.image !== null).map((file) => {
    const told = written.filter(({ folder }) => folder === '' || file.path.startsWith(`${folder}/`)).flatMap(({ rows }) => rows).find((row) => isMeant(row.file, file.path));
    const own = fromName(file);
    return [file.path, { time: told?.time ?? own.time ?? file.facts.document.date, place: told?.place ?? own.place, people: told?.people ?? own.people, topic: told?.topic ?? own.topic }];
  }));
}

/** Caption files that say nothing (`names` is empty), or speak of pictures that do not lie beside them or below, as they are written there. */
export function strayCaptions(files: readonly InspectedFile[]): readonly { readonly path: string; readonly names: readonly string[] }[] {
  const pictures = files.filter((file) => file.facts.image !== null);
  return files.filter((file) => file.reason === 'captions').flatMap((file) => {
    const folder = folderOf(file.path);
    const near = pictures.filter(({ path }) => folder === '' || path.startsWith(`${folder}/`));
    const rows = rowsOf(file);
    const names = rows.map((row) => row.file).filter((name) => !near.some(({ path }) => isMeant(name, path)));
    return names.length > 0 || rows.length === 0 ? [{ path: file.path, names }] : [];
  });
}

interface Row extends PhotoCaption {
  readonly file: string;
}

function rowsOf({ facts }: InspectedFile): Row[] {
  return facts.body.flatMap((block) => (block.type === 'table' ? tableRows(block.rows) : lineRow(block.text)));
}

/** The header may stand below a title; without one the columns are read in the order of the form. */
function tableRows(rows: readonly (readonly string[])[]): Row[] {
  const at = rows.findIndex((row) => row.some((cell) => FILE_COLUMN.test(cell.trim())));
  const header = (rows[at] ?? ['文件名', '时间', '地点', '人物', '主题']).map((cell) => cell.trim());
  const column = (pattern: RegExp) => header.findIndex((cell) => pattern.test(cell));
  const file = column(FILE_COLUMN);
  return rows.slice(at + 1).flatMap((row) => {
    const name = row[file]?.trim();
    if (!name) return [];
    const fields = Object.fromEntries(FIELD_NAMES.map((field) => [field, row[column(FIELDS[field])]?.trim() || null])) as unknown as PhotoCaption;
    return [{ file: name, ...fields }];
  });
}

/** `周末科学课.jpg：时间 2022年4月16日；地点 枕溪街道；主题 科学课`. */
function lineRow(line: string): Row[] {
  const match = /^\s*(.+?\.[A-Za-z]{3,4})\s*[：:\s]\s*(.+)$/.exec(line);
  if (!match) return [];
  const parts = (match[2] as string).split(/[；;]/).map((part) => part.trim());
  const value = (field: Field) => parts.find((part) => FIELDS[field].test(part))?.replace(FIELDS[field], '').replace(/^[\s：:]+/, '') || null;
  return [{ file: match[1] as string, time: value('time'), place: value('place'), people: value('people'), topic: value('topic') }];
}

/** With or without folder and extension, as people write it. */
function isMeant(written: string, path: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replaceAll('\\', '/');
  const bare = (text: string) => nameOf(plain(text)).replace(/\.[A-Za-z]{3,4}$/, '').replace(/【[^】]*】/g, '').trim();
  return plain(path).endsWith(`/${plain(written)}`) || bare(written) === bare(path);
}

const NAME_DATE = /^(?:19|20)\d{2}[-.年]?\d{0,2}[-.月]?\d{0,2}日?$/;

function fromName(file: InspectedFile): PhotoCaption {
  const parts = nameOf(file.path).replace(/\.[^.]+$/, '').replace(/【[^】]*】/g, '').split(/[_＿]/).map((part) => part.trim()).filter(Boolean);
  const isForm = parts.length >= 3 && parts.length <= 4 && NAME_DATE.test(parts[0] as string);
  if (!isForm) return { time: null, place: null, people: null, topic: null };
  return { time: parts[0] as string, place: parts[1] as string, people: parts.length === 4 ? (parts[2] as string) : null, topic: parts.at(-1) as string };
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
