import { canonical, entries, get } from "@partner-licenses/document/json";
import { schemeAt } from "@partner-licenses/document/model/security";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareDeprecated } from "./deprecated.ts";
import { report, reportIn } from "./report.ts";
import { compareRest } from "./rest.ts";
import { type Held, type Scope, within } from "./scope.ts";

/** A security scheme by what is written at `from`; undefined when nobody defines it. */
export function schemeOf({ workspace }: ContractSide, name: string, from?: Loc): Held | undefined {
  const found = schemeAt(workspace, name, from);
  return found.value === undefined ? undefined : found;
}

/** What makes two schemes the same under different names. */
export function schemeKey(scheme: Held | undefined, name: string): string {
  if (scheme === undefined) return `name ${name}`;
  return canonical(Object.fromEntries(facts(scheme)));
}

const parts = ["type", "name", "in", "scheme", "openIdConnectUrl"] as const;
const urls = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"] as const;

/** All that a client must know to get and send a credential. */
function facts(scheme: Held): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of parts) {
    const value = get(scheme.value, key);
    if (value === undefined) continue;
    // Schemes and the names of headers ignore case.
    const loose = key === "scheme" || (key === "name" && get(scheme.value, "in") === "header");
    found.set(key, loose ? String(value).toLowerCase() : String(value));
  }
  for (const [flow, value] of entries(get(scheme.value, "flows"))) {
    if (flow.startsWith("x-")) continue;
    found.set(`flows.${flow}`, "");
    for (const key of urls) {
      const url = get(value, key);
      if (url !== undefined) found.set(`flows.${flow}.${key}`, String(url));
    }
  }
  return found;
}

/** Compares the definitions of a scheme that both sides use under one name. */
export function compareScheme(around: Scope, name: string): void {
  const scope = within(around, `scheme ${name}`);
  const [base, revision] = [schemeOf(scope.base, name), schemeOf(scope.revision, name)];
  if (base === undefined || revision === undefined) return;
  const [before, after] = [facts(base), facts(revision)];
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const changed = new Set(keys.filter((key) => before.get(key) !== after.get(key)));
  for (const key of changed) {
    if (follows(key, changed, before, after)) continue;
    const [a, b] = [before.get(key), after.get(key)];
    const weight = asksNothing(key, a) && ({ case: "undemanding" } as const);
    const details = { ...weight, ...places(placeOf(base, key), placeOf(revision, key)) };
    const words = { scheme: name, key, change: change(a, b) };
    reportIn(scope, "request", rules["security-scheme-changed"], details, words);
  }
  compareScopes(scope, name, base, revision);
  compareDeprecated(scope, "request", "security-scheme", base, revision);
  compareRest(scope, base, revision, new Set([...parts, "flows", "deprecated", "$ref"]));
}

/** Whether the change of a key is one with that of another: where a key is sent, and all that a flow or a type has. */
function follows(
  key: string,
  changed: ReadonlySet<string>,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): boolean {
  const isOnBoth = (other: string) => before.has(other) && after.has(other);
  if (key !== "type" && changed.has("type")) return true;
  if (key === "name") return changed.has("in");
  return !isOnBoth(key) && [...changed].some((other) => !isOnBoth(other) && key.startsWith(`${other}.`));
}

function change(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return after === "" ? "was added" : `was added: ${after}`;
  return after === undefined ? "was removed" : `went from ${before} to ${after}`;
}

/** A further flow is one more way in. Anything else that changes locks out those who go the old way. */
function asksNothing(key: string, before: string | undefined): boolean {
  return before === undefined && key.startsWith("flows.");
}

function placeOf(scheme: Held, key: string): Held["loc"] {
  return at(scheme.loc, ...key.split("."));
}

/** Scopes that a flow offers: one more is welcome, one less cannot be asked for any more. */
function compareScopes(scope: Scope, name: string, base: Held, revision: Held): void {
  for (const [flow, value] of entries(get(base.value, "flows"))) {
    const other = get(get(revision.value, "flows"), flow);
    if (other === undefined) continue;
    const held = (scheme: Held, flowValue: unknown) => ({
      value: flowValue,
      loc: at(scheme.loc, "flows", flow),
    });
    compareRest(within(scope, flow), held(base, value), held(revision, other), new Set([...urls, "scopes"]));
    const [before, after] = [get(value, "scopes"), get(other, "scopes")];
    for (const key of new Set([...entries(before), ...entries(after)].map(([text]) => text))) {
      const [a, b] = [get(before, key), get(after, key)];
      if (a === b) continue;
      const loc = (held: Held, present: unknown) =>
        present === undefined ? undefined : at(held.loc, "flows", flow, "scopes", key);
      const where = places(loc(base, a), loc(revision, b));
      if (a === undefined || b === undefined) {
        const rule = rules[`security-scope-${a === undefined ? "offered" : "withdrawn"}`];
        reportIn(scope, "request", rule, where, { scope: key, scheme: name });
      } else {
        const change = `the scope \`${key}\` of the security scheme ${name} is described differently`;
        report(scope, rules["documentation-changed"], where, { change });
      }
    }
  }
}
