// biome-ignore lint/suspicious/noExplicitAny: bodies are of any shape until they are checked
type Unchecked = any;

/**
 * Takes one departure from the contract. Additions are `+field` and `+value`;
 * any other kind is what the contract demands there: a type, a format, a keyword.
 */
export type Add = (path: string, kind: string) => undefined;

/** Checks one value; `path` is where it stands, `$` for the whole body. */
export type Check = (value: Unchecked, path: string, add: Add) => unknown;

/** Checks of named properties. */
export type Fields = Readonly<Record<string, Check>>;

/** Whether a test holds; when there is a `base`, it comes first. The check returns what the test does. */
export function is(test: (value: Unchecked) => unknown, kind: string, base?: Check): Check {
  return (value, path, add) => (!base || base(value, path, add)) && (test(value) || add(path, kind));
}

/** A string. */
export const string: Check = is((value) => typeof value === "string", "string");

/** A string; those that are not in the list are additions. */
export const known = (...values: readonly string[]): Check =>
  is((value) => values.includes(value), "+value", string);

/**
 * An object with optional and required fields; other fields are additions. With `item`, an array of such items.
 * A required field that is missing is reported with what it should be.
 */
export function record(optional: Fields, required?: Fields, item?: Check): Check {
  return (value, path, add) => {
    if (Array.isArray(value) !== !!item || Object(value) !== value)
      return add(path, item ? "array" : "object");
    const fields: Fields = { ...optional, ...required };
    for (const name in { ...required, ...value }) {
      const check = Object.hasOwn(fields, name) ? fields[name] : item;
      check ? check(value[name], `${path}.${name}`, add) : add(`${path}.${name}`, "+field");
    }
  };
}
