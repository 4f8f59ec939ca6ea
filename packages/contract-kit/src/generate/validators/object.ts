import { asArray, asObject, type Json, type JsonObject } from "../../model/json.ts";
import { arrow, bad, type Context, checks, guarded, local, type Spot } from "./emit.ts";

/** Required and known properties, property counts, and what is allowed besides. */
export function objectChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const required = asArray(rules["required"]).map(String);
  const known = Object.entries(asObject(rules["properties"])).map(
    ([name, schema]) => `${JSON.stringify(name)}: ${propertyCheck(context, schema)}`,
  );
  const open = isOpen(rules, spot);
  const report = !open ? "" : context.functions.size > 0 ? ", !branch" : ", true";
  const fields = `fields(${spot.value}, ${spot.path}, issues, ${JSON.stringify(required)}, { ${known.join(", ")} }${report});`;
  return [
    ...(required.length + known.length > 0 ? [fields] : []),
    ...countChecks(rules, spot),
    ...(open ? [] : otherProperties(context, rules, spot)),
  ];
}

/** A function that checks one property, with the same parameters as those of component schemas. */
function propertyCheck(context: Context, schema: Json | undefined): string {
  const [value, path] = [local(context, "v"), local(context, "p")];
  const body = checks(context, schema, { value, path, branch: false });
  const direct = new RegExp(`^(\\w+)\\(${value}, ${path}, issues\\);$`).exec(body[0] ?? "");
  if (body.length === 1 && direct?.[1] !== undefined) return direct[1];
  return arrow(body, [value, path, "issues"]);
}

/** True when a property that is not listed is an addition to be told, not a fault. */
function isOpen(rules: JsonObject, spot: Spot): boolean {
  const composed = ["allOf", "anyOf", "oneOf", "$ref"].some((keyword) => rules[keyword] !== undefined);
  const listed = Object.keys(asObject(rules["properties"])).length > 0;
  const closed = rules["additionalProperties"] !== undefined || rules["patternProperties"] !== undefined;
  return listed && !closed && !composed && !spot.branch;
}

function countChecks(rules: JsonObject, spot: Spot): string[] {
  const count = `Object.keys(${spot.value}).length`;
  const { minProperties: least, maxProperties: most } = rules;
  return [
    ...(typeof least === "number"
      ? guarded(`${count} < ${least}`, [bad(spot, `expected at least ${least} properties`)])
      : []),
    ...(typeof most === "number"
      ? guarded(`${count} > ${most}`, [bad(spot, `expected at most ${most} properties`)])
      : []),
  ];
}

function otherProperties(context: Context, rules: JsonObject, spot: Spot): string[] {
  const known = Object.keys(asObject(rules["properties"]));
  const patterns = Object.entries(asObject(rules["patternProperties"]));
  const name = local(context, "k");
  const inner = { value: `${spot.value}[${name}]`, path: `${spot.path} + "." + ${name}`, branch: false };
  const byPattern = patterns.flatMap(([pattern, schema]) =>
    guarded(matches(pattern, name), checks(context, schema, inner)),
  );
  const rest = restChecks(context, rules, inner);
  const listed = [
    ...(known.length > 0 ? [`${JSON.stringify(known)}.includes(${name})`] : []),
    ...patterns.map(([pattern]) => matches(pattern, name)),
  ];
  const others = listed.length === 0 ? rest : guarded(`!(${listed.join(" || ")})`, rest);
  const body = [...byPattern, ...(rest.length === 0 ? [] : others)];
  if (body.length === 0) return [];
  return [`for (const ${name} of Object.keys(${spot.value})) {`, ...body.map((line) => `  ${line}`), "}"];
}

function restChecks(context: Context, rules: JsonObject, inner: Spot): string[] {
  const additional = rules["additionalProperties"];
  if (additional === false) return [bad(inner, "is not allowed here")];
  return additional === undefined || additional === true ? [] : checks(context, additional, inner);
}

function matches(pattern: string, name: string): string {
  return `new RegExp(${JSON.stringify(pattern)}, "u").test(${name})`;
}
