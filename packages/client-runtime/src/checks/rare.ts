import type { Check, Fields } from "./core.ts";

// What few contracts need. The generated code imports what its contract uses, so no bundle holds the rest.

/** True for an object that is no array. */
export function isObject(value: unknown): boolean {
  return Object(value) === value && !Array.isArray(value);
}

/** Anything. */
export function anything(): true {
  return true;
}

/** All of the checks. */
export function all(...checks: readonly Check[]): Check {
  return (value, path, add) => {
    for (const check of checks) check(value, path, add);
  };
}

/** A check of the values that fit a test; others are not looked at. */
export function when(test: (value: unknown) => unknown, check: Check): Check {
  return (value, path, add) => test(value) && check(value, path, add);
}

/** How many of the checks find nothing wrong with a value. Additions are nothing wrong. */
export function fits(value: unknown, checks: readonly Check[]): number {
  return checks.filter((check) => {
    let good = true;
    check(value, "", (_, kind) => {
      if (kind[0] !== "+") good = false;
    });
    return good;
  }).length;
}

/** An object whose other fields are checked too: by patterns of their names, and else by `rest`. */
export function open(
  optional: Fields,
  required: Fields,
  rest: Check,
  patterns: readonly (readonly [RegExp, Check])[] = [],
): Check {
  const fields: Fields = { ...optional, ...required };
  return (value, path, add) => {
    if (!isObject(value)) return add(path, "object");
    for (const name in { ...required, ...value }) {
      const own = Object.hasOwn(fields, name) ? [fields[name] as Check] : [];
      const present = Object.hasOwn(value, name);
      const matching = present ? patterns.filter(([pattern]) => pattern.test(name)) : [];
      const checks = [...own, ...matching.map(([, check]) => check)];
      for (const check of checks.length > 0 ? checks : [rest]) check(value[name], `${path}.${name}`, add);
    }
  };
}

/** An array whose first items have checks of their own; `rest` checks the others. */
export function tuple(first: readonly Check[], rest: Check): Check {
  return (value, path, add) => {
    if (!Array.isArray(value)) return add(path, "array");
    value.forEach((item, index) => {
      (first[index] ?? rest)(item, `${path}.${index}`, add);
    });
  };
}

/** Whether two values of JSON are the same, whatever the order of their fields. */
export function same(a: unknown, b: unknown): boolean {
  const fields = (value: unknown) => Object.entries(value as object);
  return (
    a === b ||
    (Object(a) === a &&
      Object(b) === b &&
      Array.isArray(a) === Array.isArray(b) &&
      fields(a).length === fields(b).length &&
      fields(a).every(([name, value]) =>
        fields(b).some(([other, twin]) => other === name && same(value, twin)),
      ))
  );
}

/** Whether no two items are the same. */
export function unique(items: readonly unknown[]): boolean {
  return items.every((item, index) => !items.slice(0, index).some((other) => same(item, other)));
}
