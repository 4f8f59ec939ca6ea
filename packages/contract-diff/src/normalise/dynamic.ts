import { get } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { dynamicAnchors } from "@partner-licenses/document/values/schema/scope";
import type { ContractSide, View } from "./view.ts";

/**
 * Whether the schema leads to a `$dynamicRef` that means another schema on another way to it, as several documents of
 * the contract have its anchor. The relation follows references without the way; only whole messages are judged with it.
 */
export function leadsElsewhere(view: View): boolean {
  const names = contested(view.side);
  if (names.size === 0) return false;
  const seen = new Set<unknown>();
  const leads = (raw: unknown, loc: Loc): boolean => {
    if (typeof raw !== "object" || raw === null || seen.has(raw)) return false;
    seen.add(raw);
    const dynamic = get(raw, "$dynamicRef");
    if (typeof dynamic === "string" && names.has(dynamic.slice(dynamic.indexOf("#") + 1))) return true;
    for (const ref of [get(raw, "$ref"), dynamic]) {
      if (typeof ref !== "string") continue;
      const target = view.side.workspace.resolve(ref, loc);
      if (leads(target.value, target.loc)) return true;
    }
    return Object.entries(raw).some(([key, inner]) => !data.has(key) && leads(inner, at(loc, key)));
  };
  return view.written === undefined
    ? view.parts.some(({ raw, loc }) => leads(raw, loc))
    : leads(view.written.raw, view.written.loc);
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
