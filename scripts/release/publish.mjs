// @ts-check
// Publishes what `pack.mjs` has packed, less what the registry has by now: run it again if it died half-way.
import { readFileSync, writeFileSync } from "node:fs";
import { run } from "../run.mjs";
import { folder } from "./pack.mjs";

/** @typedef {{ kind: string, name: string, version: string }} Release */
/** @typedef {{ plan: Release[][] }} Plan */

/** @type {(file: string) => Plan} */
const read = (file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
/** @type {(release: Release) => string} */
const nameOf = ({ kind, name, version }) => `${kind} ${name}@${version}`;

const asked = await run(["changeset", "publish-plan", "--output", `${folder}/missing.json`]);
if (asked !== 0) process.exit(asked);

const missing = new Set(read("missing.json").plan.flat().map(nameOf));
const packed = read("publish-plan.json");
const plan = packed.plan
  .map((group) => group.filter((release) => missing.has(nameOf(release))))
  .filter((group) => group.length > 0);
writeFileSync(`${folder}/publish-plan.json`, JSON.stringify({ ...packed, plan }, null, 2));
process.exitCode = await run(["changeset", "publish", "--from-pack-dir", folder, "--no-git-tag"]);
