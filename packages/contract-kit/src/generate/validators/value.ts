import { asArray, type JsonObject } from "@partner-licenses/document/json";
import { type Context, is, type Spot, use } from "./context.ts";
import { numberTests, stringTests, type Tests } from "./scalar.ts";

/** Type, allowed values, and what is said of strings and numbers. */
export function valueChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  return [...typeChecks(context, rules, spot), ...allowedValues(context, rules)];
}

function typeChecks(context: Context, rules: JsonObject, { types }: Spot): string[] {
  const isText = types.length === 0 || types.includes("string");
  // a file imports only what it uses
  const strings = stringTests(context, isText ? rules : {});
  const numbers = numberTests(rules);
  const known = asArray(rules["x-extensible-enum"]).map((value) => JSON.stringify(value));
  // their own checks report what is no array and no object
  if (types.join() === "array" || types.join() === "object") return [];
  if (types.join() === "string") return stringChecks(context, strings, known);
  const checks =
    types.length > 0 ? [typed(context, types, strings, numbers)] : untyped(context, strings, numbers);
  if (known.length === 0) return checks;
  const text = `${use(context, "known")}(${known.join(", ")})`;
  return [...checks, `${use(context, "when")}((v) => typeof v === "string", ${text})`];
}

function stringChecks(context: Context, strings: Tests, known: readonly string[]): string[] {
  const base = strings.tests.length > 0 || known.length === 0 ? use(context, "string") : "";
  return [
    ...(strings.tests.length > 0
      ? [is(context, strings.tests.join(" && "), strings.kinds.join(), base)]
      : []),
    ...(known.length > 0 ? [`${use(context, "known")}(${known.join(", ")})`] : []),
    ...(strings.tests.length + known.length === 0 ? [base] : []),
  ];
}

const typeTests: Readonly<Record<string, string>> = {
  null: "v === null",
  boolean: 'typeof v === "boolean"',
  string: 'typeof v === "string"',
  number: 'typeof v === "number"',
  integer: "Number.isInteger(v)",
  array: "Array.isArray(v)",
  object: "isObject(v)",
};

/** One test: the value has one of the types, and what is said of that type holds. */
function typed(context: Context, types: readonly string[], strings: Tests, numbers: Tests): string {
  if (types.includes("object")) use(context, "isObject");
  const more: Readonly<Record<string, Tests>> = { string: strings, number: numbers, integer: numbers };
  const tests = types.map((type) => {
    const { tests: own = [], implied } = more[type] ?? {};
    const test = implied ? typeTests.number : typeTests[type];
    return [test ?? "true", ...own].join(" && ");
  });
  const kinds = types.map((type) => more[type]?.name(type) ?? type);
  const [only = ""] = tests;
  return is(
    context,
    types.length === 1 ? only : tests.map((test) => `(${test})`).join(" || "),
    kinds.join("|"),
  );
}

/** Where no type is said, keywords bind the values of their own type. */
function untyped(context: Context, strings: Tests, numbers: Tests): string[] {
  return [
    { type: "string", all: strings },
    { type: "number", all: numbers },
  ].flatMap(({ type, all }) =>
    all.tests.length === 0
      ? []
      : [is(context, `typeof v !== "${type}" || (${all.tests.join(" && ")})`, all.name(type))],
  );
}

function allowedValues(context: Context, rules: JsonObject): string[] {
  const single = rules.const !== undefined;
  const allowed = single ? [rules.const] : asArray(rules.enum);
  if (allowed.length === 0) return [];
  const tests = allowed.map((entry) =>
    typeof entry === "object" && entry !== null
      ? `${use(context, "same")}(v, ${JSON.stringify(entry)})`
      : `v === ${JSON.stringify(entry)}`,
  );
  return [is(context, tests.join(" || "), single ? "const" : "enum")];
}
