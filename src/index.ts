/** The library's door. */
export { build, type BuildOptions, type BuildOutcome } from './build.js';
export { VERSION } from './io/version.js';
