// @ts-check
// Packs every package that is published, and what is to be done with the tarballs, into one folder.
import { run } from "../run.mjs";
import { buildPublished } from "./build.mjs";

/** Where the tarballs wait for `publish.mjs`. */
export const folder = "release-packages";

if (import.meta.main) {
  const built = await buildPublished();
  process.exitCode = built === 0 ? await run(["changeset", "pack", "--out-dir", folder]) : built;
}
