import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { places } from "../normalise/view.ts";
import { compareContent } from "./content.ts";
import { compareRequired } from "./parameter.ts";
import { member, tellRest } from "./rest.ts";
import { deref, type Held, isSame, type Scope, tell, tellEffect } from "./scope.ts";

const handled = new Set(["required", "content", "$ref"]);

/** Compares the request bodies of two operations. */
export function compareBodies(scope: Scope, base: Held, revision: Held): void {
  const [before, after] = [bodyOf(scope, "base", base), bodyOf(scope, "revision", revision)];
  if (before === undefined && after === undefined) return;
  const where = places(before?.loc, after?.loc);
  if (before === undefined) tellAdded(scope, after as Held, where);
  else if (after === undefined) {
    const change = { rule: "body-removed", text: "the body was removed", source: "breaking" as const };
    tell(scope, "breaking", { ...change, ...where }, "request");
  } else if (!isSame(scope, before, after)) compareBody(scope, before, after);
}

function compareBody(scope: Scope, before: Held, after: Held): void {
  tellRest(scope, before, after, handled);
  compareRequired(scope, "request", "body", before, after, (held) => get(held.value, "required") === true);
  const content = (held: Held): Held => ({ value: get(held.value, "content"), loc: at(held.loc, "content") });
  compareContent(scope, "request", content(before), content(after));
}

function bodyOf(scope: Scope, side: "base" | "revision", operation: Held): Held | undefined {
  const held = member(operation, "requestBody");
  return held === undefined ? undefined : deref(scope[side], held);
}

function tellAdded(scope: Scope, body: Held, where: ReturnType<typeof places>): void {
  const required = get(body.value, "required") === true;
  const change = { text: `${required ? "a required" : "an optional"} body was added`, ...where };
  if (required) tellEffect(scope, "request", "narrower", { rule: "required-body-added", ...change });
  else tell(scope, "additive", { rule: "optional-body-added", source: "additive", ...change }, "request");
}
