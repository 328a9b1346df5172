#!/usr/bin/env node
import { EXIT, UserError } from '../errors.js';
import { parse, type Invocation } from './arguments.js';
import { COMMANDS } from './commands.js';
import { helpText } from './help.js';

/** argv in, text and exit status out; the only place that catches what nobody else did. */
async function main(argv: readonly string[]): Promise<number> {
  let invocation: Invocation | null = null;
  try {
    invocation = parse(argv);
    const { options } = invocation;
    if (options.version) return print(`${(await import('../index.js')).VERSION}\n`, EXIT.complete);
    if (options.help || !invocation.command) return print(helpText(options.language, invocation.command), invocation.command || options.help ? EXIT.complete : EXIT.usage);
    return await COMMANDS[invocation.command](invocation);
  } catch (error) {
    return report(error, invocation);
  }
}

function print(text: string, status: number): number {
  process.stdout.write(text);
  return status;
}

function report(error: unknown, invocation: Invocation | null): number {
  const language = invocation?.options.language ?? 'zh-CN';
  const json = invocation?.options.json ?? process.argv.includes('--json');
  if (error instanceof UserError) {
    process.stderr.write(`${error.explain(language)}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ error: { code: error.code, message: error.message, details: error.details } })}\n`);
    return error.exit;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const sentence = language === 'en' ? 'This is a bug in juanzong; nothing was written. Please report what follows:' : '程序出错，未写入任何成果。请将以下内容反馈给维护者：';
  process.stderr.write(`${sentence}\n${stack}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code: 'bug', message: stack.split('\n')[0] } })}\n`);
  return EXIT.bug;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Nothing needs to be undone: what is unfinished lies beside its place and is removed by the next run.
  process.once(signal, () => process.exit(EXIT.interrupted));
}
process.exitCode = await main(process.argv.slice(2));
