export function seeded(seed: number): () => number;
export function damage(bytes: Uint8Array, seed: number): { readonly kind: string; readonly bytes: Uint8Array };
