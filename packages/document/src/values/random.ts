/** A whole number from `from` to `to`, both included. */
export type Random = (from: number, to: number) => number;

/** Always the first choice. */
export const first: Random = (from) => from;

/** Choices that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return from + Math.floor(fraction * (to - from + 1));
  };
}

/** A seed for a text, such as the path of a value (FNV-1a). */
export function seedOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
