// @ts-check
/**
 * Builds dist/openapi.yaml and dist/openapi.json from openapi.yaml, and copies arazzo.yaml, when there is one, next to them.
 * They are written into a temporary folder first, so a broken contract leaves the last good bundle in place.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
const workflows = join(root, "arazzo.yaml");

mkdirSync(dist, { recursive: true });
const temporary = mkdtempSync(join(dist, ".bundle-"));
try {
  const bundled = join(temporary, "openapi.yaml");
  if (bundle(bundled)) {
    const contract = parse(readFileSync(bundled, "utf8"));
    writeFileSync(join(temporary, "openapi.json"), JSON.stringify(contract, null, 2));
    for (const file of ["openapi.yaml", "openapi.json"]) renameSync(join(temporary, file), join(dist, file));
    if (existsSync(workflows)) copyFileSync(workflows, join(dist, "arazzo.yaml"));
    else rmSync(join(dist, "arazzo.yaml"), { force: true });
  } else {
    console.error("\nspec/openapi.yaml is not bundled; spec/dist is unchanged. Fix what is listed above.");
    process.exitCode = 1;
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** @param {string} output */
function bundle(output) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [redocly, "bundle", "partner-licenses", "--config", "redocly.yaml", "--output", output],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    },
  );
  if (status !== 0) console.error(stderr);
  return status === 0;
}
