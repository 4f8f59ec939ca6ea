import { execFile } from "node:child_process";
import { appendFileSync } from "node:fs";
import { promisify } from "node:util";
import { ContractError } from "@partner-licenses/document/errors";
import { put } from "@partner-licenses/document/output";
import { commitOf, git } from "../repository/git.ts";
import { type Public, pack, readPublishable } from "./pack.ts";
import { runStep } from "./steps.ts";

/**
 * Packs everything before anything leaves, then publishes what the registry does not have, and tags it: a run that
 * died half-way is finished by another one. Where the registry has all, nothing is built.
 */
export async function release(config: string): Promise<void> {
  const publishable = await readPublishable(config);
  const { root, packages } = publishable;
  const published = await Promise.all(packages.map((each) => isPublished(root, each)));
  const tarballs = published.every(Boolean) ? [] : pack(publishable);
  for (const [index, tarball] of tarballs.entries()) {
    if (published[index]) continue;
    const tag = packages[index]?.version.includes("-") ? "next" : "latest";
    runStep(root, "npm", "publish", tarball, "--access", "public", "--tag", tag);
  }
  for (const { name, version } of packages) {
    const tag = `${name}@${version}`;
    if (commitOf(root, `refs/tags/${tag}`) !== undefined) continue;
    git(root, "tag", tag);
    put(`New tag: ${tag}\n`);
    emit({ type: "git-tag", tag, packageName: name });
  }
}

/** Says what is new as changesets do: their action pushes such tags, and makes releases from them. */
function emit(event: object): void {
  const { CHANGESETS_OUTPUT: file } = process.env;
  if (file) appendFileSync(file, `${JSON.stringify(event)}\n`);
}

/** Whether the registry has it. Throws a ContractError where that cannot be known. */
async function isPublished(root: string, { name, version }: Public): Promise<boolean> {
  const options = { cwd: root, shell: process.platform === "win32" };
  const asked = promisify(execFile)("npm", ["view", `${name}@${version}`, "version"], options);
  return asked.then(
    ({ stdout }) => stdout.trim() !== "",
    (cause: Error) => {
      if (/E404|404 Not Found/.test(cause.message)) return false;
      throw new ContractError(
        `the registry does not say whether it has ${name}@${version}: ${cause.message}`,
        {
          hint: "nothing was published: run this again",
          cause,
        },
      );
    },
  );
}
