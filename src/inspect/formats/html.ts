import { decodeText } from '../decode-text.js';
import { flowingFacts } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';
import { readPage } from '../web-page.js';

/** Saved web pages: the words and tables in them. No script, style or link is followed; pictures beside the page are not seen. */
const reader: FormatReader = {
  id: 'html',
  formats: ['html'],
  read({ bytes }) {
    const decoded = decodeText(bytes);
    if (!decoded) throw new Unreadable('unknown-format');
    const { body, pictures } = readPage(decoded.text);
    const facts = flowingFacts(body, decoded);
    return pictures > 0 ? { ...facts, pictures, sealVerdict: 'cannot-tell', sealReason: 'not-inspected', highlightVerdict: 'cannot-tell' } : facts;
  },
};

export default reader;
