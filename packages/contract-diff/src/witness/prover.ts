import type { Json, JsonObject } from "@partner-licenses/document/json";
import type { Solution } from "@partner-licenses/document/values/solve/scalars";
import { type Effort, separate } from "@partner-licenses/document/values/solve/solve";
import type { Roots } from "../findings/reach.ts";
import { isText } from "../match/carrier.ts";
import type { SchemaPair, Step } from "../relation/delta.ts";
import { separateTexts } from "./prove-text.ts";
import { sides, type Way } from "./sides.ts";
import { schemaOf } from "./values.ts";

/** Branches that are looked at for one question, for one that values at the edge answer too, and in one diff. */
const [each, few, all] = [2000, 400, 20_000];

/** Proves that no value shows a difference of two schemas, or finds one; each pair is asked once. */
export class Prover {
  private left = all;
  private readonly known = {
    breaks: new Map<SchemaPair, Solution>(),
    turned: new Map<SchemaPair, Solution>(),
  };

  /** A value that shows a difference; `none` where there is none, `open` where nobody knows. */
  ask(pair: SchemaPair, way: Way = "breaks", most = each): Solution {
    const known = this.known[way].get(pair);
    if (known !== undefined) return known;
    const { accepts, refuses } = sides(pair, way);
    const asked = [schemaOf(accepts, pair.mode), schemaOf(refuses, pair.mode)] as const;
    const found = this.with(
      (effort) =>
        isText(pair.mode.carrier) ? separateTexts(...asked, pair.mode, effort) : separate(...asked, effort),
      most,
    );
    if (found !== "open" || most === each) this.known[way].set(pair, found);
    return found;
  }

  /** A value of the message that breaks where the pair stands in it. */
  askWithin(message: SchemaPair, path: readonly Step[], pair: SchemaPair): Solution {
    const { accepts, refuses } = sides(message);
    const not: JsonObject = { not: schemaOf(sides(pair).refuses, pair.mode).root as Json };
    const also = path.reduce<JsonObject | undefined>((inner, step) => inner && around(step, inner), not);
    if (also === undefined) return "open";
    return this.with((effort) =>
      separate(schemaOf(accepts, message.mode), schemaOf(refuses, message.mode), effort, also),
    );
  }

  /** Like {@link ask}, where others look on if it stays open. */
  askBriefly(pair: SchemaPair, way: Way): Solution {
    return this.ask(pair, way, few);
  }

  private with(ask: (effort: Effort) => Solution, most = each): Solution {
    const start = Math.min(most, this.left);
    const effort = { left: start };
    const found = start > 0 ? ask(effort) : "open";
    this.left -= start - Math.max(0, effort.left);
    return found;
  }

  /** Whether both schemas are proved to accept the same values. */
  isSame(pair: SchemaPair): boolean {
    return this.ask(pair, "turned") === "none" && this.ask(pair) === "none";
  }

  /** Whether no message has a value that breaks by what differs in the pair. */
  isHarmless(pair: SchemaPair, roots: Roots): boolean {
    return isWithin(pair, roots, (each) => this.ask(each) === "none");
  }

  /** Whether what differs in the pair makes no difference to any message. */
  isVoid(pair: SchemaPair, roots: Roots): boolean {
    return isWithin(pair, roots, (each) => this.isSame(each));
  }
}

/**
 * Whether something holds of the pair, or of one on each way from it up to the messages. A way that comes to a pair
 * again goes on as the others do from there.
 */
function isWithin(
  pair: SchemaPair,
  roots: Roots,
  holds: (pair: SchemaPair) => boolean,
  height = 0,
  seen = new Set<SchemaPair>(),
): boolean {
  if (seen.has(pair) || holds(pair)) return true;
  seen.add(pair);
  if (roots.has(pair) || pair.parents.length === 0 || height === highest) return false;
  // What a text holds is a message of its own.
  return pair.parents.every(
    ({ pair: parent, step }) =>
      !(step.kind === "self" && step.as === "content") && isWithin(parent, roots, holds, height + 1, seen),
  );
}

/** Schemas around a difference that are asked in turn. */
const highest = 4;

/** A schema of what has the inner one in its place; undefined where no single place is meant. */
function around(step: Step, inner: JsonObject): JsonObject | undefined {
  if (step.kind === "self" && step.as !== "content") return inner;
  if (step.kind === "property")
    return { type: "object", required: [step.name], properties: { [step.name]: inner } };
  if (step.kind !== "item") return undefined;
  const before = Array.from({ length: step.index }, () => true);
  return { type: "array", minItems: step.index + 1, prefixItems: [...before, inner] };
}
