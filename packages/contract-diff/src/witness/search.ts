import { type Judge, judgeWithin, type Verdict } from "@partner-licenses/document/values/judge";
import { search } from "@partner-licenses/document/values/search";
import { BOOL, classes, NULL } from "../keywords/mask.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { locOf, type View } from "../normalise/view.ts";
import type { Delta, SchemaPair, Step } from "../relation/delta.ts";
import type { Witness } from "../types.ts";
import { candidates } from "./candidates.ts";
import { edges } from "./edges.ts";
import { embed } from "./embed.ts";
import { isMeant, isSpoken } from "./spoken.ts";
import { draftObject, sampleObject, schemaOf, sizes } from "./values.ts";

/** A witness, the proof that there is none, or neither. */
export type Found = Witness | "none" | undefined;

/** Values tried for one finding. */
const tries = 600;

/** Looks for a value that the sender may now send and the old reader refuses, or that was fine and is not any more. */
export function searchWitness(pair: SchemaPair, delta: Delta): Found {
  const { accepts, refuses } = sides(pair);
  const [accept, refuse] = [accepts, refuses].map((view) =>
    judgeWithin(schemaOf(view, pair.mode), sizes.schema),
  );
  const [from, to] = [nodeOf(accepts), nodeOf(refuses)];
  if (accept === undefined || refuse === undefined || from === undefined || to === undefined)
    return undefined;
  const namesOnly = pair.parents.length > 0 && pair.parents.every(({ step }) => step.kind === "name");
  const values = candidates(from, to, pair.mode, delta.name);
  const found = search(accept, refuse, namesOnly ? textsOf(values) : values, tries);
  if (found.kind === "found") return climb(pair, found.value);
  return found.kind === "none" && isListed(from) ? "none" : undefined;
}

/** Values tried where the relation found nothing that breaks. */
const edgeTries = 3000;

/** Looks at the edge of alternatives and conditions for a value that breaks, where no keyword shows a break. */
export function searchEdges(pair: SchemaPair): Witness | undefined {
  const { accepts, refuses } = sides(pair);
  const [accept, refuse] = [accepts, refuses].map((view) =>
    judgeWithin(schemaOf(view, pair.mode), sizes.schema),
  );
  const nodes = [accepts, refuses].flatMap((view) => nodeOf(view) ?? []);
  if (accept === undefined || refuse === undefined || nodes.length < 2) return undefined;
  const refuseSpoken: Judge = (value) => {
    const verdict = refuse(value);
    const { mode } = pair;
    const counts =
      verdict.kind !== "refused" || (isSpoken(accepts, value, mode) && isMeant(refuses, value, mode));
    return counts ? verdict : { kind: "accepted" };
  };
  const found = search(accept, refuseSpoken, edges(nodes, pair.mode), edgeTries);
  return found.kind === "found" ? climb(pair, found.value) : undefined;
}

function* textsOf(values: Iterable<unknown>): Generator<string> {
  for (const value of values) if (typeof value === "string") yield value;
}

/** Whether all values that the schema accepts were among the candidates. */
function isListed(node: SchemaNode): boolean {
  if (node.nots.length + node.conditions.length + node.groups.length > 0) return false;
  return classes.every(
    (kind) => (node.types & kind) === 0 || kind === NULL || kind === BOOL || node.values.has(kind),
  );
}

interface Sides {
  readonly accepts: View;
  readonly refuses: View;
  readonly acceptedBy: "base" | "revision";
}

/** Requests that were fine must stay fine; responses that come must be such as base promised. */
function sides({ base, revision, mode }: SchemaPair): Sides {
  return mode.direction === "request"
    ? { accepts: base, refuses: revision, acceptedBy: "base" }
    : { accepts: revision, refuses: base, acceptedBy: "revision" };
}

/**
 * Puts the value into a whole message, where both schemas then keep their verdicts; else it stands alone.
 * What is around it is fine for the refusing side where that can be, so that the message is refused for this cause only.
 */
function climb(start: SchemaPair, value: unknown): Witness {
  const path = pathToMessage(start);
  const message = path.at(-1)?.pair;
  if (message === undefined || !canBeAsked(message)) return describe(start, value);
  // What is around it is made without asking first, as compiling each schema on the way costs more than one more try.
  for (const make of [draftObject, sampleObject])
    for (const around of ["refuses", "accepts"] as const) {
      const whole = path.reduce(
        (inner, { pair, step }) => embed(sides(pair)[around], step, inner, pair.mode, make),
        value,
      );
      if (isWitness(message, whole)) return describe(message, whole);
    }
  return describe(start, value);
}

/** The shortest way up to a pair that is a whole message. */
function pathToMessage(start: SchemaPair): { pair: SchemaPair; step: Step }[] {
  const from = new Map<SchemaPair, { pair: SchemaPair; step: Step } | undefined>([[start, undefined]]);
  for (const pair of from.keys()) {
    if (pair.parents.length === 0) return walkBack(from, pair);
    for (const { pair: parent, step } of pair.parents) {
      if (!from.has(parent)) from.set(parent, { pair, step });
    }
  }
  return [];
}

function walkBack(
  from: Map<SchemaPair, { pair: SchemaPair; step: Step } | undefined>,
  top: SchemaPair,
): { pair: SchemaPair; step: Step }[] {
  const path: { pair: SchemaPair; step: Step }[] = [];
  for (let pair: SchemaPair | undefined = top; pair !== undefined; ) {
    const link = from.get(pair);
    if (link !== undefined) path.unshift({ pair, step: link.step });
    pair = link?.pair;
  }
  return path;
}

/** Whether both schemas are small enough to be asked about whole messages. */
function canBeAsked({ base, revision, mode }: SchemaPair): boolean {
  return [base, revision].every((view) => judgeWithin(schemaOf(view, mode), sizes.message) !== undefined);
}

function isWitness(pair: SchemaPair, value: unknown): boolean {
  const { accepts, refuses } = sides(pair);
  return ask(accepts, pair, value)?.kind === "accepted" && ask(refuses, pair, value)?.kind === "refused";
}

function ask(view: View, { mode }: SchemaPair, value: unknown): Verdict | undefined {
  return judgeWithin(schemaOf(view, mode), sizes.message)?.(value);
}

function describe(pair: SchemaPair, value: unknown): Witness {
  const { accepts, refuses, acceptedBy } = sides(pair);
  const verdict = judgeWithin(schemaOf(refuses, pair.mode), sizes.schema)?.(value);
  return {
    value,
    acceptedBy,
    refusedBy: acceptedBy === "base" ? "revision" : "base",
    schema: { accepts: locOf(accepts)?.pointer ?? "#", refuses: locOf(refuses)?.pointer ?? "#" },
    reason: (verdict?.kind === "refused" && verdict.refusals[0]?.message) || "",
  };
}
