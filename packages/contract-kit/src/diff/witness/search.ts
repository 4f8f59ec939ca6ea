import { classes, NULL } from "../normalise/mask.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { locOf, type View } from "../normalise/view.ts";
import type { Pair, Step } from "../relation/delta.ts";
import type { Witness } from "../types.ts";
import { candidates } from "./candidates.ts";
import { embed } from "./embed.ts";
import { validatorOf } from "./validator.ts";

/** A witness, the proof that there is none, or neither. */
export type Found = Witness | "none" | undefined;

/** Values tried for one finding. */
const tries = 600;

/** Looks for a value that the sender may now send and the old reader refuses, or that was fine and is not any more. */
export function searchWitness(pair: Pair): Found {
  const { accepts, refuses } = sides(pair);
  const [accept, refuse] = [validatorOf(accepts, pair.mode), validatorOf(refuses, pair.mode)];
  const [from, to] = [nodeOf(accepts), nodeOf(refuses)];
  if (accept === undefined || refuse === undefined || from === undefined || to === undefined)
    return undefined;
  let left = tries;
  for (const value of candidates(from, to, pair.mode)) {
    if (left-- === 0) return undefined;
    if (!accept(value).valid || refuse(value).valid) continue;
    return climb(pair, value);
  }
  return isListed(from) ? "none" : undefined;
}

/** Whether all values that the schema accepts were among the candidates. */
function isListed(node: SchemaNode): boolean {
  if (node.nots.length + node.conditions.length + node.groups.length > 0) return false;
  return classes.every(
    (kind) => (node.types & kind) === 0 || kind === NULL || kind === 2 || node.values.has(kind),
  );
}

interface Sides {
  readonly accepts: View;
  readonly refuses: View;
  readonly acceptedBy: "base" | "revision";
}

/** Requests that were fine must stay fine; responses that come must be such as base promised. */
function sides({ base, revision, mode }: Pair): Sides {
  return mode.direction === "request"
    ? { accepts: base, refuses: revision, acceptedBy: "base" }
    : { accepts: revision, refuses: base, acceptedBy: "revision" };
}

/** Puts the value into the message around it, as far as both schemas keep their verdicts. */
function climb(start: Pair, value: unknown): Witness {
  let [pair, whole] = [start, value];
  const seen = new Set([start]);
  for (let step = 0; step < 12; step++) {
    const next = pair.parents
      .map((parent) => lift(parent.pair, parent.step, whole, seen))
      .find((up) => up !== undefined);
    if (next === undefined) break;
    [pair, whole] = [next.pair, next.value];
    seen.add(pair);
  }
  const { accepts, refuses, acceptedBy } = sides(pair);
  return {
    value: whole,
    acceptedBy,
    refusedBy: acceptedBy === "base" ? "revision" : "base",
    schema: { accepts: locOf(accepts)?.pointer ?? "#", refuses: locOf(refuses)?.pointer ?? "#" },
    reason: validatorOf(refuses, pair.mode)?.(whole).reason ?? "",
  };
}

function lift(
  pair: Pair,
  step: Step,
  value: unknown,
  seen: Set<Pair>,
): { pair: Pair; value: unknown } | undefined {
  if (seen.has(pair)) return undefined;
  const { accepts, refuses } = sides(pair);
  const [accept, refuse] = [validatorOf(accepts, pair.mode), validatorOf(refuses, pair.mode)];
  if (accept === undefined || refuse === undefined) return undefined;
  const whole = embed(accepts, step, value, pair.mode);
  return accept(whole).valid && !refuse(whole).valid ? { pair, value: whole } : undefined;
}
