import { targetOf } from "@partner-licenses/document/deref";
import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { childKind } from "@partner-licenses/document/grammar/walk";
import { get, type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import { visit } from "../types/visit.ts";
import type { Context } from "./context.ts";
import { isWriteOnly } from "./object.ts";

/** The state of a file of checks before the first one. */
export function contextOf({ document }: Pick<Model, "document">, schemas: readonly Json[]): Context {
  return {
    ...{ document, written: writtenNames(document), imports: new Set(), uses: countUses(document, schemas) },
    ...{ constants: new Map(), unfinished: new Set(), lines: [] },
  };
}

const known = new WeakMap<JsonObject, ReadonlySet<string>>();

/** Names of properties that are only written, looked for once in each document. */
function writtenNames(document: JsonObject): ReadonlySet<string> {
  const names = known.get(document) ?? findWritten(document);
  known.set(document, names);
  return names;
}

function findWritten(document: JsonObject): Set<string> {
  const names = new Set<string>();
  visit(document, (kind, value) => {
    if (kind !== "schema") return;
    for (const [name, property] of Object.entries(objectOrEmpty(value.properties)))
      if (isWriteOnly(document, property)) names.add(name);
  });
  return names;
}

/** How often each component is referenced from these schemas: one that is referenced once needs no constant. */
function countUses(document: JsonObject, schemas: readonly Json[]): Map<string, number> {
  const uses = new Map<string, number>();
  const look = (kind: ObjectKind, value: Json | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    const ref = kind === "schema" ? get(value, "$ref") : undefined;
    if (typeof ref === "string") {
      const before = uses.get(ref) ?? 0;
      uses.set(ref, before + 1);
      if (before === 0) look("schema", targetOf(document, ref));
    }
    for (const [key, inner] of Object.entries(value)) {
      const own = childKind(kind, value, key);
      if (own !== undefined) look(own, inner);
    }
  };
  for (const schema of schemas) look("schema", schema);
  return uses;
}
