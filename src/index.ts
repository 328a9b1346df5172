import type { BuildOptions, BuildOutcome } from './steps/build-options.js';
import type { CheckingKey } from './model/signing-key.js';
import type { Language } from './model/text.js';
import type { Timings } from './model/timings.js';
import type { Confirmation, Declared, Waiver } from './steps/declare.js';
import type { Initialised, InitOptions } from './steps/init-workspace.js';
import type { InspectedSingle, InspectOptions } from './steps/inspect-files.js';
import type { Preview, PreviewOptions } from './steps/preview-section.js';
import type { Verification } from './verify/verify.js';

/**
 * The library's door. What is heavy is loaded when it is called: a mistyped word is answered at once, and whoever
 * writes down a declaration does not wait for the PDF engines.
 */
export const build = async (options: BuildOptions): Promise<BuildOutcome> => {
  const unchanged = await (await import('./steps/unchanged.js')).unchangedRun(options);
  return unchanged ?? (await import('./build.js')).build(options);
};
export const checkStandard = async (idOrPath: string, language: Language): Promise<readonly string[]> => (await import('./steps/check-standard.js')).checkStandard(idOrPath, language);
export const confirmFile = async (confirmation: Confirmation, language: Language): Promise<Declared> => (await import('./steps/declare.js')).confirmFile(confirmation, language);
export const waiveItem = async (waiver: Waiver, language: Language): Promise<Declared> => (await import('./steps/declare.js')).waiveItem(waiver, language);
export const initWorkspace = async (options: InitOptions): Promise<Initialised> => (await import('./steps/init-workspace.js')).initWorkspace(options);
export const inspectFiles = async (paths: readonly string[], options: InspectOptions): Promise<InspectedSingle[]> => (await import('./steps/inspect-files.js')).inspectFiles(paths, options);
export const tellFile = async (file: InspectedSingle, language: Language): Promise<string[]> => (await import('./steps/tell-file.js')).tellFile(file, language);
export const previewSection = async (options: PreviewOptions): Promise<Preview> => (await import('./steps/preview-section.js')).previewSection(options);
export const writeTrace = async (path: string, timings: Timings): Promise<void> => (await import('./steps/write-trace.js')).writeTrace(path, timings);
export const readCheckingKey = async (path: string): Promise<CheckingKey> => (await import('./steps/signing-key.js')).readCheckingKey(path);
export const verifyPackage = async (place: string, key: CheckingKey | null = null): Promise<Verification> => (await import('./verify/verify.js')).verifyPackage(place, key);

export type { BuildOptions, BuildOutcome, Confirmation, Declared, Initialised, InitOptions, InspectedSingle, InspectOptions, Preview, PreviewOptions, Verification, Waiver };
export { VERSION } from './io/version.js';
export { watchFolder, type Moment } from './io/watch-folder.js';
export { fitTo } from './render/report/columns.js';
export { summaryLines } from './render/report/summary.js';
export type { Paint } from './render/report/summary-table.js';
export { describeFlaw, describeUnchecked, type Flaw } from './verify/flaw.js';
