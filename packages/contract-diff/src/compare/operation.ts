import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { places } from "../normalise/view.ts";
import { compareBodies } from "./body.ts";
import { compareCallbacks } from "./callbacks.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { member, tellRest } from "./rest.ts";
import { type Held, isSame, type Scope, type Sense, tell } from "./scope.ts";
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
  tellRest(scope, base.operation, revision.operation, handled);
  compareIds(scope, base.operation, revision.operation);
  tellDeprecated(scope, base.operation, revision.operation, "operation");
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
  if (before === undefined) {
    const text = `the operation is now called \`${after?.value}\``;
    tell(scope, "additive", { rule: "operation-id-added", text, source: "additive", ...where });
  } else {
    const rule = after === undefined ? "operation-id-removed" : "operation-id-renamed";
    const text = `the operationId \`${before.value}\` ${after === undefined ? "was removed" : `became \`${after.value}\``}`;
    tell(scope, "breaking", { rule, text, source: "breaking", ...where });
  }
}

/** Deprecating warns and breaks nobody; taking it back neither. */
export function tellDeprecated(scope: Scope, base: Held, revision: Held, what: string, sense?: Sense): void {
  const [before, after] = [
    get(base.value, "deprecated") === true,
    get(revision.value, "deprecated") === true,
  ];
  if (before === after) return;
  const where = places(member(base, "deprecated")?.loc, member(revision, "deprecated")?.loc);
  const rule = after ? `${what}-deprecated` : `${what}-undeprecated`;
  const text = after ? `the ${what} is deprecated` : `the ${what} is no longer deprecated`;
  tell(scope, "additive", { rule, text, ...where }, sense);
}
