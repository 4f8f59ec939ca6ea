/** Stands in for lodash/fp, which converts all of lodash at start; Prism uses one function of it on one level. */
export function set(path: readonly [string], value: unknown, target: object): object {
  return { ...target, [path[0]]: value };
}
