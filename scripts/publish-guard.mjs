// @ts-check
// Runs before a package is packed, by whatever packs it. npm leaves `workspace:` and `catalog:` in the manifest,
// and nobody can install that. The user agent is no proof: an npm that pnpm starts repeats pnpm's.
import { basename } from "node:path";

const { npm_execpath: program = "" } = process.env;
const packer = basename(program).replace(/\.\w+$/, "");
if (packer !== "pnpm") {
  console.error(
    [
      "This package is packed and published by pnpm only: other tools leave `workspace:` in its manifest.",
      "  a release: pnpm run release",
      "  a tarball: pnpm pack",
    ].join("\n"),
  );
  process.exit(1);
}
