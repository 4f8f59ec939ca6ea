import { get } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { dynamicAnchors } from "@partner-licenses/document/values/schema/scope";
import { reached, referred } from "@partner-licenses/document/values/schema/walk";
import type { ContractSide, View } from "./view.ts";

/**
 * Whether the schema leads to a `$dynamicRef` that means another schema on another way to it, as several documents of
 * the contract have its anchor. The relation follows references without the way; only whole messages are judged with it.
 */
export function leadsElsewhere(view: View): boolean {
  const names = contested(view.side);
  if (names.size === 0) return false;
  const { workspace } = view.side;
  const start =
    view.written === undefined
      ? view.parts.map(({ raw, loc }) => ({ value: raw, loc }))
      : [{ value: view.written.raw, loc: view.written.loc }];
  const inside = (part: Target) => [
    ...referred(part, (ref, from) => workspace.resolve(ref, from)),
    ...Object.entries(part.value as object)
      .filter(([key]) => !data.has(key))
      .map(([key, value]) => ({ value, loc: at(part.loc, key) })),
  ];
  for (const { value } of reached(start, inside)) {
    const dynamic = get(value, "$dynamicRef");
    if (typeof dynamic === "string" && names.has(dynamic.slice(dynamic.indexOf("#") + 1))) return true;
  }
  return false;
}

/** Values, in which a reference is none. */
const data = new Set(["const", "enum", "default", "example", "examples"]);

const known = new WeakMap<ContractSide, ReadonlySet<string>>();

/** The names of dynamic anchors that several documents, or schemas with an `$id`, have. */
function contested(side: ContractSide): ReadonlySet<string> {
  const found = known.get(side) ?? new Set(twice(side));
  known.set(side, found);
  return found;
}

function twice({ workspace }: ContractSide): string[] {
  const names = workspace.sources.flatMap((source) =>
    [...dynamicAnchors(source).values()].flatMap((anchors) => [...anchors.keys()]),
  );
  return names.filter((name, index) => names.indexOf(name) !== index);
}
