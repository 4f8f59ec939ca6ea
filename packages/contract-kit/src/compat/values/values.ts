import { workspaceOf } from "@partner-licenses/document/deref";
import { faults } from "@partner-licenses/document/faults";
import type { Json, JsonObject } from "@partner-licenses/document/json";
import { join, valueAt } from "@partner-licenses/document/reader/pointer";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { judgeOf, type Refusal as Refused } from "@partner-licenses/document/values/judge";
import { draft } from "@partner-licenses/document/values/sample/sample";
import { type Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import { variations } from "@partner-licenses/document/values/vary";

/** Why a schema refuses a value, and where in the contract that is written. */
export interface Refusal {
  readonly message: string;
  readonly pointer: string;
}

/** A value that its writer may send; `pointer` is the part of the schema that it is about. */
export interface Variation {
  readonly what: string;
  readonly value: Json;
  readonly pointer: string;
}

/** The values of a contract's schemas, each named by its pointer. Throws a ContractError for one that nobody can judge. */
export interface Values {
  /** Why the schema refuses the value; empty when it does not. */
  refusals(schema: string, value: unknown): readonly Refusal[];
  /** Values that the schema accepts: one with everything in it, then one thing changed at a time. */
  variations(schema: string): readonly Variation[];
  /** A value with everything that is declared, which the schema probably accepts. */
  sample(schema: string): Json;
}

/** The values of a document's schemas. */
export function valuesOf(document: JsonObject): Values {
  const workspace = workspaceOf(document);
  const schemas = new Schemas(workspace, { dialect: dialectOf(document) });
  const schemaAt = (pointer: string): Schema => {
    const schema = schemas.at(valueAt(document, pointer.slice(1)), { source: workspace.entry, pointer });
    const [fault] = schemas.whole(schema).faults;
    if (fault === undefined) return schema;
    throw workspace.fault(fault.loc ?? workspace.root.loc, faults.schema(fault.message));
  };
  return {
    refusals(pointer, value) {
      const verdict = judgeOf(schemaAt(pointer))(value);
      if (verdict.kind === "accepted") return [];
      if (verdict.kind === "refused") return verdict.refusals.map(refusalOf);
      const [fault] = verdict.faults;
      throw workspace.fault(fault?.loc ?? workspace.root.loc, faults.schema(fault?.message ?? ""));
    },
    variations: (pointer) =>
      variations(schemaAt(pointer)).map(({ what, value, loc }) => ({
        what,
        value: value as Json,
        pointer: loc?.pointer ?? pointer,
      })),
    sample: (pointer) => draft(schemaAt(pointer), { fill: "full" }) as Json,
  };
}

/** A missing property is refused by what the property says, which is where a finding about it stands. */
function refusalOf({ message, keyword, params, loc }: Refused): Refusal {
  const missing = keyword === "required" ? params.missingProperty : undefined;
  const keys = typeof missing === "string" ? ["properties", missing] : [keyword];
  return { message, pointer: join(loc?.pointer ?? "#", ...keys) };
}
