import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, objectOrEmpty, withoutMark } from "./json.ts";

/** The package.json of a folder; undefined when there is none that can be read. */
export function readManifest(folder: string): JsonObject | undefined {
  try {
    // Package managers take a byte order mark, too.
    return objectOrEmpty(JSON.parse(withoutMark(readFileSync(join(folder, "package.json"), "utf8"))));
  } catch {
    return undefined;
  }
}
