import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonObject, objectOrEmpty } from "./json.ts";

/** The package.json of a folder; undefined when there is none that can be read. */
export function readManifest(folder: string): JsonObject | undefined {
  try {
    // Package managers take a byte order mark, too.
    return objectOrEmpty(
      JSON.parse(readFileSync(join(folder, "package.json"), "utf8").replace(/^\uFEFF/, "")),
    );
  } catch {
    return undefined;
  }
}
