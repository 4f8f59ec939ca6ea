import { load } from "@partner-licenses/document/reader/load";
import { independentOf } from "@partner-licenses/document/testing/independent";
import { type Judge, judgeOf } from "@partner-licenses/document/values/judge";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Direction } from "@partner-licenses/document/values/schema/types";
import { type DiffReport, explain } from "../../src/index.ts";
import { contractWith, diffSchemas } from "../wrap.ts";
import type { Pair } from "./pairs.ts";
import { universe } from "./universe.ts";

/** What a verdict is worth. */
export type Outcome = "right" | "unsound" | "false-breaking" | "unproven" | "equal-called-major" | "disputed";

/** A pair with what the diff said and what the values say. */
export interface Judged {
  readonly pair: Pair;
  readonly outcome: Outcome;
  readonly report: DiffReport;
  /** A value that breaks: base accepts it and revision refuses it in a request, the other way round in a response. */
  readonly broken: unknown;
}

/** Judges every value of the universe by both schemas, and the verdict by that. */
export async function judgePair(pair: Pair, direction: Direction = "request"): Promise<Judged> {
  // What may be sent still has to be taken; what comes has to be what was promised.
  const sides: Pair = direction === "request" ? pair : [pair[1], pair[0]];
  const [accepts, refuses] = sides.map(judgeFor) as [Judge, Judge];
  const report = await diffSchemas(...pair, direction);
  let broken: { value: unknown } | undefined;
  let isEqual = true;
  for (const value of universe) {
    const [before, after] = [accepts(value).kind, refuses(value).kind];
    if (before !== after) isEqual = false;
    if (before === "accepted" && after === "refused") broken ??= { value };
  }
  const isMajor = report.bump === "major";
  const made = (outcome: Outcome): Judged => ({ pair, outcome, report, broken: broken?.value });
  // The other validator has the last word on the value that decides.
  if (broken !== undefined && !(await separates(sides, broken.value))) return made("disputed");
  if (!isMajor) return made(broken === undefined ? "right" : "unsound");
  if (broken !== undefined || (await isProved(sides, report))) return made("right");
  if (report.findings.every(({ level }) => level !== "breaking")) return made("unproven");
  if (isPolicy(report)) return made("right");
  return made(isEqual ? "equal-called-major" : "false-breaking");
}

/** Whether a witness of the report is a whole message that shows the break, though the universe has none. */
async function isProved(pair: Pair, { findings }: DiffReport): Promise<boolean> {
  for (const { witness } of findings)
    if (witness !== undefined && (await separates(pair, witness.value))) return true;
  return false;
}

/** Whether everything that breaks does so by a rule that is about more than the accepted values. */
function isPolicy({ findings }: DiffReport): boolean {
  const breaking = findings.filter(({ level }) => level === "breaking");
  return breaking.every(({ id }) => vocabulary.has(explain(id)?.id ?? ""));
}

const vocabulary: ReadonlySet<string> = new Set([
  ...["optional-property-removed", "required-property-removed", "known-value-removed"],
]);

function judgeFor(schema: unknown): Judge {
  const { workspace, version } = load(contractWith(schema, "request"));
  const home = new Schemas(workspace, { dialect: version, direction: "request" });
  return judgeOf(home.at(schema, { source: workspace.entry, pointer: "#/schema" }));
}

async function separates(pair: Pair, value: unknown): Promise<boolean> {
  const independent = independentOf({ openapi: "3.1.0" }, pair, "3.1");
  const [before, after] = [await independent.accepts(0, value), await independent.accepts(1, value)];
  independent.forget();
  return before === true && after === false;
}
