import { asArray, get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { report } from "./report.ts";
import type { Held, Scope } from "./scope.ts";

/** Compares the named environments (`x-environment` on servers), which generated clients offer by name. */
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
    const name = environmentOf(server);
    if (name !== undefined) named.set(name, at(root.loc, "servers", index));
  }
  return named;
}

/** The name by which clients choose a server; since OpenAPI 3.2 there is a field for it. */
export function environmentOf(server: unknown): string | undefined {
  const name = get(server, "x-environment") ?? get(server, "name");
  return typeof name === "string" ? name : undefined;
}
