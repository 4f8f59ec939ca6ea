import { entries, get } from "../json.ts";
import { methods } from "../load/check.ts";
import { at } from "../load/pointer.ts";
import { matchPaths } from "../match/paths.ts";
import { places, type Side } from "../normalise/view.ts";
import { tellEnvironments } from "./environments.ts";
import { compareOperation } from "./operation.ts";
import { member, tellRest } from "./rest.ts";
import { deref, type Held, type Scope, tell, tellEffect } from "./scope.ts";

/** Compares two whole contracts. Components are only looked at where an operation uses them. */
export function compareContracts(scope: Scope): void {
  const [base, revision] = [root(scope.base), root(scope.revision)];
  tellRest(
    scope,
    base,
    revision,
    new Set(["openapi", "paths", "webhooks", "components", "security", "jsonSchemaDialect"]),
  );
  tellDialect(scope, base, revision);
  tellEnvironments(scope, base, revision);
  comparePaths(scope, base, revision);
  compareWebhooks(scope, base, revision);
  tellRest(scope, held(base, "paths"), held(revision, "paths"), notExtension(base, revision, "paths"));
}

function root(side: Side): Held {
  return { value: side.workspace.entry.root, loc: { source: side.workspace.entry, pointer: "#" } };
}

function held(parent: Held, key: string): Held {
  return { value: get(parent.value, key), loc: at(parent.loc, key) };
}

function notExtension(base: Held, revision: Held, key: string): Set<string> {
  const keys = [base, revision].flatMap((side) => entries(get(side.value, key)).map(([name]) => name));
  return new Set(keys.filter((name) => !name.startsWith("x-")));
}

/** Another default dialect can change what every schema means. */
function tellDialect(scope: Scope, base: Held, revision: Held): void {
  const dialect = (side: Held) => String(get(side.value, "jsonSchemaDialect") ?? standard).replace(/#$/, "");
  const [before, after] = [dialect(base), dialect(revision)];
  if (before === after || (known.test(before) && known.test(after))) return;
  const text = `the JSON Schema dialect went from ${before} to ${after}`;
  const where = places(member(base, "jsonSchemaDialect")?.loc, member(revision, "jsonSchemaDialect")?.loc);
  tell(scope, "unproven", { rule: "dialect-changed", text, ...where });
}

const standard = "https://spec.openapis.org/oas/3.1/dialect/base";
const known =
  /^https:\/\/(spec\.openapis\.org\/oas\/3\.1\/dialect\/|json-schema\.org\/draft\/2020-12\/schema)/;

function comparePaths(scope: Scope, base: Held, revision: Held): void {
  const { pairs, removed, added } = matchPaths(base.value, revision.value);
  for (const { before, after, renamed } of pairs) {
    const [a, b] = [item(scope.base, base, "paths", before), item(scope.revision, revision, "paths", after)];
    compareItems(scope, a, b, { label: (method) => `${method.toUpperCase()} ${before}`, renamed });
  }
  for (const path of removed) {
    const gone = item(scope.base, base, "paths", path);
    const operations = operationsOf(gone).map((method) => `${method.toUpperCase()} ${path}`);
    const change = { rule: "path-removed", text: "the path was removed", base: at(base.loc, "paths", path) };
    if (operations.length > 0) tell({ ...scope, operations }, "breaking", { ...change, source: "breaking" });
  }
  for (const path of added) {
    const fresh = item(scope.revision, revision, "paths", path);
    const operations = operationsOf(fresh).map((method) => `${method.toUpperCase()} ${path}`);
    const change = {
      rule: "path-added",
      text: "the path was added",
      revision: at(revision.loc, "paths", path),
    };
    if (operations.length > 0) tell({ ...scope, operations }, "additive", { ...change, source: "additive" });
  }
}

function item(side: Side, parent: Held, key: string, name: string): Held {
  return deref(side, { value: get(get(parent.value, key), name), loc: at(parent.loc, key, name) });
}

function operationsOf(pathItem: Held): string[] {
  return methods.filter((method) => get(pathItem.value, method) !== undefined);
}

/** How the operations of a path item are called, and the new names of path parameters. */
export interface ItemContext {
  label(method: string): string;
  readonly renamed: ReadonlyMap<string, string>;
}

/** Compares two path items, method by method. */
export function compareItems(scope: Scope, base: Held, revision: Held, context: ItemContext): void {
  const covered = [...new Set([...operationsOf(base), ...operationsOf(revision)])];
  const all = {
    ...scope,
    operations: scope.operations.length > 0 ? scope.operations : covered.map(context.label),
  };
  tellRest(all, base, revision, new Set([...methods, "parameters", "$ref"]));
  for (const method of covered) {
    const own = {
      ...scope,
      operations: scope.operations.length > 0 ? scope.operations : [context.label(method)],
    };
    const [before, after] = [member(base, method), member(revision, method)];
    const where = places(before?.loc, after?.loc);
    if (before === undefined) {
      tell(own, "additive", {
        rule: "operation-added",
        text: "the operation was added",
        source: "additive",
        ...where,
      });
    } else if (after === undefined) {
      tell(own, "breaking", {
        rule: "operation-removed",
        text: "the operation was removed",
        source: "breaking",
        ...where,
      });
    } else
      compareOperation(
        own,
        { item: base, operation: before },
        { item: revision, operation: after },
        context.renamed,
      );
  }
}

function compareWebhooks(scope: Scope, base: Held, revision: Held): void {
  const names = [base, revision].flatMap((side) =>
    entries(get(side.value, "webhooks")).map(([name]) => name),
  );
  for (const name of new Set(names)) {
    const label = (method: string) => `${method.toUpperCase()} ${name} (webhook)`;
    const [a, b] = [
      item(scope.base, base, "webhooks", name),
      item(scope.revision, revision, "webhooks", name),
    ];
    const own = { ...scope, flipped: true };
    const where = places(
      a.value === undefined ? undefined : a.loc,
      b.value === undefined ? undefined : b.loc,
    );
    const reached = { ...own, operations: operationsOf(a.value === undefined ? b : a).map(label) };
    if (a.value === undefined)
      tellEffect(reached, "request", "narrower", {
        rule: "webhook-added",
        text: "the webhook was added",
        ...where,
      });
    else if (b.value === undefined)
      tell(
        reached,
        "breaking",
        { rule: "webhook-removed", text: "the webhook was removed", source: "breaking", ...where },
        "request",
      );
    else compareItems(own, a, b, { label, renamed: new Map() });
  }
}
