import { asObject } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { SchemaPart, View } from "../normalise/view.ts";
import { inside } from "./delta.ts";
import type { Task } from "./relate.ts";

type Keyword = "unevaluatedProperties" | "unevaluatedItems";

/** Keywords that decide, value by value, what is left for the unevaluated one. */
const choices: Readonly<Record<Keyword, readonly string[]>> = {
  unevaluatedProperties: ["anyOf", "oneOf", "if"],
  unevaluatedItems: ["anyOf", "oneOf", "if", "contains"],
};

/** Compares an `unevaluated*` that depends on which alternative holds; elsewhere it is plain. */
export function relateUnevaluated(task: Task, keyword: Keyword): void {
  const { engine, pair } = task;
  const [base, revision] = [dynamic(task.base.docParts, keyword), dynamic(task.revision.docParts, keyword)];
  if (base === undefined && revision === undefined) return;
  const view = (side: View, part: SchemaPart | undefined) =>
    part === undefined
      ? side.side.viewOf([])
      : side.side.view(asObject(part.raw)?.[keyword], at(part.loc, keyword));
  const kind = keyword === "unevaluatedItems" ? "item" : "key";
  const child = engine.pair(view(pair.base, base), view(pair.revision, revision), inside(pair.mode, kind));
  engine.link(
    pair,
    child,
    kind === "item"
      ? // Behind what another keyword speaks of.
        { kind, index: 1 }
      : { kind, of: "unevaluated" },
  );
}

/** The part whose keyword depends on choices. */
function dynamic(parts: readonly SchemaPart[], keyword: Keyword): SchemaPart | undefined {
  return parts.find((part) => {
    const scope = part.scope?.map((item) => asObject(item.raw) ?? {}) ?? [];
    return (
      asObject(part.raw)?.[keyword] !== undefined &&
      scope.some((item) => choices[keyword].some((key) => key in item))
    );
  });
}
