import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareBodies } from "./body.ts";
import { compareCallbacks } from "./callbacks.ts";
import { compareDeprecatedOperation } from "./deprecated.ts";
import { compareParameters } from "./parameters.ts";
import { report } from "./report.ts";
import { compareResponses } from "./responses.ts";
import { compareRest, member } from "./rest.ts";
import { type Held, isSame, type Scope } from "./scope.ts";
import { compareSecurity } from "./security.ts";
import { compareServers, holderOf } from "./servers.ts";

/** An operation and the path item that holds it. */
export interface OperationAt {
  readonly item: Held;
  readonly operation: Held;
}

const handled = new Set([
  ...["parameters", "requestBody", "responses", "callbacks", "security", "deprecated", "operationId"],
  "servers",
]);

/** Compares two operations. */
export function compareOperation(
  scope: Scope,
  base: OperationAt,
  revision: OperationAt,
  renamed: ReadonlyMap<string, string>,
): void {
  compareSecurity(scope, base.operation, revision.operation);
  compareOwnServers(scope, base, revision);
  const shared = (side: OperationAt): Held => ({
    value: get(side.item.value, "parameters") ?? [],
    loc: at(side.item.loc, "parameters"),
  });
  // Parameters with the same words stand for others where their names changed places.
  const isNamedAlike = renamed.size === 0;
  if (
    isNamedAlike &&
    get(base.operation.value, "callbacks") === undefined &&
    isSame(scope, base.operation, revision.operation) &&
    isSame(scope, shared(base), shared(revision))
  )
    return;
  compareRest(scope, base.operation, revision.operation, handled);
  compareIds(scope, base.operation, revision.operation);
  compareDeprecatedOperation(scope, base.operation, revision.operation);
  compareParameters(scope, base, revision, renamed);
  compareBodies(scope, base.operation, revision.operation);
  compareResponses(scope, base.operation, revision.operation);
  compareCallbacks(scope, base.operation, revision.operation);
}

/** Compares where the operation is served, if that is said of it alone; the server decides where it calls back. */
function compareOwnServers(scope: Scope, base: OperationAt, revision: OperationAt): void {
  if (scope.flipped) return;
  const owners = [base.operation, base.item, revision.operation, revision.item];
  if (owners.every((held) => member(held, "servers") === undefined)) return;
  const holder = (side: ContractSide, { item, operation }: OperationAt) => {
    const { entry } = side.workspace;
    return holderOf([operation, item, { value: entry.root, loc: { source: entry, pointer: "#" } }]);
  };
  compareServers(scope, { base: holder(scope.base, base), revision: holder(scope.revision, revision) });
}

/** The operationId names the generated method: another name breaks every caller's source. */
function compareIds(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [member(base, "operationId"), member(revision, "operationId")];
  if (before?.value === after?.value) return;
  const where = places(before?.loc, after?.loc);
  if (before === undefined) report(scope, rules["operation-id-added"], where, { name: after?.value });
  else if (after === undefined) report(scope, rules["operation-id-removed"], where, { name: before.value });
  else report(scope, rules["operation-id-renamed"], where, { before: before.value, after: after.value });
}
