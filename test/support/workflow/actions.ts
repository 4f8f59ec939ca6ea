import { cp, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { output } from "../../../scripts/tests/run.mjs";
import type { Machine, World } from "./machine.ts";
import type { Trigger } from "./model.ts";

interface Call {
  readonly world: World;
  readonly machine: Machine;
  readonly trigger: Trigger;
  readonly inputs: Readonly<Record<string, string>>;
}

const artifact = (world: World, name: string) => join(world.dir, "artifacts", name);

async function checkout({ world, machine, trigger, inputs }: Call): Promise<void> {
  const git = (...args: string[]) => output("git", args, { cwd: machine.workspace });
  const depth = inputs["fetch-depth"] ?? "1";
  await git("init", "-q");
  await git("remote", "add", "origin", `file://${world.origin}`);
  const all = "+refs/heads/*:refs/remotes/origin/*";
  const [limit, more] = depth === "0" ? [[], [all]] : [[`--depth=${depth}`], []];
  await git("fetch", "-q", ...limit, "origin", ...more, `+${trigger.ref}:refs/remotes/run`);
  const branch = /^refs\/heads\/(.+)$/.exec(trigger.ref)?.[1];
  await git("checkout", "-q", ...(branch === undefined ? ["--detach"] : ["-B", branch]), trigger.sha);
  await world.prepare?.(machine.workspace);
}

async function upload({ world, machine, inputs }: Call): Promise<void> {
  const from = resolve(machine.workspace, inputs.path ?? "");
  if ((await readdir(from)).length === 0) throw new Error(`no files in ${inputs.path}`);
  const to = artifact(world, inputs.name ?? "");
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  await cp(from, to, { recursive: true });
}

async function download({ world, machine, inputs }: Call): Promise<void> {
  const from = artifact(world, inputs.name ?? "");
  await stat(from);
  await cp(from, resolve(machine.workspace, inputs.path ?? "."), {
    recursive: true,
    verbatimSymlinks: true,
  });
}

/** GitHub's own actions, as far as the workflows of this repository use them. */
export const actions: Readonly<Record<string, (call: Call) => Promise<void>>> = {
  "actions/checkout": checkout,
  "actions/upload-artifact": upload,
  "actions/download-artifact": download,
};
