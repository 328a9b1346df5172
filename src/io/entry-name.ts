/**
 * The name of an entry as text. Names are bytes to the disk; those that are no UTF-8 (files packed under an old Chinese
 * Windows, for one) are read as GB 18030 so that a person knows which file is meant, else with their bytes in hexadecimal.
 * Such an entry cannot be opened under the name given here: `isExact` is false.
 */
export function entryName(bytes: Uint8Array): { readonly name: string; readonly isExact: boolean } {
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return { name: utf8, isExact: true };
  const chinese = decode(bytes, 'gb18030');
  return { name: chinese !== null && !/[\p{Cc}\ue000-\uf8ff]/u.test(chinese) ? chinese : escaped(bytes), isExact: false };
}

/** ASCII as it is, every other byte as `%XX`: unlike names never look alike. */
export function escaped(bytes: Uint8Array): string {
  return [...bytes].map((byte) => (byte >= 0x20 && byte < 0x7f && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)).join('');
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
