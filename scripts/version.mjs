// @ts-check
// `info.version` of the contract is the version of the spec package. Writes it, or with --check compares.
import { readFileSync, renameSync, writeFileSync } from "node:fs";

const contract = new URL("../spec/openapi.yaml", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("../spec/package.json", import.meta.url), "utf8"));
const text = readFileSync(contract, "utf8");
const line = /^(info:\n(?: .*\n|\n)*? {2}version: )(.*)$/m;
const written = line.exec(text)?.[2];

if (written === undefined) {
  console.error(
    "spec/openapi.yaml has no `version` line under `info`. Add `  version: 0.0.0` and run again.",
  );
  process.exit(2);
}
if (process.argv.includes("--check")) {
  if (written !== version) {
    console.error(
      `spec/openapi.yaml says ${written}, spec/package.json says ${version}.\n  next: node scripts/version.mjs`,
    );
    process.exit(1);
  }
  console.log(`contract and packages are at ${version}`);
} else if (written !== version) {
  const temporary = new URL("../spec/.openapi.yaml.tmp", import.meta.url);
  writeFileSync(temporary, text.replace(line, `$1${version}`));
  renameSync(temporary, contract);
  console.log(`spec/openapi.yaml: ${written} → ${version}`);
}
