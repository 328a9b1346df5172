import type { CommandName, Invocation } from './arguments.js';

/** Every command; each returns its exit status. Loaded when called, so that help comes at once. */
export const COMMANDS: Readonly<Record<CommandName, (invocation: Invocation) => Promise<number>>> = {
  init: async (invocation) => (await import('./init-command.js')).initCommand(invocation),
  check: async (invocation) => (invocation.options.watch ? (await import('./watch-command.js')).watchCommand(invocation) : (await import('./build-command.js')).buildCommand(invocation, false)),
  build: async (invocation) => invocation.options.preview !== undefined ? (await import('./preview-command.js')).previewCommand(invocation, invocation.options.preview) : (await import('./build-command.js')).buildCommand(invocation, true),
  inspect: async (invocation) => (await import('./inspect-command.js')).inspectCommand(invocation),
  verify: async (invocation) => (await import('./verify-command.js')).verifyCommand(invocation),
  confirm: async (invocation) => (await import('./declare-command.js')).confirmCommand(invocation),
  waive: async (invocation) => (await import('./declare-command.js')).waiveCommand(invocation),
  standard: async (invocation) => (await import('./standard-command.js')).standardCommand(invocation),
};
