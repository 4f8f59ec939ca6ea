import { effectOf, placeIn } from "../catalogue/weights.ts";
import { type Effect, join } from "../keywords/effect.ts";
import type { Sameness } from "../match/sameness.ts";
import type { View, Written } from "../normalise/view.ts";
import type { Delta, Mode, SchemaPair, Step } from "./delta.ts";
import { relate } from "./relate.ts";

/** Compares schemas, each pair once per mode. Cycles end because a known pair is never started again. */
export class Engine {
  private readonly pairs = new Map<View, Map<View, SchemaPair[]>>();
  private readonly sameness: Sameness;
  /** Pairs that are compared with all below them. */
  private readonly settled = new Set<SchemaPair>();
  private depth = 0;

  constructor(sameness: Sameness) {
    this.sameness = sameness;
  }

  /** The comparison of two schemas, done with all that it leads to. */
  compare(base: View, revision: View, mode: Mode): SchemaPair {
    const pair = this.pair(base, revision, mode);
    this.settle(pair);
    return pair;
  }

  /** The pair, perhaps not compared yet. */
  pair(base: View, revision: View, mode: Mode): SchemaPair {
    const others = this.pairs.get(base) ?? new Map<View, SchemaPair[]>();
    this.pairs.set(base, others);
    const known = others.get(revision) ?? [];
    others.set(revision, known);
    const found = known.find(
      (pair) => pair.mode.direction === mode.direction && pair.mode.carrier === mode.carrier,
    );
    if (found !== undefined) return found;
    const state = this.isSame(base, revision) ? "done" : "new";
    const pair: SchemaPair = { base, revision, mode, deltas: [], children: [], parents: [], state };
    known.push(pair);
    return pair;
  }

  /** Makes `child` part of `parent`, so that its findings reach the parent's operations. */
  link(parent: SchemaPair, child: SchemaPair, step: Step): void {
    if (child === parent || (child.state === "done" && child.deltas.length + child.children.length === 0))
      return;
    parent.children.push({ pair: child, step });
    child.parents.push({ pair: parent, step });
  }

  /** Compares the pair and all below it. */
  settle(start: SchemaPair): void {
    if (this.settled.has(start)) return;
    this.depth++;
    const queue = [start];
    const seen = new Set(queue);
    for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
      this.relate(pair);
      for (const child of pair.children) {
        if (seen.has(child.pair) || this.settled.has(child.pair)) continue;
        seen.add(child.pair);
        queue.push(child.pair);
      }
    }
    // Within another comparison some pairs are still at work; only the outermost call knows that all are done.
    if (--this.depth === 0) for (const pair of seen) this.settled.add(pair);
  }

  private relate(pair: SchemaPair): void {
    if (pair.state !== "new") return;
    pair.state = "queued";
    relate(this, pair);
    pair.state = "done";
  }

  /** All differences of the pair and of the pairs below it. These are compared as far as differences are asked for. */
  *deltas(start: SchemaPair): Generator<Delta> {
    const seen = new Set([start]);
    for (const pair of seen) {
      this.relate(pair);
      yield* pair.deltas;
      for (const child of pair.children) seen.add(child.pair);
    }
  }

  /** Whether all differences of the pair and of the pairs below it are such. */
  every(pair: SchemaPair, isSuch: (delta: Delta) => boolean): boolean {
    for (const delta of this.deltas(pair)) if (!isSuch(delta)) return false;
    return true;
  }

  /** Whether nothing differs in the pair, nor in the pairs below it. */
  isEqual(pair: SchemaPair): boolean {
    return this.every(pair, () => false);
  }

  /** Whether the messages of base still serve where revision's are expected, as far as can be proved. */
  isCompatible(pair: SchemaPair): boolean {
    return this.every(pair, ({ weight }) => {
      const { level } = placeIn(weight.levels, pair.mode.direction);
      return level === "additive" || level === "docs";
    });
  }

  /** The effect of the whole pair on the accepted values. */
  effect(pair: SchemaPair): Effect | undefined {
    let effect: Effect | undefined;
    for (const { weight } of this.deltas(pair)) effect = join(effect, effectOf(weight));
    return effect;
  }

  /** Whether both are the same text, and so is all that they refer to. */
  isSameText(base: Written, revision: Written): boolean {
    return this.sameness.same(base.raw, base.loc, revision.raw, revision.loc);
  }

  /** Whether both schemas are the same text as written. */
  isSame({ written: base }: View, { written: revision }: View): boolean {
    return base !== undefined && revision !== undefined && this.isSameText(base, revision);
  }
}
