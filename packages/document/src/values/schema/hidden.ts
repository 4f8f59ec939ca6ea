import { asArray, asObject, entries, type JsonObject, strings } from "../../json.ts";
import { at, type Loc } from "../../reader/pointer.ts";
import type { Surroundings } from "./lowering.ts";

type Around = Pick<Surroundings, "look" | "reading">;

/** A schema and where it is written. */
interface Written {
  readonly raw: JsonObject;
  readonly loc: Loc;
}

/** Properties that a value lacks though they are required: in this direction it never has them. */
export type Absent = ReadonlySet<string>;

/** The properties of the schema that a value in this direction never has. */
export function absentNames(given: JsonObject, loc: Loc, around: Around): Absent {
  const { direction } = around.reading;
  const found = new Set<string>();
  if (direction === undefined || !("properties" in given || "allOf" in given)) return found;
  for (const part of partsOf(given, loc, around))
    for (const [name, raw] of entries(part.raw.properties)) {
      const said = partsOf(raw, at(part.loc, "properties", name), around);
      if (said.some((each) => isHidden(each.raw, direction))) found.add(name);
    }
  return found;
}

function isHidden(schema: JsonObject, direction: string): boolean {
  return schema[direction === "request" ? "readOnly" : "writeOnly"] === true;
}

/** A schema and those that it refers to or is made of by `allOf`. */
function partsOf(given: unknown, loc: Loc, around: Around, seen = new Set<unknown>()): Written[] {
  const raw = asObject(given);
  if (raw === undefined || seen.has(raw)) return [];
  seen.add(raw);
  const found: Written[] = [{ raw, loc }];
  const target = typeof raw.$ref === "string" ? around.look(raw.$ref, loc) : undefined;
  if (target !== undefined) found.push(...partsOf(target.value, target.loc, around, seen));
  if (target !== undefined && around.reading.dialect === "3.0") return found;
  for (const [index, part] of asArray(raw.allOf).entries())
    found.push(...partsOf(part, at(loc, "allOf", index), around, seen));
  return found;
}

/** Takes the hidden properties out of the lowered schema, and requires none of the absent ones. */
export function withoutNames(out: JsonObject, absent: Absent): void {
  if (absent.size === 0) return;
  const properties = asObject(out.properties);
  if (properties !== undefined) for (const name of absent) delete properties[name];
  if (out.required !== undefined) out.required = strings(out.required).filter((name) => !absent.has(name));
}
