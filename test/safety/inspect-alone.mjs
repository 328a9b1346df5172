// Looks into one file in a process of its own, and says what came of it and how much memory that took (KiB, ru_maxrss).
import { readFile } from 'node:fs/promises';
import { inspect } from '../../dist/inspect/inspect.js';

const [file, name] = process.argv.slice(2);
const facts = await inspect(await readFile(file), name);
process.stdout.write(JSON.stringify({ codes: facts.problems.map((problem) => problem.code), readable: facts.readable, pages: facts.pages.length, kibibytes: process.resourceUsage().maxRSS }));
