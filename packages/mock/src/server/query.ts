import { isPreference } from "./prefer.ts";

/** Query parameters by name; one that is repeated becomes a list. */
export function toQuery(params: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const key of params.keys()) {
    const values = params.getAll(key);
    query[key] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}

/** A query without the mock's own parameters, such as `__code`. */
export function withoutOwn(search: string): string {
  return search
    .split("&")
    .filter((pair) => !isPreference(pair.split("=", 1)[0] ?? ""))
    .join("&");
}
