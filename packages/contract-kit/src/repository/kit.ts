import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder.ts";

/** The name under which this package is installed. */
export const kitName = "@partner-licenses/contract-kit";

/** The version of this package, which is that of all of ours. */
export function kitVersion(): string {
  const manifest = readFileSync(join(packageFolder(), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
