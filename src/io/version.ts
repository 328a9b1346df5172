import { readFileSync } from 'node:fs';
import { assetPath } from './assets.js';

/** The version in package.json; the only place where it stands. */
export const VERSION: string = (JSON.parse(readFileSync(assetPath('package.json'), 'utf8')) as { version: string }).version;
