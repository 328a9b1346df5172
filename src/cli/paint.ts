import type { Paint } from '../index.js';

/** SGR codes; the foreground only, so that any background will do. */
const CODES: Readonly<Record<Parameters<Paint>[1], string>> = {
  pass: '32', fail: '1;31', review: '33', pending: '34', 'not-applicable': '90', error: '1;35', strong: '1',
};

export const PLAIN: Paint = (text) => text;

/** Colours on a terminal; none elsewhere, nor where NO_COLOR is set (no-color.org). */
export function painter(stream: { readonly isTTY?: boolean | undefined }, environment: NodeJS.ProcessEnv): Paint {
  const isWanted = stream.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  return isWanted ? (text, tone) => `\u001b[${CODES[tone]}m${text}\u001b[0m` : PLAIN;
}
