import { asObject } from "../json.ts";
import { at } from "../load/pointer.ts";
import type { Part, View } from "../normalise/view.ts";
import { inside } from "./delta.ts";
import type { Task } from "./relate.ts";

/** Compares an `unevaluatedProperties` that depends on which alternative holds; elsewhere it is plain. */
export function relateUnevaluated(task: Task): void {
  const [base, revision] = [dynamic(task.base.objectParts), dynamic(task.revision.objectParts)];
  if (base === undefined && revision === undefined) return;
  const { engine, pair } = task;
  const before = base === undefined ? pair.base.side.viewOf([]) : viewAt(pair.base, base);
  const after = revision === undefined ? pair.revision.side.viewOf([]) : viewAt(pair.revision, revision);
  engine.link(pair, engine.pair(before, after, inside(pair.mode, "key")), { kind: "key" });
}

function dynamic(parts: readonly Part[]): Part | undefined {
  return parts.find((part) => {
    const raw = asObject(part.raw);
    const scope = part.scope?.map((item) => asObject(item.raw) ?? {}) ?? [];
    return (
      raw?.["unevaluatedProperties"] !== undefined && scope.some((item) => choices.some((key) => key in item))
    );
  });
}

const choices = ["anyOf", "oneOf", "if"];

function viewAt(view: View, part: Part): View {
  return view.side.view(asObject(part.raw)?.["unevaluatedProperties"], at(part.loc, "unevaluatedProperties"));
}
