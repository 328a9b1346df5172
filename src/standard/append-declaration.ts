import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, stringify, type Document, type YAMLMap, type YAMLSeq } from 'yaml';

/** A list of `declarations` in `project.yaml`, and what is written into it. */
export type DeclarationList = 'notApplicable' | 'pending' | 'confirmed';
export type DeclarationEntry = Readonly<Record<string, string>>;

/**
 * The text of a `project.yaml` with one declaration more at the end of its list. Everything else stays as it was written,
 * comments, order and spacing included; only where the list is written in a way that cannot be added to as text
 * (`[…]`, anchors) is the file written anew by the YAML library, which keeps the comments but not the spacing.
 */
export function appendDeclaration(text: string, list: DeclarationList, entry: DeclarationEntry): string {
  const document = parseDocument(text, { stringKeys: true });
  const wanted = withEntry(document.toJS(), list, entry);
  const inserted = insertText(text, document, list, entry);
  if (inserted !== null && isDeepStrictEqual(parseDocument(inserted, { stringKeys: true }).toJS(), wanted)) return inserted;
  if (!isMap(document.get('declarations'))) document.set('declarations', document.createNode({ [list]: [entry] }));
  else if (isSeq(document.getIn(['declarations', list]))) document.addIn(['declarations', list], document.createNode(entry));
  else document.setIn(['declarations', list], document.createNode([entry]));
  return document.toString({ lineWidth: 0, flowCollectionPadding: /\[ \S/.test(text) });
}

function withEntry(value: unknown, list: DeclarationList, entry: DeclarationEntry): unknown {
  const project = value as { readonly declarations?: Readonly<Record<string, readonly unknown[]>> | null };
  const declarations = project.declarations ?? {};
  return { ...project, declarations: { ...declarations, [list]: [...(declarations[list] ?? []), entry] } };
}

/** Null where there is no plain place to insert at; the result is only a proposal until it has been parsed. */
function insertText(text: string, document: Document.Parsed, list: DeclarationList, entry: DeclarationEntry): string | null {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const insert = (at: number, lines: readonly string[]) => {
    const before = text.slice(0, at);
    return `${before}${before === '' || before.endsWith('\n') ? '' : newline}${lines.join(newline)}${newline}${text.slice(at)}`;
  };
  const declarations = document.get('declarations') as YAMLMap | undefined;
  if (!document.has('declarations')) return insert(text.length, ['declarations:', `  ${list}:`, ...item(entry, '    ')]);
  if (declarations === undefined) return insert(endOfLine(text, keyEnd(document)), [`  ${list}:`, ...item(entry, '    ')]);
  if (!isMap(declarations) || declarations.flow || declarations.items.length === 0) return null;
  const found = declarations.get(list) as YAMLSeq | undefined;
  if (isSeq(found) && !found.flow && found.items.length > 0) return insert(endOfLine(text, endOf(found)), item(entry, indentOfItems(text, found)));
  if (found !== undefined) return null;
  const indent = ' '.repeat(columnOf(text, startOf(declarations)));
  return insert(endOfLine(text, endOf(declarations)), [`${indent}${list}:`, ...item(entry, `${indent}  `)]);
}

/** After the word `declarations` itself, where nothing stands behind it. */
function keyEnd({ contents }: Document.Parsed): number {
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'declarations') : undefined;
  return isScalar(pair?.key) ? (pair.key.range?.[1] ?? 0) : 0;
}

function item(entry: DeclarationEntry, indent: string): string[] {
  const lines = stringify(entry, { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

/** Where the value of a collection ends, before the comments and empty lines that follow it. */
function endOf(collection: YAMLMap | YAMLSeq): number {
  return collection.range?.[1] ?? 0;
}

function startOf(collection: YAMLMap): number {
  return collection.range?.[0] ?? 0;
}

/** The end of the line on which the last character before `at` stands. */
function endOfLine(text: string, at: number): number {
  const last = text.slice(0, at).trimEnd().length;
  const end = text.indexOf('\n', last);
  return end < 0 ? text.length : end + 1;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** What stands before the dash of the first item. */
function indentOfItems(text: string, sequence: YAMLSeq): string {
  const start = sequence.range?.[0] ?? 0;
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/[^ ]/g, ' ');
}
