import type { PageFacts } from '../../model/facts.js';
import type { FormatReader } from '../format.js';
import { leftOut } from '../../model/left-out.js';
import { attachedProblem } from '../attached-files.js';
import { attachmentsOf } from '../ofd/attachments.js';
import { openOfd } from '../ofd/package.js';
import { ofdPages, type OfdPage } from '../ofd/pages.js';
import { ofdSignatures } from '../ofd/signatures.js';
import { linesOfPages } from '../text-line.js';

/** OFD (GB/T 33190): pages, text, stamps and signatures from its parts. What shows only once a page is drawn is added in `convert/see-ofd.ts`. */
const reader: FormatReader = {
  id: 'ofd',
  formats: ['ofd'],
  read({ bytes }) {
    const file = openOfd(bytes);
    const pages: OfdPage[] = [];
    const found = file.documents.map((document) => {
      const own = ofdPages(file, document);
      const firstPage = pages.length + 1;
      pages.push(...own);
      return ofdSignatures(file, document, { pages: own, firstPage });
    });
    const attached = file.documents.flatMap((document) => attachmentsOf(file, document));
    const content = pages.map((page) => page.lines.join('\n')).join('\n').trim();
    const seals = found.flatMap((each) => each.seals);
    return {
      readable: 'yes',
      pages: pages.map(describe),
      text: { source: content === '' ? 'none' : 'native', characters: content.replace(/\s/gu, '').length, content },
      lines: linesOfPages(pages.map((page) => page.lines.join('\n'))),
      seals,
      sealVerdict: seals.length > 0 ? 'seen' : 'cannot-tell',
      sealReason: seals.length > 0 ? null : 'not-inspected',
      signatures: found.flatMap((each) => each.signatures),
      ...leftOut({ attachment: attached.length }),
      problems: attachedProblem(attached),
    };
  },
};

export default reader;

function describe({ widthMm, heightMm, lines, hasDrawing }: OfdPage): PageFacts {
  return { widthMm, heightMm, content: lines.length > 0 ? 'text' : hasDrawing ? 'mixed' : 'blank', dpi: null, grey: false };
}
