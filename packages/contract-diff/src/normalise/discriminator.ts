import { asArray, asObject, canonical, entries, get } from "@partner-licenses/document/json";
import { impliedName, mappedSchema } from "@partner-licenses/document/model/discriminator";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import type { SchemaNode } from "./node.ts";
import type { ContractSide, View } from "./view.ts";

/** A value of a discriminator; one that nobody wrote is the name of an alternative. */
export interface Mapped {
  readonly view: View;
  readonly written: boolean;
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
    const add = (value: string, target: string, written: boolean) => {
      const view = mapped(node.view.side, target, at(loc, "mapping", value));
      if (view !== undefined) mapping.set(value, { view, written });
    };
    const unions = ["oneOf", "anyOf"].map((key) => get(part.raw, key));
    for (const member of unions.flatMap(asArray)) {
      const ref = get(member, "$ref");
      const name = typeof ref === "string" ? impliedName(ref) : undefined;
      if (typeof ref === "string" && name !== undefined) add(name, ref, false);
    }
    for (const [value, target] of entries(raw.mapping)) add(value, String(target), true);
    const hasUnion = unions.some((union) => union !== undefined);
    const { propertyName, mapping: _, defaultMapping: other, ...rest } = raw;
    const fallback =
      typeof other === "string" ? mapped(node.view.side, other, at(loc, "defaultMapping")) : undefined;
    return { property: String(propertyName), mapping, loc, hasUnion, fallback, notes: canonical(rest) };
  }
  return undefined;
}

function mapped(side: ContractSide, target: string, loc: Loc): View | undefined {
  const found = mappedSchema(side.workspace, target, loc);
  return found === undefined ? undefined : side.view(found.value, found.loc);
}
