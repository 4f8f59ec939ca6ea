import type { ReportedRule } from "../catalogue/rule.ts";
import { placeIn } from "../catalogue/weights.ts";
import type { Places } from "../normalise/view.ts";
import type { Delta, SchemaPair } from "../relation/delta.ts";
import type { Direction, Level, SourceEffect, Witness } from "../types.ts";
import { reachOf } from "./reach.ts";

/** A finding before grouping and before its places are known. */
export interface Draft extends Places {
  readonly rule: ReportedRule;
  readonly level: Level;
  readonly direction: Direction;
  readonly text: string;
  /** The effect on generated TypeScript, where it is not the rule's usual one. */
  readonly source?: SourceEffect;
}

/** A draft with what it reaches. */
export interface Grouped {
  draft: Draft;
  readonly directions: Set<Direction>;
  /** Lists of operations, which many groups share. */
  readonly operations: Set<readonly string[]>;
  /** The schema pairs where the cause was found, for the witness. */
  readonly pairs: { pair: SchemaPair; delta: Delta }[];
  witness?: Witness;
}

/** Gathers differences and groups them by cause. */
export class Collector {
  private readonly groups = new Map<string, Grouped>();
  private readonly roots = new Map<SchemaPair, Set<string>>();

  /** A difference outside of schemas. */
  add(draft: Draft, operations: readonly string[]): void {
    const group = this.group(draft);
    group.operations.add(operations);
  }

  /** A schema pair that operations use as a whole message or parameter. */
  reach(pair: SchemaPair, operations: readonly string[]): void {
    const known = this.roots.get(pair) ?? new Set();
    this.roots.set(pair, known);
    for (const operation of operations) known.add(operation);
  }

  /** All differences, one entry per cause, and the schema pairs that operations reach. */
  collect(): { groups: Grouped[]; reached: ReadonlyMap<SchemaPair, readonly string[]> } {
    const reached = reachOf(this.roots);
    for (const [pair, operations] of reached)
      for (const delta of pair.deltas) this.addDelta(pair, delta, operations);
    return { groups: [...this.groups.values()], reached };
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
      group = { draft, directions: new Set(), operations: new Set(), pairs: [] };
      this.groups.set(key, group);
    }
    group.directions.add(draft.direction);
    return group;
  }
}
