import { exactText, keepDigits } from "@partner-licenses/document/digits";
import { asArray, asObject, entries, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { meantBy, reportExtension, spelledOtherwise } from "./extensions.ts";
import { report } from "./report.ts";
import { type Held, isSame, type Scope } from "./scope.ts";

/** Fields of OpenAPI that people read, and no message depends on. */
const words: ReadonlySet<string> = new Set([
  ...["$self", "info", "tags", "summary", "description", "externalDocs", "example", "examples", "links"],
  // How a bearer token is built is a hint for people: nobody sends it.
  ...["oauth2MetadataUrl", "bearerFormat"],
]);

/**
 * Compares all keys that no comparison handles. Those that OpenAPI has are documentation, and so are extensions
 * without a meaning; what a key means that nobody defined is unknown. An empty list or object says nothing.
 */
export function compareRest(scope: Scope, base: Held, revision: Held, handled: ReadonlySet<string>): void {
  const keys = [...entries(base.value), ...entries(revision.value)].map(([key]) => meantBy(key) ?? key);
  for (const key of new Set(keys)) {
    if (handled.has(key)) continue;
    const [a, b] = [base, revision].map((held) => member(held, key) ?? member(held, spelledOtherwise(key)));
    if (a && b ? isSame(scope, a, b) : a === b) continue;
    if (text(scope.base, a) === text(scope.revision, b)) continue;
    const where = places(a === undefined ? undefined : a.loc, b === undefined ? undefined : b.loc);
    if (meantBy(key) !== undefined) reportExtension(scope, key, [a, b], revision.value, where);
    else if (key.startsWith("x-") || words.has(key))
      report(scope, rules["documentation-changed"], where, { change: `\`${key}\` ${verb(a, b)}` });
    else report(scope, rules["unknown-field-changed"], where, { key, how: verb(a, b) });
  }
}

/** The keys of two maps that are names of their own; what is left is extensions. */
export function notExtension(base: Held, revision: Held): Set<string> {
  const keys = [...entries(base.value), ...entries(revision.value)].map(([key]) => key);
  return new Set(keys.filter((key) => !key.startsWith("x-")));
}

/** How a value changed, for messages. */
export function verb(base: unknown, revision: unknown): string {
  return base === undefined ? "was added" : revision === undefined ? "was removed" : "changed";
}

/** A member of a held object, unless it is absent or empty. */
export function member(held: Held, key: string | undefined): Held | undefined {
  if (key === undefined) return undefined;
  const value = get(held.value, key);
  const empty = value === undefined || value === false || value === "" || isEmpty(value);
  return empty ? undefined : { value, loc: at(held.loc, key) };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value)
    ? value.length === 0
    : asObject(value) !== undefined && entries(value).length === 0;
}

function text(side: ContractSide, held: Held | undefined): string {
  return held === undefined ? "" : exactText({ held: resolved(side, held, 4) }, "held");
}

/** The value with references followed a few steps, for examples and links that are kept as components. */
function resolved(side: ContractSide, held: Held, depth: number): unknown {
  const { value, loc } = held;
  if (typeof value !== "object" || value === null || depth === 0) return value;
  if (typeof get(value, "$ref") === "string") return resolvedRef(side, held, depth);
  const inside = (item: unknown, key: string | number) =>
    resolved(side, { value: item, loc: at(loc, key) }, depth - 1);
  if (Array.isArray(value)) return keepDigits(value, asArray(value).map(inside));
  const members = entries(value).map(([key, item]) => [key, inside(item, key)] as const);
  return keepDigits(value, Object.fromEntries(members));
}

function resolvedRef(side: ContractSide, held: Held, depth: number): unknown {
  try {
    return resolved(side, side.workspace.deref(held.value, held.loc), depth - 1);
  } catch {
    // A `$ref` inside an example is part of the example.
    return held.value;
  }
}
