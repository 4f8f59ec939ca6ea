// @ts-check
// Golden ratio: multiples of it, modulo 1, spread evenly and never repeat. No randomness, so builds agree.
const golden = (1 + Math.sqrt(5)) / 2;

/**
 * How the values of a member are made: by one of `spread`, `cycle`, `number` and `value`.
 * @typedef {object} Spec
 * @property {[low: number, high: number]} [spread] a number between both bounds
 * @property {number} [decimals] what a spread is rounded to, 0 when left out
 * @property {unknown[]} [cycle] the values in turn
 * @property {string} [number] the text with `{n}` replaced by the row's number, from 1
 * @property {unknown} [value] the same in every row
 */

/**
 * A recipe as somebody wrote it.
 * @typedef {{ list?: unknown, count?: unknown, rows?: unknown, row?: unknown, rest?: unknown }} Recipe
 */

/**
 * @param {string} name
 * @param {Spec} spec
 * @param {number} index
 */
function makeField(name, spec, index) {
  const { spread, decimals = 0, cycle, number } = spec;
  if (spread !== undefined) {
    const [low, high] = spread;
    const share = (index * golden) % 1;
    return Number((low + share * (high - low)).toFixed(decimals));
  }
  if (cycle !== undefined) return cycle[index % cycle.length];
  if (number !== undefined) return number.replaceAll("{n}", String(index + 1));
  if ("value" in spec) return structuredClone(spec.value);
  throw new Error(`"${name}" needs one of spread, cycle, number, value`);
}

/**
 * Makes an object that holds a list of rows, always the same for the same recipe.
 * `list` names the array, `count` (optional) the member that holds its length, `rest` the members next to them.
 * Throws when the recipe is incomplete.
 * @param {unknown} recipe
 * @returns {Record<string, unknown>}
 */
export function generate(recipe) {
  /** @type {Recipe} */
  const { list, count, rows, row, rest } = Object(recipe);
  if (typeof list !== "string") throw new Error('set "list" to the name of the array');
  if (typeof rows !== "number" || !Number.isInteger(rows) || rows < 0)
    throw new Error('set "rows" to a whole number');
  if (typeof row !== "object" || row === null) throw new Error('set "row" to the recipe of its members');
  const items = Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(Object.entries(row).map(([name, spec]) => [name, makeField(name, spec, index)])),
  );
  return { ...(typeof count === "string" ? { [count]: rows } : {}), [list]: items, ...Object(rest) };
}
