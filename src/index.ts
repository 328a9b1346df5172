/** The library's door. */
export { build, type BuildOptions, type BuildOutcome } from './build.js';
export { readCheckingKey } from './io/signing-key.js';
export { VERSION } from './io/version.js';
export { watchFolder, type Moment } from './io/watch-folder.js';
export { fitTo } from './render/report/columns.js';
export { inspectLines } from './render/report/inspect-lines.js';
export { summaryLines } from './render/report/summary.js';
export type { Paint } from './render/report/summary-table.js';
export { checkStandard } from './steps/check-standard.js';
export { confirmFile, waiveItem, type Confirmation, type Declared, type Waiver } from './steps/declare.js';
export { initWorkspace, type Initialised, type InitOptions } from './steps/init-workspace.js';
export { inspectFiles, type InspectedSingle } from './steps/inspect-files.js';
export { describeFlaw, type Flaw } from './verify/flaw.js';
export { verifyPackage, type Verification } from './verify/verify.js';
