import { cp, mkdir, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { output } from "../../../scripts/tests/run.mjs";
import { root } from "../workspace.ts";
import type { Machine, World } from "./machine.ts";
import type { Trigger } from "./model.ts";
import { useAction } from "./own-action.ts";
import { borrowObjects } from "./repository.ts";

interface Call {
  readonly world: World;
  readonly machine: Machine;
  readonly trigger: Trigger;
  readonly inputs: Readonly<Record<string, string>>;
}

const artifact = (world: World, name: string) => join(world.dir, "artifacts", name);

/** Leaves in the workspace what GitHub's own checkout does. */
export async function checkout({ world, machine, trigger, inputs }: Call): Promise<void> {
  if (inputs.repository !== undefined) return checkoutOwn(machine, inputs);
  const git = (...args: string[]) => output("git", args, { cwd: machine.workspace });
  const depth = inputs["fetch-depth"] ?? "1";
  await git("init", "-q");
  await borrowObjects(machine.workspace, world.origin);
  await git("remote", "add", "origin", `file://${world.origin}`);
  const all = "+refs/heads/*:refs/remotes/origin/*";
  const [limit, more] = depth === "0" ? [[], [all]] : [[`--depth=${depth}`], []];
  await git("fetch", "-q", ...limit, "origin", ...more, `+${trigger.ref}:refs/remotes/run`);
  const branch = /^refs\/heads\/(.+)$/.exec(trigger.ref)?.[1];
  await git("checkout", "-q", ...(branch === undefined ? ["--detach"] : ["-B", branch]), trigger.sha);
  await world.prepare?.(machine.workspace);
}

/** A part of this repository, which the workflow belongs to, next to the caller's. */
async function checkoutOwn({ workspace }: Machine, inputs: Call["inputs"]): Promise<void> {
  for (const name of ["action.yml", "package.json", inputs["sparse-checkout"] ?? ""])
    await cp(join(root, name), join(workspace, inputs.path ?? ".", name), { recursive: true });
}

async function upload({ world, machine, inputs }: Call): Promise<void> {
  const from = resolve(machine.workspace, inputs.path ?? "");
  const to = artifact(world, inputs.name ?? "");
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  const isFile = (await stat(from)).isFile();
  await cp(from, isFile ? join(to, basename(from)) : to, { recursive: true });
}

/** The action of this repository, at the place to which its workflow checks it out. */
async function own({ machine, inputs }: Call) {
  const { code, stdout, stderr } = await useAction(
    join(machine.workspace, ".contract-gate"),
    machine,
    inputs,
  );
  return { code, text: `${stdout}${stderr}` };
}

async function download({ world, machine, inputs }: Call): Promise<void> {
  const from = artifact(world, inputs.name ?? "");
  await stat(from);
  await cp(from, resolve(machine.workspace, inputs.path ?? "."), {
    recursive: true,
    verbatimSymlinks: true,
  });
}

/** Actions as far as the workflows of this repository use them; ours says how it ended. */
export const actions: Readonly<Record<string, (call: Call) => Promise<unknown>>> = {
  "./.contract-gate": own,
  "actions/checkout": checkout,
  "actions/upload-artifact": upload,
  "actions/download-artifact": download,
};
