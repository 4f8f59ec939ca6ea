// Builds dist. The declarations of what is bundled are shipped too, so that an install brings few packages.
import { readdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildLibrary } from "../../../scripts/package/library.mjs";
import { homeOf, vendorDeclarations, vendored } from "./vendor.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
await buildLibrary(root, { declared: vendored.map((name) => realpathSync(homeOf(root, name))) });
const files = readdirSync(join(root, "dist"), { recursive: true, encoding: "utf8" });
vendorDeclarations(
  root,
  files.map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".d.ts")),
);
