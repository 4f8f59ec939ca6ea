// @ts-check
// GitHub as far as a release needs it: a repository, an API, and machines that run the jobs of release.yml.
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startGitHub } from "../support/workflow/github-server.ts";
import { runJob } from "../support/workflow/job.ts";
import { readWorkflow } from "../support/workflow/model.ts";
import { repositoryOf } from "../support/workflow/repository.ts";
import { openCheckout } from "./checkout.mjs";
import { expect } from "./narrate.mjs";
import { runStep } from "./processes.mjs";

/** @import { Result } from "../support/workflow/job.ts" */
/** @import { Stage } from "./perform.mjs" */
/** @typedef {Awaited<ReturnType<typeof startReleases>>} Releases */

/**
 * Makes a repository of the tree, whose releases go to the registry of the stage.
 * @param {Pick<Stage, "dir" | "registry">} stage
 * @param {Record<string, string>} env what the machines have in their environment
 */
export async function startReleases({ dir, registry }, env) {
  const repository = await repositoryOf(join(dir, "origin"));
  const origin = await openCheckout(repository.dir, env);
  const github = await startGitHub();
  const workflow = await readWorkflow("release");
  /** @type {Record<string, Result>} */
  const done = {};
  /** @param {string} checkout */
  const prepare = async (checkout) => {
    await writeFile(join(checkout, ".npmrc"), registry.npmrc(origin.scope));
    await appendFile(join(checkout, ".git/info/exclude"), ".npmrc\n");
  };
  const world = { dir, origin: origin.dir, api: github.url, environment: env, prepare, run: runStep };

  return {
    github,
    origin,
    stop: github.stop,
    /**
     * Runs a job after those that it needs, for a push of what `main` is now. Throws when it fails.
     * @param {string} id
     */
    async job(id) {
      const sha = (await origin.git("rev-parse", "main")).trim();
      const trigger = { event: "push", ref: "refs/heads/main", sha, payload: {} };
      const result = await runJob(world, workflow, id, { trigger, needs: done });
      expect(result.result !== "failure", `the job ${id} failed:\n${result.log}`);
      done[id] = result;
      return result;
    },
    /**
     * Takes a job for done that calls another workflow.
     * @param {string} id
     */
    passed(id) {
      done[id] = { result: "success", outputs: {}, log: "", ran: [] };
    },
  };
}
