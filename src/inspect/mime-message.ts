/** The head of a message (RFC 5322, 2.2): fields a line each, or going on behind a blank; null for what has none. */
function headOf(text: string): string | null {
  const end = text.search(/\n\n/);
  const head = text.slice(0, end < 0 ? Math.min(text.length, MOST_HEAD) : end);
  return head.length <= MOST_HEAD && /^[\w-]+:/.test(head) && head.split('\n').every((line) => /^(?:[\w-]+:|[ \t]|$)/.test(line)) && /^(?:mime-version|message-id|received|return-path):/im.test(head) ? head : null;
}

const MOST_HEAD = 100_000;

/** A letter (EML), or a web page that a browser saved with all that belongs to it (MHTML); null for any other text. */
export function messageKind(text: string, extension: string): 'letter' | 'page' | null {
  const head = headOf(text.replace(/^\uFEFF?\n*/, ''));
  if (head === null) return null;
  const isPage = /^mht(?:ml)?$/.test(extension) || (/^content-type:\s*(?:multipart\/related|text\/html)/im.test(head) && !/^(?:to|message-id|received):/im.test(head));
  return isPage ? 'page' : 'letter';
}

/** The first part of a message that is a web page (RFC 2046, RFC 2557), its bytes as they were before they were sent. */
export function pageInMessage(bytes: Uint8Array): Uint8Array | null {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1').replace(/\r\n/g, '\n');
  const boundary = /\bboundary="?([^"\n;]{1,70})/i.exec(message)?.[1];
  const parts = boundary === undefined ? [message] : message.split(`--${boundary}`);
  for (const part of parts) {
    const body = part.indexOf('\n\n');
    const head = part.slice(0, body);
    if (body < 0 || !/^content-type:\s*text\/html/im.test(head) || /^content-type:\s*multipart/im.test(head)) continue;
    return unsent(part.slice(body + 2), /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase());
  }
  return null;
}

/** RFC 2045, 6.7 and 6.8. */
function unsent(text: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  const plain = encoding === 'quoted-printable' ? text.replace(/=[ \t]*\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
  return Buffer.from(plain, 'latin1');
}
