import { get } from "@partner-licenses/document/json";
import { keysOf } from "@partner-licenses/document/reader/pointer";
import type { Draft } from "./collect.ts";

/** A sentence that names the place and the change. */
export function describe(draft: Draft): string {
  const loc = draft.revision ?? draft.base;
  const place = loc === undefined ? "" : placeName(named(loc.source.root, keysOf(loc.pointer)));
  return place === "" ? draft.text : `${place}: ${draft.text}`;
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
    const [, path, method, ...rest] = keys;
    const head = method === undefined || method === "parameters" ? path : `${method.toUpperCase()} ${path}`;
    const inner = pathOf(rest);
    return inner === "" ? (head ?? "") : `${head} ${inner}`;
  }
  return pathOf(keys);
}

function pathOf(keys: readonly string[]): string {
  const shown = keys.filter((key, index) => !quiet.has(key) || keys[index - 1] === "properties");
  return shown.join(".");
}
