import { asArray, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { report } from "./report.ts";
import type { Held, Scope } from "./scope.ts";

/**
 * Compares the named environments (`x-environment` on servers), which generated clients offer by name.
 * The list of servers itself says where an API is deployed, not what it accepts: it is documentation.
 */
export function compareEnvironments(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [environments(base), environments(revision)];
  for (const [name, loc] of before) {
    if (!after.has(name)) report(scope, rules["environment-removed"], { base: loc }, { name });
  }
  for (const [name, loc] of after) {
    if (!before.has(name)) report(scope, rules["environment-added"], { revision: loc }, { name });
  }
}

function environments(root: Held): Map<string, Held["loc"]> {
  const named = new Map<string, Held["loc"]>();
  for (const [index, server] of asArray(get(root.value, "servers")).entries()) {
    const name = get(server, "x-environment");
    if (typeof name === "string") named.set(name, at(root.loc, "servers", index, "x-environment"));
  }
  return named;
}
