import { entries, get, type JsonObject, strings } from "../../json.ts";
import { regexOf } from "../schema/pattern.ts";
import type { JsonSchema } from "../schema/types.ts";
import { type Branch, literalsOfMember } from "./branch.ts";
import type { Literal, Solve } from "./literal.ts";
import type { Solution } from "./scalars.ts";

/** With more patterns than these, names are not told apart by them. */
const mostPatterns = 4;

/** What is known of an object that is being made. */
interface Plan {
  readonly branch: Branch;
  readonly solve: Solve;
  readonly declared: ReadonlySet<string>;
  readonly patterns: readonly string[];
  readonly least: number;
  readonly most: number;
}

/** A demand that a member meets by failing: which names may, and what then holds of name and value. */
interface Failing {
  mayBe(name: string): boolean;
  readonly name: readonly Literal[];
  readonly value: readonly Literal[];
}

/** An object for the branch. */
export function solveObject(branch: Branch, solve: Solve): Solution {
  const all = [...branch.holds, ...branch.fails].map(({ schema }) => schema);
  const given = branch.holds.map(({ schema }) => schema);
  const bound = (key: string) =>
    given.flatMap((schema) => (typeof schema[key] === "number" ? [schema[key]] : []));
  const required = given.flatMap((schema) => strings(schema.required));
  const plan: Plan = {
    ...{ branch, solve },
    declared: new Set([
      ...all.flatMap(({ properties }) => entries(properties).map(([name]) => name)),
      ...required,
    ]),
    patterns: [
      ...new Set(
        all.flatMap(({ patternProperties }) => entries(patternProperties).map(([pattern]) => pattern)),
      ),
    ],
    least: Math.max(0, ...bound("minProperties")),
    most: Math.min(Number.POSITIVE_INFINITY, ...bound("maxProperties")),
  };
  if (plan.patterns.length > mostPatterns) return "open";
  const members = new Map(required.map((name): [string, readonly Literal[]] => [name, []]));
  return place(
    plan,
    branch.fails.map((fail) => failingOf(fail)),
    members,
  );
}

/** Finds a member for each demand that one has to fail, and then the rest. */
function place(
  plan: Plan,
  [failing, ...others]: readonly Failing[],
  members: ReadonlyMap<string, readonly Literal[]>,
): Solution {
  if (members.size > plan.most) return "none";
  if (failing === undefined) return complete(plan, members);
  let isOpen = false;
  const names = [...new Set([...members.keys(), ...plan.declared])].filter((name) => failing.mayBe(name));
  for (const name of names) {
    if (failing.name.length > 0 && !isName(plan, name, failing.name)) continue;
    const made = place(
      plan,
      others,
      new Map([...members, [name, [...(members.get(name) ?? []), ...failing.value]]]),
    );
    if (typeof made === "object") return made;
    isOpen ||= made === "open";
  }
  for (const matched of subsets(plan.patterns)) {
    const name = freshName(plan, matched, [...members.keys()], failing.name);
    if (typeof name !== "object") isOpen ||= name === "open";
    else if (failing.mayBe(name.value)) {
      const made = place(plan, others, new Map([...members, [name.value, failing.value]]));
      if (typeof made === "object") return made;
      isOpen ||= made === "open";
    }
  }
  return isOpen ? "open" : "none";
}

function failingOf({ home, schema, fails, pattern }: Branch["fails"][number]): Failing {
  const literal = (inner: unknown): Literal => ({ home, schema: inner as JsonSchema, fails: "any" });
  if (fails === "propertyNames")
    return { mayBe: () => true, name: [literal(schema.propertyNames)], value: [] };
  if (pattern !== undefined) {
    const value = [literal(get(schema.patternProperties, pattern))];
    return { mayBe: (name) => regexOf(pattern)?.test(name) === true, name: [], value };
  }
  return {
    mayBe: (name) => !declares(schema, name),
    name: [],
    value: [literal(schema.additionalProperties)],
  };
}

function declares(schema: JsonObject, name: string): boolean {
  return (
    get(schema.properties, name) !== undefined ||
    entries(schema.patternProperties).some(([pattern]) => regexOf(pattern)?.test(name) === true)
  );
}

/** Adds members until there are enough, and gives all of them values. */
function complete(plan: Plan, chosen: ReadonlyMap<string, readonly Literal[]>): Solution {
  // In the order in which they were chosen; what is asked for more than once is most likely to be in the way.
  const made = new Map<string, unknown>([...chosen.keys()].map((name) => [name, undefined]));
  let isOpen = false;
  const asked = [...chosen].map(([name, more]) => ({
    name,
    literals: [...literalsOfMember(plan.branch, name), ...more],
  }));
  for (const { name, literals } of asked.sort((a, b) => b.literals.length - a.literals.length)) {
    const value = isName(plan, name, []) ? plan.solve(literals) : "none";
    if (value === "none") return "none";
    if (value === "open") isOpen = true;
    else made.set(name, value.value);
  }
  if (isOpen) return "open";
  for (const name of spare(plan, chosen)) {
    if (made.size >= plan.least) break;
    if (typeof name !== "string") {
      isOpen = true;
      continue;
    }
    const value = isName(plan, name, []) ? plan.solve(literalsOfMember(plan.branch, name)) : "none";
    if (typeof value === "object") made.set(name, value.value);
    else isOpen ||= value === "open";
  }
  if (made.size >= plan.least) return { value: Object.fromEntries(made) };
  return isOpen ? "open" : "none";
}

/** More names: declared ones, then others of each kind. `open` where nobody knows whether there are. */
function* spare(
  plan: Plan,
  chosen: ReadonlyMap<string, unknown>,
): Generator<string | { readonly is: "open" }> {
  for (const name of plan.declared) if (!chosen.has(name)) yield name;
  const used = [...chosen.keys()];
  for (const matched of subsets(plan.patterns))
    for (let count = 0; count <= plan.least; count++) {
      const name = freshName(plan, matched, used, []);
      if (name === "open") yield { is: "open" };
      if (typeof name !== "object") break;
      used.push(name.value);
      yield name.value;
    }
}

/** What all names are asked. */
function namesOf({ branch }: Plan): Literal[] {
  return branch.holds.flatMap(({ home, schema }) =>
    schema.propertyNames === undefined ? [] : [{ home, schema: schema.propertyNames as JsonSchema }],
  );
}

function isName(plan: Plan, name: string, also: readonly Literal[]): boolean {
  const literals = [...namesOf(plan), ...also];
  const [first] = literals;
  return (
    first === undefined || plan.solve([{ home: first.home, schema: { const: name } }, ...literals]) !== "none"
  );
}

/** A name that nobody declares, which matches just the given patterns. */
function freshName(
  plan: Plan,
  matched: ReadonlySet<string>,
  used: readonly string[],
  also: readonly Literal[],
): { readonly value: string } | "none" | "open" {
  const home = [...plan.branch.holds, ...plan.branch.fails][0]?.home;
  if (home === undefined) return "open";
  const asked = [...namesOf(plan), ...also];
  if (plan.patterns.length + asked.length === 0) {
    for (let count = 0; ; count++) {
      const value = count === 0 ? "extra" : `extra${count}`;
      if (!plan.declared.has(value) && !used.includes(value)) return { value };
    }
  }
  const name = plan.solve([
    { home, schema: { type: "string" } },
    { home, schema: { enum: [...plan.declared, ...used] }, fails: "any" },
    ...plan.patterns.map(
      (pattern): Literal => ({ home, schema: { pattern }, ...(!matched.has(pattern) && { fails: "any" }) }),
    ),
    ...asked,
  ]);
  return typeof name === "object" ? { value: String(name.value) } : name;
}

function subsets(patterns: readonly string[]): ReadonlySet<string>[] {
  const found = [new Set<string>()];
  for (const pattern of patterns) found.push(...found.map((each) => new Set([...each, pattern])));
  return found;
}
