import { get } from "@partner-licenses/document/json";
import { hasField } from "@partner-licenses/document/model/methods";
import { keysOf, type Loc } from "@partner-licenses/document/reader/pointer";
import { fileName } from "../match/file-name.ts";
import type { Draft } from "./collect.ts";

/** A sentence that names the place and the change. */
export function describe(draft: Draft): string {
  const loc = draft.revision ?? draft.base;
  const place = loc === undefined ? "" : placeOf(loc);
  if (place === "") return clipped(draft.text, longest);
  const shown = shortened(place, Math.max(leastPlace, longest - 2 - draft.text.length));
  return `${shown}: ${clipped(draft.text, longest - 2 - shown.length)}`;
}

/** A message is read at a glance; what more there is to say stands in the details. */
const longest = 160;
const leastPlace = 60;

/** The place with its middle left out where it is too long: what it is in and what it is are at its ends. */
function shortened(place: string, most: number): string {
  if (place.length <= most) return place;
  const tail = place.slice(-Math.floor(most * 0.6));
  return `${place.slice(0, most - tail.length - 1)}…${tail}`;
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** The place in words; a schema in a file of its own is called as the file is. */
function placeOf({ source, pointer }: Loc): string {
  const keys = named(source.root, keysOf(pointer));
  const [first = ""] = keys;
  if (source.id === "" || first === "components" || first === "paths" || first === "webhooks")
    return placeName(keys);
  const inner = pathOf(keys);
  return inner === "" ? fileName(source.id) : `${fileName(source.id)}.${inner}`;
}

/** The keys with parameters by name instead of number. */
function named(root: unknown, keys: readonly string[]): string[] {
  let value = root;
  return keys.map((key, index) => {
    value = Array.isArray(value) ? value[Number(key)] : get(value, key);
    const name = keys[index - 1] === "parameters" ? get(value, "name") : undefined;
    return typeof name === "string" ? name : key;
  });
}

const quiet = new Set([
  "properties",
  "schema",
  "schemas",
  "content",
  "components",
  "paths",
  "responses",
  "parameters",
]);

/** A pointer as people would say it: `Pet.owner`, `GET /pets 200`. */
export function placeName(keys: readonly string[]): string {
  if (keys[0] === "components" && keys.length > 2) {
    const inner = pathOf(keys.slice(3));
    return inner === "" ? (keys[2] ?? "") : `${keys[2]}.${inner}`;
  }
  if ((keys[0] === "paths" || keys[0] === "webhooks") && keys.length > 1) {
    const [, path, ...more] = keys;
    const [method, ...rest] = more[0] === "additionalOperations" ? more.slice(1) : more;
    const isOperation = method !== undefined && (rest.length < more.length - 1 || hasField(method));
    const head = isOperation ? `${method.toUpperCase()} ${path}` : path;
    const inner = pathOf(isOperation ? rest : more);
    return inner === "" ? (head ?? "") : `${head} ${inner}`;
  }
  return pathOf(keys);
}

function pathOf(keys: readonly string[]): string {
  const shown = keys.filter((key, index) => !quiet.has(key) || keys[index - 1] === "properties");
  return shown.join(".");
}
