import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { reportIn } from "./report.ts";
import { member } from "./rest.ts";
import type { Held, Scope, Sense } from "./scope.ts";

/** Compares whether something must be sent. */
export function compareRequired(
  scope: Scope,
  sense: Sense,
  what: "parameter" | "body" | "header",
  base: Held,
  revision: Held,
  isRequired: (held: Held) => boolean,
): void {
  const [before, after] = [isRequired(base), isRequired(revision)];
  if (before === after) return;
  const where = places(
    member(base, "required")?.loc ?? base.loc,
    member(revision, "required")?.loc ?? revision.loc,
  );
  reportIn(scope, sense, rules[`${what}-became-${after ? "required" : "optional"}`], where);
}
