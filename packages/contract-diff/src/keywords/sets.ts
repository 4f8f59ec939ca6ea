import { entries, get, strings } from "@partner-licenses/document/json";
import type { Constraint } from "./constraint.ts";
import { demands, type Effect } from "./effect.ts";
import { ARR, OBJ, STR } from "./mask.ts";

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> => new Set([...a, ...b]);
const none: ReadonlySet<string> = new Set();
const show = (items: ReadonlySet<string>): string => [...items].join(", ");

function matches(source: string, value: string): boolean {
  try {
    return new RegExp(source, "u").test(value);
  } catch {
    return true;
  }
}

/** Patterns that every string matches. */
const free = new Set(["", ".*", "^.*$", "^.*", ".*$", "^", "$", "^[\\s\\S]*$"]);

/** Whether a pattern is one that every string matches. */
export function matchesAll(source: string): boolean {
  return free.has(source);
}

const pattern: Constraint<"pattern"> = {
  name: "pattern",
  spelled: ["pattern"],
  types: STR,
  read: (raw) => {
    const source = raw.pattern;
    return typeof source === "string" && !matchesAll(source) ? new Set([source]) : undefined;
  },
  meet: union,
  relate(base = none, revision = none): Effect | undefined {
    const effect = demands(base, revision);
    // Two different regular expressions: which accepts more is not decided here; the witness search may.
    return effect === "both" ? "unknown" : effect;
  },
  admits: (sources, value) =>
    typeof value !== "string" || [...sources].every((source) => matches(source, value)),
  show,
  example: ["^[a-z]+$", "^[a-z]{2}$"],
};

const uniqueItems: Constraint<"unique-items"> = {
  name: "unique-items",
  spelled: ["uniqueItems"],
  types: ARR,
  read: (raw) => (raw.uniqueItems === true ? true : undefined),
  meet: () => true,
  relate: (base, revision) => (base === revision ? undefined : base === undefined ? "narrower" : "wider"),
  show: String,
  example: ["false", "true"],
};

/** Whether a schema says nothing but `required`. */
export function demandsNamesOnly(schema: unknown): boolean {
  const keys = entries(schema).map(([key]) => key);
  return keys.length === 1 && keys[0] === "required";
}

const dependentRequired: Constraint<"dependent-required"> = {
  name: "dependent-required",
  spelled: ["dependentRequired", "dependencies", "dependentSchemas"],
  types: OBJ,
  read(raw) {
    const listed = [...entries(raw.dependentRequired), ...entries(raw.dependencies)];
    for (const [key, schema] of entries(raw.dependentSchemas))
      if (demandsNamesOnly(schema)) listed.push([key, get(schema, "required") ?? []]);
    const pairs = listed.flatMap(([key, names]) => strings(names).map((name) => `${key} → ${name}`));
    return pairs.length === 0 ? undefined : new Set(pairs);
  },
  meet: union,
  relate: (base = none, revision = none) => demands(base, revision),
  show,
  example: ["{}", "{ card: [billingAddress] }"],
};

/** Rows whose demands add up. */
export const sets = { pattern, "unique-items": uniqueItems, "dependent-required": dependentRequired };
