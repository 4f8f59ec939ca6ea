import { asArray, asObject, canonical, entries, get } from "@partner-licenses/document/json";
import { impliedName, mappedSchema } from "@partner-licenses/document/model/discriminator";
import { at, type Loc, lastKey } from "@partner-licenses/document/reader/pointer";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { heirsIn } from "@partner-licenses/document/values/schema/discriminator";
import type { SchemaNode } from "./node.ts";
import type { ContractSide, View } from "./view.ts";

/** A value of a discriminator; one that nobody wrote is the name of an alternative, or of what is made of the schema. */
export interface Mapped {
  readonly view: View;
  readonly written: boolean;
  readonly loc: Loc;
}

/** A discriminator as written, with the names that it implies. */
export interface Discriminator {
  readonly property: string;
  readonly mapping: Map<string, Mapped>;
  readonly loc: Loc;
  readonly hasUnion: boolean;
  /** What a value that the mapping does not have names, since OpenAPI 3.2. */
  readonly fallback: View | undefined;
  /** All that it says besides, as canonical text. */
  readonly notes: string;
}

/** The first discriminator among the node's parts. */
export function discriminatorOf(node: SchemaNode): Discriminator | undefined {
  for (const part of node.docParts) {
    const raw = asObject(get(part.raw, "discriminator"));
    if (raw === undefined) continue;
    const loc = at(part.loc, "discriminator");
    const mapping = new Map<string, Mapped>();
    const { side } = node.view;
    const add = (value: string, target: string, written: boolean) => {
      const where = at(loc, "mapping", value);
      const view = mapped(side, target, where);
      if (view !== undefined) mapping.set(value, { view, written, loc: where });
    };
    const unions = ["oneOf", "anyOf"].map((key) => get(part.raw, key));
    for (const member of unions.flatMap(asArray)) {
      const ref = get(member, "$ref");
      const name = typeof ref === "string" ? impliedName(ref) : undefined;
      if (typeof ref === "string" && name !== undefined) add(name, ref, false);
    }
    const hasUnion = unions.some((union) => union !== undefined);
    const base = hasUnion ? undefined : targetOf(node.view);
    const heirs = base === undefined ? [] : heirsIn(side.workspace, base);
    for (const { value, loc: where } of heirs)
      mapping.set(lastKey(where.pointer), { view: side.view(value, where), written: false, loc: where });
    // Of the names that a base has for what is made of it, a schema made of it goes by those of its own heirs.
    const isMade = base !== undefined && !isSamePlace(part.loc, base.loc);
    for (const [value, target] of entries(raw.mapping)) {
      const named = mappedSchema(side.workspace, String(target), at(loc, "mapping", value))?.value;
      if (!isMade || heirs.some((heir) => heir.value === named)) add(value, String(target), true);
    }
    const { propertyName, mapping: _, defaultMapping: other, ...rest } = raw;
    const fallback = typeof other === "string" ? mapped(side, other, at(loc, "defaultMapping")) : undefined;
    return { property: String(propertyName), mapping, loc, hasUnion, fallback, notes: canonical(rest) };
  }
  return undefined;
}

/** The schema that the view is of, behind its references; undefined when several were merged. */
function targetOf({ written, side }: View): Target | undefined {
  if (written === undefined) return undefined;
  let target: Target = { value: written.raw, loc: written.loc };
  const seen = new Set<unknown>();
  for (let ref = get(target.value, "$ref"); typeof ref === "string"; ref = get(target.value, "$ref")) {
    if (seen.has(target.value)) return undefined;
    seen.add(target.value);
    target = side.workspace.resolve(ref, target.loc);
  }
  return target;
}

function isSamePlace(a: Loc, b: Loc): boolean {
  return a.source === b.source && a.pointer === b.pointer;
}

function mapped(side: ContractSide, target: string, loc: Loc): View | undefined {
  const found = mappedSchema(side.workspace, target, loc);
  return found === undefined ? undefined : side.view(found.value, found.loc);
}
