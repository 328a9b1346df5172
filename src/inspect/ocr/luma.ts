/** Luma after ITU-R BT.601 of the pixel whose red is at this offset, 0…255. */
export function lumaOf(data: Uint8Array, at: number): number {
  return 0.299 * (data[at] as number) + 0.587 * (data[at + 1] as number) + 0.114 * (data[at + 2] as number);
}
