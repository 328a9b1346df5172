import { decodeText } from '../decode-text.js';
import { leftOut } from '../../model/left-out.js';
import { flowingFacts, paragraph } from '../flowing-text.js';
import { Unreadable, type FormatReader } from '../format.js';
import { pageInMessage } from '../mime-message.js';
import { readPage } from '../web-page.js';

/** Saved web pages, alone or as a message that holds all of one (MHTML): the words and tables in them. No script, style or link is followed; pictures beside the page are not seen. */
const reader: FormatReader = {
  id: 'html',
  formats: ['html'],
  read({ bytes }) {
    const decoded = decodeText(pageInMessage(bytes) ?? bytes);
    if (!decoded) throw new Unreadable('unknown-format');
    const { body, pictures, frames, films, unseen, title } = readPage(decoded.text);
    const facts = { ...flowingFacts(title === null ? body : [{ ...paragraph(title), part: 'tab' }, ...body], decoded), ...leftOut({ frame: frames, media: films, unseen }) };
    return pictures > 0 ? { ...facts, pictures, sealVerdict: 'cannot-tell', sealReason: 'not-inspected', highlightVerdict: 'cannot-tell' } : facts;
  },
};

export default reader;
