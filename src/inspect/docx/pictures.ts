import type { Container } from '../container.js';

/** Pictures of a Word document, in the order of their names: their place here is what is said of them. */
export function picturesIn(container: Container): string[] {
  return container.names.filter((name) => /^word\/media\/[^/]+\.[^/]+$/i.test(name));
}
