// @ts-check
// What a push to main asks for: with changesets a pull request that versions them, without any a publication.
import { readFileSync } from "node:fs";
import { pendingChangesets } from "../changesets.mjs";
import { setOutput, step } from "./github.mjs";

await step(() => {
  const changesets = pendingChangesets();
  const { version } = JSON.parse(readFileSync("spec/package.json", "utf8"));
  setOutput("mode", changesets.length > 0 ? "version" : "publish");
  console.log(
    changesets.length > 0 ? `${changesets.length} changesets after ${version}` : `${version} is complete`,
  );
});
