import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { type Run, run } from "../../../scripts/tests/run.mjs";
import { root } from "../workspace.ts";
import type { Machine } from "./machine.ts";

/** What an action says of itself. */
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, object>>;
  readonly runs: { readonly using: string; readonly main: string };
}

/** Reads the description of an action. */
export async function readAction(folder: string): Promise<Action> {
  return parse(await readFile(join(folder, "action.yml"), "utf8")) as Action;
}

/**
 * Runs the action of a folder as a runner does: with its inputs in the environment, and nothing installed.
 * It may speak to nobody; git may speak to folders of this machine.
 */
export async function useAction(
  folder: string,
  { workspace, environment }: Machine,
  given: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const action = await readAction(folder);
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(", ")}`);
  const inputs = Object.entries(action.inputs).map(([name, { default: usual = "" }]) => [
    `INPUT_${name.toUpperCase()}`,
    given[name] ?? usual,
  ]);
  const { NO_COLOR: _, ...runner } = environment;
  const env = {
    ...runner,
    ...(Object.fromEntries(inputs) as Record<string, string>),
    NODE_OPTIONS: `--import=${pathToFileURL(join(root, "test/support/no-network.mjs"))}`,
    GIT_ALLOW_PROTOCOL: "file",
  };
  return run(process.execPath, [join(folder, action.runs.main)], { cwd: workspace, env, alone: true });
}
