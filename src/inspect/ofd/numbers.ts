/** ST_Array of numbers (GB/T 33190, 7.3), at least `count` of them; null otherwise. */
export function numbersOf(text: string | undefined, count: number): number[] | null {
  const numbers = (text ?? '').trim().split(/\s+/).map(Number);
  return text !== undefined && numbers.length >= count && numbers.every(Number.isFinite) ? numbers : null;
}

/** ST_Box: left, top, width and height in millimetres; null when it has no extent. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(text: string | undefined): Box | null {
  const [x = 0, y = 0, width = 0, height = 0] = numbersOf(text, 4) ?? [];
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
