import { asArray, asObject, type JsonObject } from "../../model/json.ts";
import { bad, type Context, checks, guarded, local, type Spot } from "./emit.ts";

/** Required and known properties, property counts, and what is allowed besides. */
export function objectChecks(context: Context, rules: JsonObject, spot: Spot): string[] {
  const lines: string[] = [];
  for (const name of asArray(rules["required"]).map(String)) {
    lines.push(...guarded(`!has(${spot.value}, ${JSON.stringify(name)})`, [bad(spot, `lacks ${name}`)]));
  }
  for (const [name, schema] of Object.entries(asObject(rules["properties"]))) {
    const value = local(context, "v");
    const body = checks(context, schema, {
      value,
      path: `${spot.path} + ${JSON.stringify(`.${name}`)}`,
      branch: false,
    });
    if (body.length === 0) continue;
    const read = `const ${value} = ${spot.value}[${JSON.stringify(name)}];`;
    lines.push(...guarded(`has(${spot.value}, ${JSON.stringify(name)})`, [read, ...body]));
  }
  return [...lines, ...countChecks(rules, spot), ...otherProperties(context, rules, spot)];
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
  const rest = restChecks(context, rules, spot, inner, known);
  const listed = [
    ...(known.length > 0 ? [`${JSON.stringify(known)}.includes(${name})`] : []),
    ...patterns.map(([pattern]) => matches(pattern, name)),
  ];
  const others = listed.length === 0 ? rest : guarded(`!(${listed.join(" || ")})`, rest);
  const body = [...byPattern, ...(rest.length === 0 ? [] : others)];
  if (body.length === 0) return [];
  return [`for (const ${name} of Object.keys(${spot.value})) {`, ...body.map((line) => `  ${line}`), "}"];
}

function restChecks(
  context: Context,
  rules: JsonObject,
  spot: Spot,
  inner: Spot,
  known: readonly string[],
): string[] {
  const additional = rules["additionalProperties"];
  if (additional === false) return [bad(inner, "is not allowed here")];
  if (additional !== undefined && additional !== true) return checks(context, additional, inner);
  const composed = ["allOf", "anyOf", "oneOf", "$ref"].some((keyword) => rules[keyword] !== undefined);
  if (additional === true || known.length === 0 || composed || spot.branch) return [];
  const report = `note(issues, ${inner.path}, "unknown-field");`;
  return [context.functions.size > 0 ? `if (!branch) ${report}` : report];
}

function matches(pattern: string, name: string): string {
  return `new RegExp(${JSON.stringify(pattern)}, "u").test(${name})`;
}
