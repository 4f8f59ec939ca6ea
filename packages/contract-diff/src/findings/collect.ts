import type { Loc } from "@partner-licenses/document/reader/pointer";
import type { ReportedRule } from "../catalogue/rule.ts";
import { placeIn } from "../catalogue/weights.ts";
import type { Places } from "../normalise/view.ts";
import type { Delta, SchemaPair } from "../relation/delta.ts";
import type { Direction, Level, SourceEffect, Witness } from "../types.ts";
import { type Root, type Roots, reachOf } from "./reach.ts";

/** A finding before grouping and before its places are known. */
export interface Draft extends Places {
  readonly rule: ReportedRule;
  readonly level: Level;
  readonly direction: Direction;
  readonly text: string;
  /** What the text says, as data. */
  readonly facts: readonly unknown[];
  /** The effect on generated TypeScript, where it is not the rule's usual one. */
  readonly source?: SourceEffect;
}

/** A draft with what it reaches. */
export interface Grouped {
  draft: Draft;
  readonly directions: Set<Direction>;
  /** Lists of operations, which many groups share. */
  readonly operations: Set<readonly string[]>;
  /** Where in the messages the cause was found, unless it was found in schema pairs. */
  readonly places: Set<string>;
  /** The schema pairs where the cause was found, for the witness. */
  readonly pairs: { pair: SchemaPair; delta: Delta }[];
  witness?: Witness;
  /** Where the schema stands that accepts the witness. */
  accepts?: Loc | undefined;
  /** What was tried where a break could not be shown. */
  tried?: string;
}

/** Gathers differences and groups them by cause. */
export class Collector {
  private readonly groups = new Map<string, Grouped>();
  private readonly roots = new Map<SchemaPair, Root>();

  /** A difference outside of schemas. */
  add(draft: Draft, operations: readonly string[], place: string): void {
    const group = this.group(draft);
    group.operations.add(operations);
    group.places.add(place);
  }

  /** A schema pair that operations use as a whole message or parameter. */
  reach(pair: SchemaPair, operations: readonly string[], place: string): void {
    const known = this.roots.get(pair);
    const root = known ?? { operations: new Set(), places: new Set() };
    if (known === undefined) this.roots.set(pair, root);
    for (const operation of operations) {
      root.operations.add(operation);
      root.places.add(`${operation} ${place}`);
    }
  }

  /** All differences, one entry per cause, the schema pairs that operations reach, and where these begin. */
  collect(): { groups: Grouped[]; reached: ReadonlyMap<SchemaPair, readonly string[]>; roots: Roots } {
    const reached = reachOf(this.roots);
    for (const [pair, operations] of reached) {
      // What was only compared to find the alternatives that belong together is part of no message.
      pair.parents = pair.parents.filter((parent) => reached.has(parent.pair));
      for (const delta of pair.deltas) this.addDelta(pair, delta, operations);
    }
    return { groups: [...this.groups.values()], reached, roots: this.roots };
  }

  private addDelta(pair: SchemaPair, delta: Delta, operations: readonly string[]): void {
    const group = this.group({ ...delta, ...placeIn(delta.weight.levels, pair.mode.direction) });
    group.pairs.push({ pair, delta });
    group.operations.add(operations);
  }

  private group(draft: Draft): Grouped {
    const where = [draft.base, draft.revision].map((loc) =>
      loc === undefined ? "-" : loc.source.id + loc.pointer,
    );
    const key = [draft.rule.id, draft.level, ...where, draft.text].join("\n");
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { draft, directions: new Set(), operations: new Set(), places: new Set(), pairs: [] };
      this.groups.set(key, group);
    }
    group.directions.add(draft.direction);
    return group;
  }
}
