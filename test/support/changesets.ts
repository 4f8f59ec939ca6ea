import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pendingChangesets } from "../../scripts/changesets.mjs";
import { after } from "../rehearsal/facts.mjs";

/** Leaves no changeset that waits in a checkout. */
export async function removeChangesets(checkout: string): Promise<void> {
  await Promise.all(pendingChangesets(checkout).map((file) => rm(join(checkout, file))));
}

/** Leaves one changeset, whatever waited in a checkout. Gives the version that it leads to. */
export async function declareOnly(checkout: string, bump: "major" | "minor", text: string): Promise<string> {
  await removeChangesets(checkout);
  const manifest = await readFile(join(checkout, "spec/package.json"), "utf8");
  const { name, version } = JSON.parse(manifest) as { name: string; version: string };
  await writeFile(join(checkout, ".changeset/declared.md"), `---\n"${name}": ${bump}\n---\n\n${text}\n`);
  return after(version, bump);
}
