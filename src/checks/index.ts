import type { Check } from './check.js';
import wordLimit from './word-limit.js';

/** Every check, in the order in which problems are reported. A new check is one file and one line here. */
export const CHECKS = [wordLimit] as unknown as readonly Check[];
