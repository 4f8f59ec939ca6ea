import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { compareContent } from "./content.ts";
import { report, reportIn } from "./report.ts";
import { compareRequired } from "./required.ts";
import { compareRest, member } from "./rest.ts";
import { deref, type Held, isSame, type Scope, within } from "./scope.ts";

const handled = new Set(["required", "content", "$ref"]);

/** Compares the request bodies of two operations. */
export function compareBodies(around: Scope, base: Held, revision: Held): void {
  const scope = within(around, "body");
  const [before, after] = [bodyOf(scope, "base", base), bodyOf(scope, "revision", revision)];
  if (before !== undefined && after !== undefined) {
    if (!isSame(scope, before, after)) compareBody(scope, before, after);
  } else if (before !== undefined) {
    // A body of no media type is one that nobody can send.
    if (member(before, "content") !== undefined)
      reportIn(scope, "request", rules["body-removed"], { base: before.loc });
    else
      report(
        scope,
        rules["documentation-changed"],
        { base: before.loc },
        { change: "a body of no media type was removed" },
      );
  } else if (after !== undefined) {
    const kind = get(after.value, "required") === true ? "required" : "optional";
    reportIn(scope, "request", rules[`${kind}-body-added`], { revision: after.loc });
  }
}

function compareBody(scope: Scope, before: Held, after: Held): void {
  compareRest(scope, before, after, handled);
  compareRequired(scope, "request", "body", before, after, (held) => get(held.value, "required") === true);
  const content = (held: Held): Held => ({ value: get(held.value, "content"), loc: at(held.loc, "content") });
  compareContent(scope, "request", content(before), content(after));
}

function bodyOf(scope: Scope, side: "base" | "revision", operation: Held): Held | undefined {
  const held = member(operation, "requestBody");
  return held === undefined ? undefined : deref(scope[side], held);
}
