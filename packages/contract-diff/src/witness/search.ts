import { canonical } from "@partner-licenses/document/json";
import type { Loc } from "@partner-licenses/document/reader/pointer";
import { judgeWithin, type Verdict } from "@partner-licenses/document/values/judge";
import { type Asked, type Searched, search } from "@partner-licenses/document/values/search";
import { BOOL, classes, NULL, NUM } from "../keywords/mask.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { locOf, type View } from "../normalise/view.ts";
import type { Delta, Mode, SchemaPair, Step } from "../relation/delta.ts";
import type { Witness } from "../types.ts";
import { candidates, counted } from "./candidates.ts";
import { edges, listedAround } from "./edges.ts";
import { embed } from "./embed.ts";
import type { Prover } from "./prover.ts";
import { readings } from "./readings.ts";
import { sides, type Way } from "./sides.ts";
import { isClosed, isMeant, isSpoken } from "./spoken.ts";
import { answerOf, draftObject, sampleObject, schemaOf, sizes } from "./values.ts";

/** A witness, and whether it is a whole message. */
export interface Shown {
  readonly witness: Witness;
  readonly isWhole: boolean;
  /** Where the schema stands that accepts it. */
  readonly accepts: Loc | undefined;
}

/** What shows the change, the proof that nothing does, or neither. */
export type Found = Shown | "none" | undefined;

/** Values tried for one finding. */
export const tries = 600;

/** Looks for a value that the sender may now send and the old reader refuses, or that was fine and is not any more. */
export function searchWitness(pair: SchemaPair, delta: Delta, prover: Prover): Found {
  const { accepts, refuses } = sides(pair);
  const [from, to] = [nodeOf(accepts), nodeOf(refuses)];
  if (from === undefined || to === undefined) return undefined;
  const namesOnly = pair.parents.length > 0 && pair.parents.every(({ step }) => step.kind === "name");
  const made = candidates(from, to, pair.mode, delta);
  const found = searchAmong(pair, namesOnly ? textsOf(made) : made);
  if (found.kind === "none" && isListed(from)) return "none";
  if (found.kind === "found") return climb(pair, found.value);
  if (prover.ask(pair) === "none") return "none";
  const more = searchAmong(pair, edges([from, to], pair.mode));
  return more.kind === "found" ? climb(pair, more.value) : undefined;
}

function searchAmong(pair: SchemaPair, values: Iterable<unknown>): Searched {
  const { accepts, refuses } = sides(pair);
  return search(asked(accepts, pair.mode), askedAsRead(refuses, pair.mode), values, tries);
}

/** Values tried where the relation found nothing that breaks. */
const edgeTries = 3000;

/** Looks at the edge of alternatives and conditions for a value that shows a difference, where no keyword does. */
export function searchEdges(
  pair: SchemaPair,
  prover: Prover,
  way: Way = "breaks",
): { readonly value: unknown } | undefined {
  const { accepts, refuses } = sides(pair, way);
  const nodes = [accepts, refuses].flatMap((view) => nodeOf(view) ?? []);
  if (nodes.length < 2) return undefined;
  const { mode } = pair;
  const made = prover.askBriefly(pair, way);
  if (made === "none") return undefined;
  const refuse = askedAsRead(refuses, mode);
  const isClosing = isClosed(refuses);
  const listed = listedAround(nodes);
  const refuseSpoken: Asked = (value) => {
    const answer = refuse(value);
    const isAbout = () =>
      isClosing ||
      listed.has(canonical(value)) ||
      (isSpoken(accepts, value, mode) && isMeant(refuses, value, mode));
    return answer !== "refused" || isAbout() ? answer : "accepted";
  };
  if (typeof made === "object" && refuseSpoken(made.value) === "refused") return made;
  const found = search(asked(accepts, mode), refuseSpoken, edges(nodes, mode), edgeTries);
  return found.kind === "found" ? found : undefined;
}

/** The value that taking the schemas apart led to, in a whole message where that can be. */
export function showProved(pair: SchemaPair, prover: Prover): Shown | undefined {
  const made = prover.ask(pair);
  const shown = typeof made === "object" && isWitness(pair, made.value) ? climb(pair, made.value) : undefined;
  const path = pathToMessage(pair);
  const message = path.at(-1)?.pair;
  if (shown?.isWhole === true || message === undefined) return shown;
  const steps = path.map(({ step }) => step);
  const whole = prover.askWithin(message, steps, pair);
  return typeof whole === "object" && isWitness(message, whole.value)
    ? describe(message, whole.value, true)
    : shown;
}

function* textsOf(values: Iterable<unknown>): Generator<string> {
  for (const value of values) if (typeof value === "string") yield value;
}

/** Whether all values that the schema accepts were among the candidates. */
function isListed(node: SchemaNode): boolean {
  if (node.nots.length + node.conditions.length + node.groups.length > 0) return false;
  return classes.every((kind) => {
    if ((node.types & kind) === 0 || kind === NULL || kind === BOOL || node.values.has(kind)) return true;
    return kind === NUM && counted(node) !== undefined;
  });
}

function asked(view: View, mode: Mode): Asked {
  return (value) => answerOf(view, mode, value);
}

/** Like {@link asked}, but text is refused only if it is in every way in which it can be read. */
function askedAsRead(view: View, mode: Mode): Asked {
  const ask = asked(view, mode);
  return (value) => {
    let answer = ask(value);
    if (answer === "accepted") return answer;
    for (const other of readings(value, mode).slice(1)) {
      const next = ask(other);
      if (next === "accepted") return next;
      if (next === "undecided") answer = next;
    }
    return answer;
  };
}

/**
 * Puts the value into a whole message, where both schemas then keep their verdicts; else it stands alone.
 * What is around it is fine for the refusing side where that can be, so that the message is refused for this cause only.
 */
export function climb(start: SchemaPair, value: unknown): Shown | undefined {
  const path = pathToMessage(start);
  const message = path.at(-1)?.pair;
  if (message === undefined) return describe(start, value, start.parents.length === 0);
  // What a text holds is a message of its own: the text around it is fine for both.
  if (path.some(({ step }) => step.kind === "self" && step.as === "content"))
    return describe(start, value, true);
  const whole = wholeOf(message, path, value);
  return whole === undefined ? describe(start, value, false) : describe(message, whole.value, true);
}

/** A message with the value at the end of the path that still shows the difference. */
function wholeOf(message: SchemaPair, path: Path, value: unknown, way?: Way): { value: unknown } | undefined {
  // What is around it is made without asking first, as compiling each schema on the way costs more than one more try.
  for (const make of [draftObject, sampleObject])
    for (const around of ["refuses", "accepts"] as const) {
      const whole = path.reduce(
        (inner, { pair, step }) => embed(sides(pair, way)[around], step, inner, pair.mode, make),
        value,
      );
      if (isWitness(message, whole, way)) return { value: whole };
    }
  return undefined;
}

/** Values tried where a proof might be spared. */
const fewTries = 40;

/** Whether a message is seen at once that the change lets in, or shuts out, and that breaks nobody. */
export function showsHarmless(pair: SchemaPair, delta: Delta): boolean {
  const { accepts, refuses } = sides(pair, "turned");
  const [from, to] = [nodeOf(accepts), nodeOf(refuses)];
  const path = pathToMessage(pair);
  const message = path.at(-1)?.pair ?? pair;
  if (from === undefined || to === undefined) return false;
  const asks = [asked(accepts, pair.mode), askedAsRead(refuses, pair.mode)] as const;
  const found = search(...asks, candidates(from, to, pair.mode, delta), fewTries);
  return found.kind === "found" && wholeOf(message, path, found.value, "turned") !== undefined;
}

type Path = { pair: SchemaPair; step: Step }[];

/** The shortest way up to a pair that is a whole message. */
function pathToMessage(start: SchemaPair): Path {
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
): Path {
  const path: Path = [];
  for (let pair: SchemaPair | undefined = top; pair !== undefined; ) {
    const link = from.get(pair);
    if (link !== undefined) path.unshift({ pair, step: link.step });
    pair = link?.pair;
  }
  return path;
}

function isWitness(pair: SchemaPair, value: unknown, way?: Way): boolean {
  const { accepts, refuses } = sides(pair, way);
  const { mode } = pair;
  return asked(accepts, mode)(value) === "accepted" && askedAsRead(refuses, mode)(value) === "refused";
}

/** The witness in words. The compiled judge has the last word where the schemas are small enough to be compiled. */
function describe(pair: SchemaPair, value: unknown, isWhole: boolean): Shown | undefined {
  const { accepts, refuses, acceptedBy } = sides(pair);
  const [taken, refused] = [accepts, refuses].map((view) => confirm(view, pair.mode, value));
  if (taken?.kind === "refused" || refused?.kind === "accepted") return undefined;
  const schema = { accepts: locOf(accepts)?.pointer ?? "#", refuses: locOf(refuses)?.pointer ?? "#" };
  const reason = (refused?.kind === "refused" && refused.refusals[0]?.message) || "";
  const refusedBy = acceptedBy === "base" ? "revision" : "base";
  return { witness: { value, acceptedBy, refusedBy, schema, reason }, isWhole, accepts: locOf(accepts) };
}

function confirm(view: View, mode: Mode, value: unknown): Verdict | undefined {
  return judgeWithin(schemaOf(view, mode), sizes.schema)?.(value);
}
