import type { ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { childKind } from "@partner-licenses/document/grammar/walk";
import {
  asArray,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { componentOf } from "./component.ts";

/** What a property says of itself: nobody sends it, or nobody gets it. */
export type Mark = "readOnly" | "writeOnly";

/** The properties of a mark, as a schema or a part of it says. */
export function markedNames(components: JsonObject, value: Json, mark: Mark, depth = 0): string[] {
  const component = componentOf(value);
  const schema = component === undefined ? value : components[component];
  if (!isObject(schema) || depth > 20) return [];
  const own = Object.entries(objectOrEmpty(schema.properties)).filter(([, property]) =>
    isMarked(components, property, mark),
  );
  const parts = asArray(schema.allOf).flatMap((part) => markedNames(components, part, mark, depth + 1));
  return [...own.map(([name]) => name), ...parts];
}

/** The components that have a property of the mark, and all that refer to them. */
export function holdersOf(components: JsonObject, mark: Mark): Set<string> {
  return holdersWhere(components, ({ properties }) =>
    Object.values(objectOrEmpty(properties)).some((each) => isMarked(components, each, mark)),
  );
}

/** The components with such a schema inside, and all that refer to them; `keys` are the keywords that are looked below. */
export function holdersWhere(
  components: JsonObject,
  isIt: (schema: JsonObject) => boolean,
  keys?: ReadonlySet<string>,
): Set<string> {
  const holders = new Set<string>();
  const referrers = new Map<string, Set<string>>();
  for (const [owner, schema] of Object.entries(components))
    look("schema", schema, {
      refers: (name) => referrers.set(name, (referrers.get(name) ?? new Set()).add(owner)),
      sees: (value) => {
        if (isIt(value)) holders.add(owner);
      },
      keys,
    });
  for (const holder of holders) for (const referrer of referrers.get(holder) ?? []) holders.add(referrer);
  return holders;
}

/** The components that schemas lead to. */
export function reachedFrom(components: JsonObject, schemas: readonly Json[]): Set<string> {
  const reached = new Set<string>();
  const refers = (name: string) => reached.add(name);
  for (const schema of schemas) look("schema", schema, { refers });
  for (const name of reached) look("schema", components[name], { refers });
  return reached;
}

interface Looking {
  refers(component: string): void;
  sees?(schema: JsonObject): void;
  readonly keys?: ReadonlySet<string> | undefined;
}

function look(kind: ObjectKind, value: Json | undefined, looking: Looking): void {
  if (typeof value !== "object" || value === null) return;
  const component = kind === "schema" ? componentOf(value) : undefined;
  if (component !== undefined) looking.refers(component);
  if (kind === "schema" && isObject(value)) looking.sees?.(value);
  for (const [key, member] of Object.entries(value)) {
    const child = childKind(kind, value, key);
    const isLeftOut = kind === "schema" && !Array.isArray(value) && looking.keys?.has(key) === false;
    if (child !== undefined && !isLeftOut) look(child, member as Json, looking);
  }
}

function isMarked(components: JsonObject, property: Json | undefined, mark: Mark): boolean {
  const component = componentOf(property);
  return (
    get(property, mark) === true || (component !== undefined && get(components[component], mark) === true)
  );
}
