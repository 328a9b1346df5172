import type { CommandName, Invocation } from './arguments.js';
import { buildCommand } from './build-command.js';
import { initCommand } from './init-command.js';
import { inspectCommand } from './inspect-command.js';
import { standardCommand } from './standard-command.js';
import { verifyCommand } from './verify-command.js';

/** Every command; each returns its exit status. */
export const COMMANDS: Readonly<Record<CommandName, (invocation: Invocation) => Promise<number>>> = {
  init: initCommand,
  check: (invocation) => buildCommand(invocation, false),
  build: (invocation) => buildCommand(invocation, true),
  inspect: inspectCommand,
  verify: verifyCommand,
  standard: standardCommand,
};
