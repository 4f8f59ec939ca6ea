import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProxy } from "../../proxy/proxy.ts";
import type { CaseResult } from "../types.ts";
import { findWorkflows, type Wanted, type Workflows } from "./find.ts";
import { type RespectReport, toResults } from "./results.ts";

export interface WorkflowRun extends Wanted {
  /** `cli.js` of the `@redocly/cli` to run. */
  cli: string;
  baseUrl: string;
  token: string;
  /** Whether the server is a mock, so that workflows which need one can run. */
  isMock: boolean;
  timeoutMs: number;
}

/**
 * Runs Arazzo workflows with `redocly respect`. The contract stands between it and the server, because respect
 * takes every undeclared member for a fault. The token goes by environment, never by argument.
 */
export async function runWorkflows(asked: WorkflowRun): Promise<CaseResult[]> {
  const folder = await mkdtemp(join(tmpdir(), "partner-licenses-workflows-"));
  const departures = new Set<string>();
  let answers = 0;
  const proxy = await startProxy({
    upstream: asked.baseUrl,
    ...(asked.spec !== undefined && { spec: asked.spec }),
    timeoutMs: asked.timeoutMs,
    onExchange({ method, url, status, violations }) {
      answers += 1;
      for (const { location, message, severity } of violations) {
        if (location[0] !== "response" || severity !== "Error") continue;
        departures.add(`${method} ${url} ${status}: ${location.slice(1).join(".")}: ${message}`);
      }
    },
  });
  try {
    const workflows = await findWorkflows(asked, folder);
    if (!workflows) return [];
    const ran = await respect(workflows, asked, proxy.url, folder);
    return answers === 0 ? ran : [...ran, contractResult([...departures])];
  } finally {
    await proxy.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function contractResult(departures: string[]): CaseResult {
  const name = "the answers to the workflows are as declared";
  return { name, request: "workflows", outcome: departures.length === 0 ? "passed" : "failed", departures };
}

async function respect(
  { file, sources, workflowIds, forMock }: Workflows,
  { cli, token, isMock, timeoutMs }: WorkflowRun,
  server: string,
  folder: string,
): Promise<CaseResult[]> {
  const skipped = isMock ? [] : forMock;
  if (skipped.length === workflowIds.length) return [];
  const report = join(folder, "respect.json");
  const args = [
    ...[cli, "respect", file, "--severity=SCHEMA_CHECK=off", `--max-fetch-timeout=${timeoutMs}`],
    ...[`--json-output=${report}`, ...skipped.map((id) => `--skip=${id}`)],
    ...sources.map((name) => `--server=${name}=${server}`),
  ];
  const inputs = { token, session: randomUUID(), requestId: randomUUID(), correlationId: randomUUID() };
  const { code, output } = await run(args, { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs) });
  const written = await readFile(report, "utf8").catch(() => undefined);
  if (written !== undefined) return toResults(JSON.parse(written) as RespectReport);
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const departures = [`redocly respect ended with ${code}`, ...lines.slice(-10)];
  return [{ name: "the workflows can be run", request: file, outcome: "failed", departures }];
}

async function run(args: string[], more: Record<string, string>): Promise<{ code: number; output: string }> {
  const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  const env = { ...process.env, ...quiet, ...more };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const [code] = await once(child, "close");
  return { code: Number(code), output };
}
