import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { run } from "../../../scripts/tests/run.mjs";
import type { Trigger } from "./model.ts";

/** What GitHub and its machines are here: folders, a repository and an API on the loopback interface. */
export interface World {
  /** A folder for checkouts, artifacts and the files of steps. */
  readonly dir: string;
  /** The repository that is checked out and pushed to. */
  readonly origin: string;
  /** Address of GitHub's API. */
  readonly api: string;
  /** What the machine has in its environment besides the little that all have. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with each fresh checkout. */
  readonly prepare?: (checkout: string) => Promise<void>;
  /** Runs the scripts of steps, for who has to end them; the tests' own `run` when absent. */
  readonly run?: typeof run;
}

export const repository = "example/licenses";
export const token = "token-of-the-run";

/** One fresh machine: an empty workspace, and the files by which a step speaks to GitHub. */
export interface Machine {
  readonly workspace: string;
  readonly temp: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The outputs that a step has written since the last call. */
  outputs(): Promise<Record<string, string>>;
}

const kept =
  /^(HOME|LANG|TMPDIR|CHROMIUM_PATH|NODE_EXTRA_CA_CERTS|(https?|no)_proxy|npm_config_(registry|cache|userconfig))$/i;

/** The environment of a machine without GitHub's part: what it needs to run programs and to reach a registry. */
export function bareEnvironment(): Record<string, string> {
  // A runner has Node and npm, and neither pnpm nor anything of this workspace.
  const path = (process.env.PATH ?? "").split(":").filter((entry) => !entry.includes("node_modules"));
  const inherited = Object.entries(process.env).filter(([name]) => kept.test(name));
  return { ...(Object.fromEntries(inherited) as Record<string, string>), PATH: path.join(":") };
}

/** Sets up a machine for one job. */
export async function startMachine(world: World, trigger: Trigger): Promise<Machine> {
  const dir = await mkdtemp(join(world.dir, "machine-"));
  const at = (name: string) => join(dir, name);
  await Promise.all([mkdir(at("workspace")), mkdir(at("temp"))]);
  await writeFile(at("event.json"), JSON.stringify(trigger.payload));
  await Promise.all([writeFile(at("output"), ""), writeFile(at("summary"), "")]);
  const environment = {
    ...bareEnvironment(),
    CI: "true",
    NO_COLOR: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: world.api,
    GITHUB_EVENT_NAME: trigger.event,
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_OUTPUT: at("output"),
    GITHUB_REF: trigger.ref,
    GITHUB_REF_NAME: trigger.ref.replace(/^refs\/(heads|pull|tags)\//, ""),
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: trigger.sha,
    GITHUB_STEP_SUMMARY: at("summary"),
    GITHUB_WORKSPACE: at("workspace"),
    RUNNER_TEMP: at("temp"),
    ...world.environment,
  };
  return {
    workspace: at("workspace"),
    temp: at("temp"),
    environment,
    async outputs() {
      const text = await readFile(at("output"), "utf8");
      await writeFile(at("output"), "");
      const pairs = text.split("\n").filter((line) => line.includes("="));
      return Object.fromEntries(
        pairs.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
      );
    },
  };
}
