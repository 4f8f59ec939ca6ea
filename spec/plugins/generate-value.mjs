// Golden ratio: multiples of it, modulo 1, spread evenly and never repeat. No randomness, so builds agree.
const golden = (1 + Math.sqrt(5)) / 2;

const makers = {
  /** A number between both bounds, rounded to `decimals` (0 when left out). */
  spread: ([low, high], index, { decimals = 0 }) => {
    const share = (index * golden) % 1;
    return Number((low + share * (high - low)).toFixed(decimals));
  },
  /** The values in turn. */
  cycle: (values, index) => values[index % values.length],
  /** The text with `{n}` replaced by the row's number, from 1. */
  number: (text, index) => text.replaceAll("{n}", String(index + 1)),
  /** The same value in every row. */
  value: (value) => structuredClone(value),
};

function makeField(name, spec, index) {
  const maker = Object.keys(makers).find((key) => key in spec);
  if (maker === undefined) {
    throw new Error(`"${name}" needs one of ${Object.keys(makers).join(", ")}`);
  }
  return makers[maker](spec[maker], index, spec);
}

/**
 * Makes an object that holds a list of rows, always the same for the same recipe.
 * `list` names the array, `count` (optional) the member that holds its length, `rest` the members next to them.
 * Throws when the recipe is incomplete.
 * @param {any} recipe
 */
export function generate({ list, count, rows, row, rest = {} }) {
  if (typeof list !== "string") throw new Error('set "list" to the name of the array');
  if (!Number.isInteger(rows) || rows < 0) throw new Error('set "rows" to a whole number');
  if (typeof row !== "object" || row === null) throw new Error('set "row" to the recipe of its members');
  const items = Array.from({ length: rows }, (_, index) =>
    Object.fromEntries(Object.entries(row).map(([name, spec]) => [name, makeField(name, spec, index)])),
  );
  return { ...(count === undefined ? {} : { [count]: rows }), [list]: items, ...rest };
}
