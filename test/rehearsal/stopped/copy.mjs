// @ts-check
// A rehearsal that copies a tree, and would then start a program.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyTree } from "../../../scripts/workspace.mjs";
import { perform } from "../perform.mjs";
import { must } from "../processes.mjs";

/** @param {import("../perform.mjs").Stage} stage */
async function copy({ root, dir }) {
  const checkout = join(dir, "checkout");
  await mkdir(checkout);
  await copyTree(root, checkout);
  await must([process.execPath, "-e", "setInterval(() => {}, 1000)"], { cwd: checkout });
}

await perform([["a copy of the tree", copy]], fileURLToPath(new URL("../../..", import.meta.url)));
