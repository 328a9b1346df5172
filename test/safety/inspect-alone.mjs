// Looks into one file in a process of its own, and says what came of it, how much memory that took (KiB, ru_maxrss) and how much
// of the processor's time: unlike the clock's it is the same on a crowded machine.
import { readFile } from 'node:fs/promises';
import { seeOfd } from '../../dist/convert/see-ofd.js';
import { inspect } from '../../dist/inspect/inspect.js';

const [file, name] = process.argv.slice(2);
const bytes = await readFile(file);
const facts = await seeOfd(await inspect(bytes, name), bytes);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
process.stdout.write(JSON.stringify({ codes: facts.problems.map((problem) => problem.code), readable: facts.readable, pages: facts.pages.length, kibibytes: maxRSS, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
