import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { compareBodies } from "./body.ts";
import { compareCallbacks } from "./callbacks.ts";
import { compareDeprecatedOperation } from "./deprecated.ts";
import { compareParameters } from "./parameters.ts";
import { report } from "./report.ts";
import { compareResponses } from "./responses.ts";
import { compareRest, member } from "./rest.ts";
import { type Held, isSame, type Scope } from "./scope.ts";
import { compareSecurity } from "./security.ts";

/** An operation and the path item that holds it. */
export interface OperationAt {
  readonly item: Held;
  readonly operation: Held;
}

const handled = new Set([
  ...["parameters", "requestBody", "responses", "callbacks", "security", "deprecated", "operationId"],
]);

/** Compares two operations. */
export function compareOperation(
  scope: Scope,
  base: OperationAt,
  revision: OperationAt,
  renamed: ReadonlyMap<string, string>,
): void {
  compareSecurity(scope, base.operation, revision.operation);
  const shared = (side: OperationAt): Held => ({
    value: get(side.item.value, "parameters") ?? [],
    loc: at(side.item.loc, "parameters"),
  });
  if (isSame(scope, base.operation, revision.operation) && isSame(scope, shared(base), shared(revision)))
    return;
  compareRest(scope, base.operation, revision.operation, handled);
  compareIds(scope, base.operation, revision.operation);
  compareDeprecatedOperation(scope, base.operation, revision.operation);
  compareParameters(scope, base, revision, renamed);
  compareBodies(scope, base.operation, revision.operation);
  compareResponses(scope, base.operation, revision.operation);
  compareCallbacks(scope, base.operation, revision.operation);
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
