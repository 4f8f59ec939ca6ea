import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Run, run } from "../../../scripts/tests/run.mjs";
import { root, temporaryFolder } from "../workspace.ts";
import { repository, token } from "./machine.ts";

interface Options {
  /** Where the step works. */
  readonly cwd: string;
  /** Address of GitHub's API. */
  readonly api?: string;
  /** What happened, as GitHub writes it down. */
  readonly event?: unknown;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a script of `scripts/ci` with what GitHub gives to a step, and gives the summary that it adds to the run's page. */
export async function runScript(name: string, options: Options): Promise<Run & { summary: string }> {
  const { cwd, api = "", event = {}, env = {} } = options;
  const files = await temporaryFolder("step");
  const [eventPath, summary] = [join(files.dir, "event.json"), join(files.dir, "summary")];
  await writeFile(eventPath, JSON.stringify(event));
  await writeFile(summary, "");
  const given = {
    GITHUB_API_URL: api,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REF_NAME: "main",
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_TOKEN: token,
    ...env,
  };
  const result = await run(process.execPath, [join(root, `scripts/ci/${name}.mjs`)], { cwd, env: given });
  const page = await readFile(summary, "utf8");
  await files.remove();
  return { ...result, summary: page };
}
