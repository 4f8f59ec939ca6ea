// @ts-check
/**
 * Numbers in [0, 1), the same sequence for the same seed (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words =
  "the account holds one order for every customer and a list of items that were sold by a partner in this region while its state and price may change until the invoice is paid".split(
    " ",
  );

/**
 * A sentence of `length` words.
 * @param {() => number} random
 * @param {number} length
 */
export function sentence(random, length) {
  const picked = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(" ");
  return `${picked.charAt(0).toUpperCase()}${picked.slice(1)}.`;
}
