import { run } from "../../../scripts/tests/run.mjs";
import { actions } from "./actions.ts";
import { type Contexts, fill, holds } from "./expression.ts";
import { type Machine, repository, startMachine, token, type World } from "./machine.ts";
import type { Job, Step, Trigger, Workflow } from "./model.ts";

export interface Result {
  readonly result: "success" | "failure" | "skipped";
  readonly outputs: Readonly<Record<string, string>>;
  /** What the `run:` steps printed, one after the other. */
  readonly log: string;
  /** The scripts that ran, as they stand in the workflow. */
  readonly ran: readonly string[];
  /** Where its steps worked; absent when it was skipped. */
  readonly workspace?: string;
}

interface Request {
  readonly trigger: Trigger;
  /** What a caller gives to a workflow; the rest has its defaults. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly needs?: Readonly<Record<string, Pick<Result, "result" | "outputs">>>;
}

/** Runs a job as GitHub does: its `run:` steps for real, in a clean checkout, with GitHub's shell and evaluator. */
export async function runJob(
  world: World,
  workflow: Workflow,
  id: string,
  request: Request,
): Promise<Result> {
  const job = workflow.jobs[id];
  if (job === undefined) throw new Error(`${workflow.name} has no job ${id}`);
  const needs = needed(job, request);
  const contexts = { ...contextsOf(request, needs), inputs: inputsOf(workflow, request) };
  const failed = Object.values(needs).some(({ result }) => result !== "success");
  if (!holds(job.if, contexts, { failed })) return { result: "skipped", outputs: {}, log: "", ran: [] };
  const machine = await startMachine(world, request.trigger);
  return runSteps({ world, workflow, job, machine, contexts, trigger: request.trigger });
}

function inputsOf({ on }: Workflow, { inputs }: Request): object {
  const declared = (on as { workflow_call?: { inputs?: Record<string, { default: unknown }> } })
    .workflow_call;
  const usual = Object.entries(declared?.inputs ?? {}).map(([name, each]) => [name, each.default]);
  return { ...Object.fromEntries(usual), ...inputs };
}

function needed(job: Job, { needs = {} }: Request): NonNullable<Request["needs"]> {
  const found = [job.needs ?? []].flat().map((name) => {
    if (needs[name] === undefined) throw new Error(`the job needs ${name}`);
    return [name, needs[name]] as const;
  });
  return Object.fromEntries(found);
}

function contextsOf({ trigger }: Request, needs: NonNullable<Request["needs"]>): Contexts {
  return {
    github: {
      event: trigger.payload,
      event_name: trigger.event,
      ref: trigger.ref,
      repository,
      sha: trigger.sha,
      token,
    },
    job: { workflow_repository: repository, workflow_sha: trigger.sha },
    needs,
    secrets: {},
    vars: {},
  };
}

interface Running {
  readonly world: World;
  readonly workflow: Workflow;
  readonly job: Job;
  readonly machine: Machine;
  readonly contexts: Contexts;
  readonly trigger: Trigger;
}

async function runSteps(running: Running): Promise<Result> {
  const { job, machine } = running;
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const contexts = { ...running.contexts, runner: { temp: machine.temp }, steps };
  const ran: string[] = [];
  let log = "";
  let failed = false;
  for (const step of job.steps) {
    if (!holds(step.if, contexts, { failed })) continue;
    const { code, text } = await runStep(step, { ...running, contexts });
    if (step.run !== undefined) ran.push(step.run);
    if (step.id !== undefined) steps[step.id] = { outputs: await machine.outputs() };
    log += text;
    failed ||= code !== 0;
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([name, value]) => [name, fill(value, contexts)]);
  const result = failed ? "failure" : "success";
  return { result, outputs: Object.fromEntries(outputs), log, ran, workspace: machine.workspace };
}

interface Ended {
  readonly code: number;
  readonly text: string;
}

async function runStep(step: Step, running: Running): Promise<Ended> {
  const { contexts, machine, workflow, world } = running;
  const filled = (values: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value, contexts)]));
  if (step.run === undefined) {
    const act = actions[step.uses?.split("@")[0] ?? ""];
    if (act === undefined) throw new Error(`no stand-in for ${step.uses}`);
    const done = (await act({ ...running, inputs: filled(step.with) })) as Ended | undefined;
    return done ?? { code: 0, text: "" };
  }
  const env = { ...machine.environment, ...filled(workflow.env), ...filled(step.env) };
  const script = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run];
  const options = { cwd: machine.workspace, env, alone: true };
  const { code, stdout, stderr } = await (world.run ?? run)("bash", script, options);
  return { code, text: `$ ${step.run}\n${stdout}${stderr}` };
}
