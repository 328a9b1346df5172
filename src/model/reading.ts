import type { ReadPage } from './facts.js';

/** Which scanned pages are read: those of files whose requirement asks for words or dates, all, none. */
export const READING = ['needed', 'all', 'off'] as const;
export type Reading = (typeof READING)[number];

/** What was read of the pages of each file, by its path. */
export type Readings = ReadonlyMap<string, readonly ReadPage[]>;

export const NO_READINGS: Readings = new Map();
