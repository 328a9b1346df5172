// Ways to damage a file, the same for the same seed.

/** Numbers from 0 to 1 by mulberry32: short, and good enough to spread damage. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const KINDS = ['cut', 'flip', 'zeros', 'twice', 'drop', 'head', 'numbers'];

/** A damaged copy, and what was done to it. */
export function damage(bytes, seed) {
  const random = seeded(seed);
  const kind = KINDS[Math.floor(random() * KINDS.length)];
  const at = () => Math.floor(random() * bytes.length);
  const out = Buffer.from(bytes);
  const [from, length] = [at(), 1 + Math.floor(random() * Math.min(4096, bytes.length))];
  switch (kind) {
    case 'cut': return { kind, bytes: out.subarray(0, Math.max(1, at())) };
    case 'flip': for (let count = 1 + Math.floor(random() * 40); count > 0; count--) out[at()] ^= 1 << Math.floor(random() * 8); return { kind, bytes: out };
    case 'zeros': out.fill(0, from, Math.min(out.length, from + length)); return { kind, bytes: out };
    case 'twice': return { kind, bytes: Buffer.concat([out.subarray(0, from), out.subarray(from, from + length), out.subarray(from)]) };
    case 'drop': return { kind, bytes: Buffer.concat([out.subarray(0, from), out.subarray(from + length)]) };
    case 'head': for (let index = 0; index < Math.min(64, out.length); index++) if (random() < 0.2) out[index] = Math.floor(random() * 256); return { kind, bytes: out };
    default: return { kind, bytes: Buffer.from(out.toString('latin1').replace(/\d{2,9}/g, (digits) => (random() < 0.02 ? String(Math.floor(random() * 4e9)) : digits)), 'latin1') };
  }
}
