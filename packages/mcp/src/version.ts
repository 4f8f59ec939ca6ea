import { fileURLToPath } from "node:url";
import { asString } from "@partner-licenses/document/json";
import { readManifest } from "@partner-licenses/document/manifest";

/** The version of this package. */
export function version(): string {
  return asString(readManifest(fileURLToPath(new URL("..", import.meta.url)))?.version) ?? "unknown";
}
