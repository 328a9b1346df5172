import { parseDocument } from 'yaml';
import { decodeText } from '../decode-text.js';
import { figuresInYaml } from '../figures.js';
import { flowingFacts, plainBody } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';

/** Aliases that a form may use: none is needed, thousands are a bomb. */
const MOST_ALIASES = 20;
/** A form is a page; parsing more costs time. */
const MOST_CHARACTERS = 2_000_000;

/** Forms for figures, for those who like to type. A mistake is `corrupt` with its line. */
const reader: FormatReader = {
  id: 'yaml',
  formats: ['yaml'],
  read({ bytes }) {
    const decoded = decodeText(bytes);
    if (!decoded) throw new Unreadable('unknown-format');
    if (decoded.text.length > MOST_CHARACTERS) throw new Unreadable('too-large', `${decoded.text.length} characters`);
    return { ...flowingFacts(plainBody(decoded.text), decoded), figures: figuresInYaml(parse(decoded.text)) };
  },
};

export default reader;

function parse(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: false });
  const [mistake] = document.errors;
  if (mistake) throw new Unreadable('corrupt', mistake.message.split('\n')[0]);
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    throw new Unreadable('corrupt', error instanceof Error ? error.message : String(error));
  }
}
