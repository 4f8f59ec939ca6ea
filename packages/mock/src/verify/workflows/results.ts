import type { CaseResult } from "../types.ts";

interface Check {
  name?: string;
  status?: string;
  condition?: string;
  message?: string;
}

interface Step {
  stepId?: string;
  request?: { method?: string; url?: string };
  response?: { statusCode?: number };
  checks?: Check[];
}

interface Workflow {
  workflowId?: string;
  totalTimeMs?: number;
  status?: string;
  executedSteps?: Step[];
}

/** What `redocly respect --json-output` writes. */
export interface RespectReport {
  files: Record<string, { executedWorkflows?: Workflow[] }>;
}

/** One result per workflow that ran. */
export function toResults({ files }: RespectReport): CaseResult[] {
  const workflows = Object.values(files).flatMap(({ executedWorkflows = [] }) => executedWorkflows);
  return workflows.map(({ workflowId = "", status, totalTimeMs = 0, executedSteps = [] }) => {
    const departures = executedSteps.flatMap(departuresOf);
    if (status !== "success" && departures.length === 0) departures.push("it did not end");
    return {
      name: `workflow ${workflowId}`,
      request: `workflow ${workflowId}`,
      outcome: departures.length === 0 ? "passed" : "failed",
      departures,
      durationMs: Math.round(totalTimeMs),
    };
  });
}

function departuresOf({ stepId = "", response, checks = [] }: Step): string[] {
  const failed = checks.filter(({ status }) => status === "error");
  const answered = response?.statusCode ? `, answered ${response.statusCode}` : "";
  return failed.map(({ condition, name, message }) => {
    const what = condition ? `${condition} does not hold` : `${name}: ${message?.trim().split("\n", 1)[0]}`;
    return `step ${stepId}: ${what}${answered}`;
  });
}
