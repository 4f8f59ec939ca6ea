import type { SchemaPair } from "../relation/delta.ts";

/** Where a walk stands at a pair: the child that comes next, and the earliest open pair that was met below. */
interface Frame {
  readonly pair: SchemaPair;
  readonly index: number;
  next: number;
  low: number;
}

/**
 * The pairs below `starts`, those that lead to each other as one component; children come before their parents.
 * This is Tarjan's algorithm with a stack of its own, since contracts nest deeper than calls may.
 */
export function componentsOf(starts: Iterable<SchemaPair>): SchemaPair[][] {
  const walk = new Walk();
  for (const start of starts) walk.from(start);
  return walk.components;
}

class Walk {
  readonly components: SchemaPair[][] = [];
  private readonly indices = new Map<SchemaPair, number>();
  private readonly closed = new Set<SchemaPair>();
  private readonly open: SchemaPair[] = [];
  private readonly frames: Frame[] = [];

  from(start: SchemaPair): void {
    if (this.indices.has(start)) return;
    this.enter(start);
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const child = frame.pair.children[frame.next++]?.pair;
      if (child === undefined) this.leave(frame);
      else this.meet(frame, child);
    }
  }

  private enter(pair: SchemaPair): void {
    const index = this.indices.size;
    this.indices.set(pair, index);
    this.open.push(pair);
    this.frames.push({ pair, index, next: 0, low: index });
  }

  private meet(frame: Frame, child: SchemaPair): void {
    const index = this.indices.get(child);
    if (index === undefined) this.enter(child);
    else if (!this.closed.has(child)) frame.low = Math.min(frame.low, index);
  }

  private leave({ pair, index, low }: Frame): void {
    this.frames.pop();
    const above = this.frames.at(-1);
    if (above !== undefined) above.low = Math.min(above.low, low);
    if (low !== index) return;
    const component = this.open.splice(this.open.lastIndexOf(pair));
    for (const member of component) this.closed.add(member);
    this.components.push(component);
  }
}
