import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { renderAll, workflowCommand } from "@partner-licenses/contract-diff/report";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { fromRoot, shown } from "@partner-licenses/document/files";
import { put } from "@partner-licenses/document/output";
import {
  type GateResult,
  gateText,
  gateView,
  mayPass,
  type Target,
  targetsIn,
  together,
  usualConfig,
} from "../gate/index.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { type Outcome, reportOf } from "./report.ts";
import { addSummary, printPlain, setOutput } from "./runner.ts";

const bumps = ["none", "patch", "minor", "major"] as const;

/**
 * The GitHub action: judges each contract, and leaves annotations, a summary, a report and outputs. It needs no token and
 * calls nobody but git. Exit codes: 0 fine, 1 a contract may not be released so, 2 one could not be judged.
 */
export async function runAction(): Promise<void> {
  process.exitCode = 2;
  try {
    const inputs = readInputs(process.env);
    process.chdir(inputs.folder);
    const judged = await judgeAll(inputs);
    write(inputs, judged);
    const failed = judged.results.some((result) => !mayPass(result, inputs.failOn));
    if (judged.outcomes.every((each) => "view" in each)) process.exitCode = failed ? 1 : 0;
  } catch (fault) {
    if (!(fault instanceof ContractError)) throw fault;
    annotate(fault);
    leaveReport(reportOf([{ file: ".", fault }]));
  }
}

interface Judged {
  readonly results: readonly GateResult[];
  readonly outcomes: readonly Outcome[];
}

/** One contract that cannot be read keeps nobody from judging the others. */
async function judgeAll({ spec, accept, base, failOn }: Inputs): Promise<Judged> {
  const wanted = { files: spec, config: usualConfig, ...(accept && { accepted: accept }) };
  const results: GateResult[] = [];
  const outcomes: Outcome[] = [];
  for (const target of targetsIn(wanted, { base }, (old) => annotate(old, "warning"))) {
    const file = shown(target.project.spec);
    const result = await tried(target);
    if (result instanceof ContractError) {
      annotate(result);
      outcomes.push({ file, fault: result });
      continue;
    }
    results.push(result);
  }
  const judged = together(results);
  for (const result of judged) {
    const file = shown(result.project.spec);
    printPlain(`${file}\n${stripVTControlCharacters(gateText(result, undefined, failOn))}`);
    outcomes.push({ file, view: gateView(result, failOn) });
  }
  return { results: judged, outcomes };
}

async function tried(target: Target): Promise<GateResult | ContractError> {
  try {
    return await target.judge();
  } catch (fault) {
    if (fault instanceof ContractError) return fault;
    throw fault;
  }
}

function annotate(fault: ContractError, kind: "error" | "warning" = "error"): void {
  for (const each of [fault, ...fault.others]) {
    const [place] = each.places;
    const where = place && { file: fromRoot(place.file), line: place.line, col: place.column };
    put(`${workflowCommand(kind, { ...where, title: "contract gate" }, formatContractError(each))}\n`);
  }
}

function write({ formats, comment }: Inputs, { results, outcomes }: Judged): void {
  const views = outcomes.flatMap((each) => ("view" in each ? [each.view] : []));
  const folder = process.env.RUNNER_TEMP || ".";
  put(renderAll("github", views));
  for (const { format, file } of formats) put(stripVTControlCharacters(renderAll(format, views)), file);
  const sarif = join(folder, "contract-gate.sarif");
  put(renderAll("sarif", views), sarif);
  leaveReport(reportOf(outcomes), comment);
  const open = results.flatMap(({ findings }) => findings.filter((item) => item.accepted === undefined));
  for (const level of ["breaking", "unproven", "additive"] as const)
    setOutput(level, open.filter(({ finding }) => finding.level === level).length);
  setOutput("bump", bumps.findLast((bump) => results.some((result) => result.bump === bump)) ?? "none");
  setOutput("sarif", sarif);
}

/** What the page of the run shows, and a later job posts as a comment. */
function leaveReport(text: string, comment = true): void {
  addSummary(text);
  const file = join(process.env.RUNNER_TEMP || ".", "contract-report", "report.md");
  if (comment) put(text, file);
  setOutput("report", comment ? file : "");
}
