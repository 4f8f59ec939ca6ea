import type { SchemaPair, Step } from "../relation/delta.ts";
import type { Roots } from "./reach.ts";

/**
 * Where schema pairs are in the messages of operations: the shortest way from a body, parameter or header, and of
 * several the first by name. Unlike a pointer it does not depend on how the contract is cut into files and components.
 */
export class Routes {
  private readonly roots: Roots;
  private readonly known = new Map<SchemaPair, string>();

  constructor(roots: Roots) {
    this.roots = roots;
  }

  /** The way to the pair, such as `GET /pets 200 application/json[0].owner`. */
  to(pair: SchemaPair): string {
    const route = this.known.get(pair) ?? this.find(pair);
    this.known.set(pair, route);
    return route;
  }

  private find(start: SchemaPair): string {
    const levels = this.levels(start);
    let ways = new Map<SchemaPair, string>();
    for (const level of levels.reverse()) {
      const next = new Map<SchemaPair, string>();
      for (const pair of level) {
        const own = [...(this.roots.get(pair)?.places ?? [])];
        const inner = pair.parents.flatMap(({ pair: parent, step }) => {
          const way = ways.get(parent);
          return way === undefined ? [] : [way + written(step)];
        });
        const [first] = (own.length > 0 ? own : inner).sort();
        if (first !== undefined) next.set(pair, first);
      }
      ways = next;
    }
    return ways.get(start) ?? "";
  }

  /** The pairs around the start, level by level, up to the first that messages begin with. */
  private levels(start: SchemaPair): SchemaPair[][] {
    const seen = new Set([start]);
    const levels: SchemaPair[][] = [];
    for (let level = [start]; level.length > 0; ) {
      levels.push(level);
      if (level.some((pair) => this.roots.has(pair))) break;
      const above = level.flatMap(({ parents }) => parents.map(({ pair }) => pair));
      level = [...new Set(above)].filter((pair) => !seen.has(pair));
      for (const pair of level) seen.add(pair);
    }
    return levels;
  }
}

/** A step as it stands in a way; a name in a way is quoted, since it may hold any sign. */
function written(step: Step): string {
  switch (step.kind) {
    case "property":
      return `.${JSON.stringify(step.name)}`;
    case "item":
      return `[${step.index}]`;
    case "key":
      return `.${step.pattern ?? step.of ?? "*"}`;
    case "name":
      return " names";
    case "self":
      return ` (${step.as})`;
  }
}
