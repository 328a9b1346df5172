import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process wrote a lock or a work folder. A number alone is not enough: systems use it again. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own units; null where the system does not say (no /proc). */
  readonly started: string | null;
}

/** The mark of this process. */
export function ownMark(): ProcessMark {
  return { pid: process.pid, host: hostname(), started: startOf(process.pid) };
}

/** Whether the process of a mark still runs. One on another machine cannot be asked and counts as running. */
export function isRunning({ pid, host, started }: ProcessMark): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** Field 22 of /proc/PID/stat, counted behind the name, which may hold blanks and parentheses (proc(5)). */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
