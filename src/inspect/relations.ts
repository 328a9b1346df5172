import type { Container } from './container.js';
import { descendants, parseXml } from './xml.js';

/** Parts of an office file that another part points at, by the key of the relation (ISO/IEC 29500-2, 6.5). */
export function relationsOf(container: Container, part: string): ReadonlyMap<string, string> {
  const at = part.lastIndexOf('/') + 1;
  const relations = container.read(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`);
  const all = relations ? descendants(parseXml(relations), 'Relationship') : [];
  return new Map(all.flatMap(({ attributes }) => {
    const [id, target] = [attributes['Id'], attributes['Target']];
    return id === undefined || target === undefined || attributes['TargetMode'] === 'External' ? [] : [[id, resolved(part.slice(0, at), target)]];
  }));
}

function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
