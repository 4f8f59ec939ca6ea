import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { contractOf } from "../contract/load.ts";
import type { Contract } from "../contract/types.ts";
import { MockStartError } from "../errors.ts";
import type { CaseResult } from "./types.ts";

export interface WorkflowOptions {
  baseUrl: string;
  /** Arazzo file; without one, a workflow per safe operation is made from the contract. */
  file?: string;
  /** Contract file for the workflows that are made; the built-in one by default. */
  spec?: string;
  token?: string;
}

/**
 * Runs Arazzo workflows with the `@redocly/cli` that is installed where the command runs.
 * Throws `MockStartError` when there is none. The token goes by environment, never by argument.
 */
export async function runWorkflows({ baseUrl, file, spec, token }: WorkflowOptions): Promise<CaseResult> {
  const cli = redoclyCli();
  const folder = await mkdtemp(join(tmpdir(), "partner-licenses-workflows-"));
  try {
    const workflows = file === undefined ? await writeWorkflows(folder, spec) : resolve(file);
    const input = token === undefined ? {} : { REDOCLY_CLI_RESPECT_INPUT: `token=${token}` };
    return toResult(
      await run([cli, "respect", workflows, "--server", `contract=${baseUrl}`], input),
      file,
      token,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function redoclyCli(): string {
  try {
    return createRequire(pathToFileURL(`${process.cwd()}/`)).resolve("@redocly/cli/bin/cli.js");
  } catch (error) {
    const advice = "Install it here: npm install --save-dev @redocly/cli";
    throw new MockStartError(
      `Cannot run workflows: @redocly/cli is not installed in ${process.cwd()}. ${advice}`,
      { cause: error },
    );
  }
}

async function writeWorkflows(folder: string, spec: string | undefined): Promise<string> {
  if (spec === undefined)
    await copyFile(new URL("./openapi.json", import.meta.url), join(folder, "openapi.json"));
  const url = spec === undefined ? "./openapi.json" : resolve(spec);
  const path = join(folder, "workflows.json");
  await writeFile(path, JSON.stringify(workflowsOf(await contractOf(spec), url)));
  return path;
}

/** An Arazzo 1.0 document: each safe operation without path parameters answers 200. */
export function workflowsOf({ title, version, operations }: Contract, url: string): Record<string, unknown> {
  const callable = operations.filter(
    ({ iid, method, path }) => iid && method.toLowerCase() === "get" && !path.includes("{"),
  );
  return {
    arazzo: "1.0.1",
    info: { title, version: version || "0.0.0" },
    sourceDescriptions: [{ name: "contract", url, type: "openapi" }],
    workflows: callable.map(({ iid = "" }) => ({
      workflowId: iid,
      inputs: { type: "object", properties: { token: { type: "string", format: "password" } } },
      steps: [
        {
          stepId: "call",
          operationId: iid,
          parameters: [{ in: "header", name: "Authorization", value: "Bearer {$inputs.token}" }],
          successCriteria: [{ condition: "$statusCode == 200" }],
        },
      ],
    })),
  };
}

async function run(
  args: string[],
  input: Record<string, string>,
): Promise<{ code: number; output: string; durationMs: number }> {
  const began = performance.now();
  const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  const env = { ...process.env, ...quiet, ...input };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const [code] = await once(child, "close");
  return { code: Number(code), output, durationMs: Math.round(performance.now() - began) };
}

function toResult(
  ended: Awaited<ReturnType<typeof run>>,
  file: string | undefined,
  token: string | undefined,
): CaseResult {
  const shown = token ? ended.output.replaceAll(token, "[redacted]") : ended.output;
  const lines = shown.split("\n").filter((line) => line.trim() !== "");
  return {
    name: "the Arazzo workflows hold",
    request: file ?? "workflows made from the contract",
    outcome: ended.code === 0 ? "passed" : "failed",
    departures: ended.code === 0 ? [] : lines.slice(-30),
    durationMs: ended.durationMs,
  };
}
