import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { matchPaths } from "../match/paths.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareEnvironments } from "./environments.ts";
import { compareItems, itemAt, operationsOf, servedByRoot } from "./items.ts";
import { report } from "./report.ts";
import { compareRest, member, notExtension } from "./rest.ts";
import { deref, type Held, type Scope, within } from "./scope.ts";
import { compareServers } from "./servers.ts";
import { compareWebhooks } from "./webhooks.ts";

/** Compares two whole contracts. Components are only looked at where an operation uses them. */
export function compareContracts(scope: Scope): void {
  const [base, revision] = [root(scope.base), root(scope.revision)];
  compareRest(
    scope,
    base,
    revision,
    new Set([
      ...["openapi", "paths", "webhooks", "x-webhooks", "components", "security", "jsonSchemaDialect"],
      "servers",
    ]),
  );
  compareDialect(scope, base, revision);
  compareEnvironments(scope, base, revision);
  const { isMoved, isServedByRoot } = comparePaths(scope, base, revision);
  if (isServedByRoot) compareServers(scope, { base, revision }, isMoved);
  compareWebhooks(scope);
  for (const key of ["paths", "components"])
    compareRest(
      within(scope, key),
      held(base, key),
      held(revision, key),
      notExtension(held(base, key), held(revision, key)),
    );
}

function root(side: ContractSide): Held {
  return { value: side.workspace.entry.root, loc: { source: side.workspace.entry, pointer: "#" } };
}

function held(parent: Held, key: string): Held {
  return { value: get(parent.value, key), loc: at(parent.loc, key) };
}

/** Another default dialect can change what every schema means. */
function compareDialect(scope: Scope, base: Held, revision: Held): void {
  const dialect = (side: Held) => String(get(side.value, "jsonSchemaDialect") ?? standard).replace(/#$/, "");
  const [before, after] = [dialect(base), dialect(revision)];
  if (before === after || (known.test(before) && known.test(after))) return;
  const where = places(member(base, "jsonSchemaDialect")?.loc, member(revision, "jsonSchemaDialect")?.loc);
  report(scope, rules["dialect-changed"], where, { before, after });
}

const standard = "https://spec.openapis.org/oas/3.1/dialect/base";
const known =
  /^https:\/\/(spec\.openapis\.org\/oas\/3\.[12]\/dialect\/|json-schema\.org\/draft\/2020-12\/schema)/;

/** Whether some operations go by the base URLs of the whole contract on both sides. */
function comparePaths(
  scope: Scope,
  base: Held,
  revision: Held,
): { isMoved: boolean; isServedByRoot: boolean } {
  const [was, is] = [deref(scope.base, held(base, "paths")), deref(scope.revision, held(revision, "paths"))];
  const side = (contract: ContractSide, { value }: Held, paths: Held) => ({
    ...{ root: value, paths: paths.value },
    methodsOf: (path: string) => operationsOf(itemAt(contract, paths, path)),
  });
  const { pairs, removed, added, isMoved } = matchPaths(
    side(scope.base, base, was),
    side(scope.revision, revision, is),
  );
  const byRoot: boolean[] = [];
  for (const { before, after, renamed, methods } of pairs) {
    const [a, b] = [itemAt(scope.base, was, before), itemAt(scope.revision, is, after)];
    const now = servedByRoot(scope.revision, b);
    for (const [method, is] of servedByRoot(scope.base, a)) byRoot.push(is && now.get(method) !== false);
    const label = (method: string) => `${method.toUpperCase()} ${before}`;
    compareItems(scope, a, b, { label, renamed, methods });
  }
  for (const path of removed) {
    const gone = itemAt(scope.base, was, path);
    const operations = operationsOf(gone).map((method) => `${method.toUpperCase()} ${path}`);
    if (operations.length === 0) continue;
    report({ ...scope, operations }, rules["path-removed"], { base: at(was.loc, path) });
  }
  for (const path of added) {
    const fresh = itemAt(scope.revision, is, path);
    const operations = operationsOf(fresh).map((method) => `${method.toUpperCase()} ${path}`);
    if (operations.length === 0) continue;
    report({ ...scope, operations }, rules["path-added"], { revision: at(is.loc, path) });
  }
  return { isMoved, isServedByRoot: byRoot.length === 0 || byRoot.includes(true) };
}
