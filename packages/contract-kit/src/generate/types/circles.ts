import {
  asArray,
  get,
  isObject,
  type Json,
  type JsonObject,
  objectOrEmpty,
} from "@partner-licenses/document/json";
import { componentOf } from "./component.ts";

const lists = ["allOf", "anyOf", "oneOf"] as const;
const deepest = 20;

/**
 * Opens the circles in which a component is a part of itself without a property between, which no type can be.
 * A parent that is the union of its children, each of which is the parent and more: the child then has what the parent
 * says besides its union. A union inside itself: it has the branches of that union. A list of itself: what it holds is
 * left open, and `widened` is called with the component's name.
 */
export function breakCircles(document: JsonObject, widened: (name: string) => void): void {
  const components = objectOrEmpty(get(document.components, "schemas"));
  for (const [name, schema] of Object.entries(components)) openParts(components, name, schema);
  for (const [name, schema] of Object.entries(components))
    if (openLists(components, name, schema)) widened(name);
}

function openParts(components: JsonObject, name: string, schema: Json | undefined, depth = 0): void {
  if (!isObject(schema) || depth > deepest) return;
  for (const list of lists) {
    if (!Array.isArray(schema[list])) continue;
    schema[list] = schema[list].flatMap((part): Json[] => {
      const other = componentOf(part);
      if (other === name) return [];
      if (other !== undefined && !reaches(components, other, name, partsOf)) return [part];
      const own = other === undefined ? part : copyOf(components[other], list === "allOf");
      openParts(components, name, own, depth + 1);
      return [own];
    });
    if (schema[list].length === 0) delete schema[list];
  }
}

/** A component with lists of its own, which can be changed; as a parent without its union. */
function copyOf(schema: Json | undefined, isParent: boolean): JsonObject {
  const copy = { ...objectOrEmpty(schema) };
  for (const list of lists) {
    const parts = copy[list];
    if (isParent && list !== "allOf") delete copy[list];
    else if (Array.isArray(parts)) copy[list] = parts.map((part) => (isObject(part) ? { ...part } : part));
  }
  return copy;
}

/** Leaves open what a list holds that would hold itself; true when there was one. */
function openLists(components: JsonObject, name: string, schema: Json | undefined): boolean {
  if (!isObject(schema)) return false;
  const item = componentOf(schema.items);
  const isEndless = item !== undefined && reaches(components, item, name, partsAndItemsOf);
  if (isEndless) schema.items = {};
  const inner = [...lists.flatMap((list) => asArray(schema[list])), schema.items];
  return inner.map((part) => openLists(components, name, part)).includes(true) || isEndless;
}

type Parts = (schema: Json | undefined) => string[];

/** Whether a component is a part of another one without a property between. */
function reaches(components: JsonObject, from: string, to: string, parts: Parts): boolean {
  const seen = new Set<string>();
  const visit = (name: string): boolean => {
    if (name === to) return true;
    if (seen.has(name)) return false;
    seen.add(name);
    return parts(components[name]).some(visit);
  };
  return visit(from);
}

function partsOf(schema: Json | undefined): string[] {
  const own = componentOf(schema);
  const inner = lists.flatMap((list) => asArray(get(schema, list)).flatMap(partsOf));
  return own === undefined ? inner : [own, ...inner];
}

function partsAndItemsOf(schema: Json | undefined): string[] {
  const own = componentOf(schema);
  const parts = [...lists.flatMap((list) => asArray(get(schema, list))), get(schema, "items")];
  const inner = parts.flatMap((part) => (isObject(part) ? partsAndItemsOf(part) : []));
  return own === undefined ? inner : [own, ...inner];
}
