import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Json } from "./mutations/sites.ts";

/** Names of the contracts in `specs/`. */
export const specs = ["shop", "payments", "directory", "files", "events"] as const;

const parsed = new Map<string, Json>();

/** One of these contracts, for the caller to change. Parsing it for each change takes longer than comparing it. */
export function readSpec(name: (typeof specs)[number]): Json {
  const known = parsed.get(name);
  if (known !== undefined) return structuredClone(known);
  parsed.set(name, parse(readFileSync(new URL(`specs/${name}.yaml`, import.meta.url), "utf8")) as Json);
  return readSpec(name);
}
