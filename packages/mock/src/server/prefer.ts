/** What a request asks the mock to do, from `Prefer` or from `?__code=` and its like. */
export interface Preferences {
  code?: number;
  example?: string;
  dynamic?: boolean;
  seed?: string;
}

export type Parsed = { ok: true; value: Preferences } | { ok: false; detail: string };

const names = ["code", "example", "dynamic", "seed"] as const;
type Name = (typeof names)[number];

/** `Prefer` wins over the query, as in Prism; of one name given twice the first counts. */
export function parsePreferences(prefer: string | undefined, query: URLSearchParams): Parsed {
  const given = prefer ? fromHeader(prefer) : fromQuery(query);
  const value: Preferences = {};
  const { code, dynamic, example, seed } = given;
  if (code !== undefined) {
    if (!/^\d{3}$/.test(code))
      return { ok: false, detail: `code=${code} is not a status: write three digits, like code=429.` };
    value.code = Number(code);
  }
  if (dynamic !== undefined) {
    if (!/^(true|false|)$/.test(dynamic))
      return { ok: false, detail: `dynamic=${dynamic} is neither true nor false.` };
    value.dynamic = dynamic !== "false";
  }
  if (example) value.example = example;
  if (seed) value.seed = seed;
  return { ok: true, value };
}

type Given = Partial<Record<Name, string>>;

function isName(name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function fromQuery(query: URLSearchParams): Given {
  const given: Given = {};
  for (const name of names) {
    const value = query.get(`__${name}`);
    if (value !== null) given[name] = value;
  }
  return given;
}

function fromHeader(prefer: string): Given {
  const given: Given = {};
  for (const part of prefer.match(/(?:[^,;"]|"[^"]*"?)+/g) ?? []) {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? "" : part.slice(equals + 1).trim();
    if (isName(name)) given[name] ??= /^".*"$/.test(value) ? value.slice(1, -1) : value;
  }
  return given;
}
