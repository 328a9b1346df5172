import type { z } from 'zod';
import type { YamlPath } from './yaml.js';

/**
 * Puts harmless stand-ins where a schema found mistakes, so that everything else can still be looked at and all
 * mistakes are named at once. What comes out is never used for anything but looking for more mistakes.
 */
export function mend(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const mended = structuredClone(value);
  // Later list entries first, so that taking one out does not move the others.
  for (const issue of [...issues].reverse()) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(mended, [...issue.path, key]);
    else standIn(mended, issue.path);
  }
  return mended;
}

/** True for a mistake that may only be there because of a stand-in: it lies in the same entry, or adds up what was replaced. */
export function mayComeFromMending(path: YamlPath, issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some((issue) => {
    const entry = issue.path.slice(0, issue.path.findLastIndex((step) => typeof step === 'number') + 1);
    if (entry.length > 0 && startsWith(path, entry)) return true;
    const adds = path.at(-1) === 'maxPoints' || path.at(-1) === 'points' || path.at(-1) === 'statedPoints';
    const refers = path.includes('provenBy') && startsWith(path, issue.path.slice(0, 2));
    return adds || refers;
  });
}

function startsWith(path: YamlPath, prefix: YamlPath): boolean {
  return prefix.every((step, index) => path[index] === step);
}

const STAND_INS: Readonly<Record<string, unknown>> = { title: '?', name: '?', text: '?', clause: '?', edition: '?', kind: 'document', units: ['?'], statedPoints: 0, source: { name: '?' } };

function standIn(root: unknown, path: readonly PropertyKey[]): void {
  const parent = follow(root, path.slice(0, -1));
  const key = path.at(-1);
  if (parent && typeof key === 'string' && key in STAND_INS) parent[key] = STAND_INS[key];
  else if (parent && key === 'key') parent[key] = `missing-${path.filter((step) => typeof step === 'number').join('-')}`;
  else remove(root, path);
}

function remove(root: unknown, path: readonly PropertyKey[]): void {
  const parent = follow(root, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent.splice(key, 1);
  else if (parent && key !== undefined) delete parent[key as string];
}

function follow(root: unknown, path: readonly PropertyKey[]): Record<string, unknown> | null {
  let node: unknown = root;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return null;
    node = (node as Record<PropertyKey, unknown>)[step];
  }
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : null;
}
