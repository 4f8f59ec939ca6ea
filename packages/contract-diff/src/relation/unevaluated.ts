import { asArray, asObject, canonical, entries, get } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type Places, places, type SchemaPart, type View, type Written } from "../normalise/view.ts";
import { addDelta, inside, type SchemaPair } from "./delta.ts";
import type { Task } from "./relate.ts";

type Keyword = "unevaluatedProperties" | "unevaluatedItems";

/** Keywords that decide, value by value, what is left for the unevaluated one. */
const choices: Readonly<Record<Keyword, readonly string[]>> = {
  unevaluatedProperties: ["anyOf", "oneOf", "if", "dependentSchemas"],
  unevaluatedItems: ["anyOf", "oneOf", "if", "dependentSchemas", "contains"],
};

/** Compares an `unevaluated*` that depends on which alternative holds; elsewhere it is plain. */
export function relateUnevaluated(task: Task, keyword: Keyword): void {
  const { engine, pair } = task;
  const [base, revision] = [dynamic(task.base.docParts, keyword), dynamic(task.revision.docParts, keyword)];
  if (base === undefined && revision === undefined) return;
  if (base !== undefined && revision !== undefined)
    relateOpened(
      pair,
      places(base.loc, revision.loc),
      opened(pair.base, base, keyword),
      opened(pair.revision, revision, keyword),
    );
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

/** Names that fewer alternatives speak of are left to the keyword, which mostly refuses them. */
function relateOpened(
  pair: SchemaPair,
  where: Places,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): void {
  const isNarrower = [...before].some((said) => !after.has(said));
  const isWider = [...after].some((said) => !before.has(said));
  if (!isNarrower && !isWider) return;
  const breaks = pair.mode.direction === "request" ? isNarrower : isWider;
  const verb = isNarrower ? "refuse" : "accept";
  addDelta(pair, rules["values-refused"], { ...(!breaks && { case: "harmless" }), ...where }, verb);
}

/** What the alternatives and conditions next to the keyword say of names or items that they do not list. */
function opened({ side }: View, part: SchemaPart, keyword: Keyword): ReadonlySet<string> {
  const seen = new Set<SchemaPart>(part.scope ?? [part]);
  const found = new Set<string>();
  for (const { raw, loc } of seen) {
    const rest = get(raw, keyword === "unevaluatedItems" ? "items" : "additionalProperties") ?? false;
    if (rest !== false) found.add(canonical(rest));
    if (keyword === "unevaluatedProperties")
      for (const [pattern] of entries(get(raw, "patternProperties"))) found.add(pattern);
    for (const inner of schemasIn(raw, loc))
      for (const each of side.view(inner.raw, inner.loc).parts) {
        seen.add(each);
        // Nobody else compares the names that one name brings with it.
        if (inner.loc.pointer.includes("/dependentSchemas/"))
          for (const [name] of entries(get(each.raw, "properties"))) found.add(`/${name}`);
      }
  }
  return found;
}

function schemasIn(raw: unknown, loc: Loc): Written[] {
  return [
    ...["anyOf", "oneOf"].flatMap((key) =>
      asArray(get(raw, key)).map((inner, index) => ({ raw: inner, loc: at(loc, key, index) })),
    ),
    ...["if", "then", "else"].map((key) => ({ raw: get(raw, key), loc: at(loc, key) })),
    ...entries(get(raw, "dependentSchemas")).map(([key, inner]) => {
      return { raw: inner, loc: at(loc, "dependentSchemas", key) };
    }),
  ];
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
