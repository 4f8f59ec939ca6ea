import { load } from "@partner-licenses/document/reader/load";
import { independentOf } from "@partner-licenses/document/testing/independent";
import { type Judge, judgeOf } from "@partner-licenses/document/values/judge";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { type DiffReport, diff, explain } from "../../src/index.ts";
import { withoutNumberFormats } from "./formats.ts";
import type { Pair } from "./pairs.ts";
import { type World, worlds } from "./worlds.ts";

/** What a verdict is worth. */
export type Outcome = "right" | "unsound" | "false-breaking" | "unproven" | "equal-called-major" | "disputed";

/** A pair with what the diff said and what the values say. */
export interface Judged {
  readonly pair: readonly [unknown, unknown];
  readonly outcome: Outcome;
  readonly report: DiffReport;
  /** A value or message that breaks: base accepts it and revision refuses it in a request, the other way round in a response. */
  readonly broken: unknown;
}

/** Judges every value of the world by both schemas, and the verdict by that. */
export async function judgePair(pair: Pair, world: World = worlds.request): Promise<Judged> {
  // What may be sent still has to be taken; what comes has to be what was promised.
  const sides: Pair = world.direction === "request" ? pair : [pair[1], pair[0]];
  const [accepts, refuses] = sides.map((schema) => judgeFor(schema, world)) as [Judge, Judge];
  const report = await diff(world.contract(pair[0]), world.contract(pair[1]));
  let broken: { value: unknown } | undefined;
  let isStrange = false;
  let isEqual = true;
  for (const value of world.values) {
    const readings = world.readings(value);
    const [before, after] = [answer(accepts, readings), answer(refuses, readings)];
    if (before !== after) isEqual = false;
    if (before !== "accepted" || after !== "refused") continue;
    if (world.sends?.(sides[0], value) === false || isUnmeant(sides[1], value, world)) isStrange = true;
    else broken ??= { value };
  }
  const isMajor = report.bump === "major";
  const made = (outcome: Outcome): Judged => ({ pair, outcome, report, broken: broken?.value });
  // The other validator has the last word on the value that decides.
  if (broken !== undefined && !(await separates(sides, broken.value, world))) return made("disputed");
  if (!isMajor) return made(broken === undefined ? "right" : "unsound");
  if (broken !== undefined || isStrange || (await isProved(sides, report, world))) return made("right");
  if (report.findings.every(({ level }) => level !== "breaking")) return made("unproven");
  if (isPolicy(report)) return made("right");
  return made(isEqual ? "equal-called-major" : "false-breaking");
}

/**
 * Whether alternatives refuse an empty object for no other reason than that several take it. It says nothing, and by the
 * house's policy alternatives whose members are all optional were never meant to be chosen by it.
 */
function isUnmeant(schema: unknown, value: unknown, world: World): boolean {
  if (!JSON.stringify(value).includes("{}")) return false;
  return answer(judgeFor(loosened(schema), world), world.readings(value)) === "accepted";
}

/** The schema with alternatives of which several may hold. */
function loosened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loosened);
  if (typeof schema !== "object" || schema === null) return schema;
  const { oneOf, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, held]) => [key, loosened(held)]),
  );
  return oneOf === undefined ? rest : { ...rest, allOf: [...((rest.allOf ?? []) as []), { anyOf: oneOf }] };
}

/** A message is taken when any of the values that it may be read as is. */
function answer(judge: Judge, readings: readonly unknown[]): "accepted" | "refused" | "undecided" {
  const kinds = readings.map((value) => judge(value).kind);
  if (kinds.includes("accepted")) return "accepted";
  return kinds.includes("undecided") ? "undecided" : "refused";
}

/** Whether a witness of the report is a whole message that shows the break, though the world has none. */
async function isProved(pair: Pair, { findings }: DiffReport, world: World): Promise<boolean> {
  for (const { witness } of findings)
    if (witness !== undefined && (await separates(pair, witness.value, world))) return true;
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

function judgeFor(schema: unknown, world: World): Judge {
  const { workspace, version } = load({ ...world.contract(schema), "x-judged": schema });
  const home = new Schemas(workspace, { dialect: version, direction: world.direction });
  return judgeOf(home.at(schema, { source: workspace.entry, pointer: "#/x-judged" }));
}

async function separates(pair: Pair, value: unknown, world: World): Promise<boolean> {
  const document = { openapi: `${world.dialect}.0`, ...world.rest };
  const independent = independentOf(document, pair.map(withoutNumberFormats), world.dialect);
  const accepts = async (side: 0 | 1) => {
    const answers = await Promise.all(world.readings(value).map((each) => independent.accepts(side, each)));
    return answers.includes(true) || (answers.includes(undefined) ? undefined : false);
  };
  const [before, after] = [await accepts(0), await accepts(1)];
  independent.forget();
  return before === true && after === false;
}
