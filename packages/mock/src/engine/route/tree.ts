import { templateParts } from "@partner-licenses/document/model/templates";
import { decoded, partsOf, type Segment, segmentOf } from "./segment.ts";

/** What is known of a path: the operations of each method, by their index. */
export type Methods = ReadonlyMap<string, readonly number[]>;

interface Branch {
  readonly segment: Segment;
  readonly node: Node;
}

/** Where some first parts of a path lead to. */
class Node {
  readonly methods = new Map<string, readonly number[]>();
  readonly literals = new Map<string, Node>();
  /** Those with more fixed text first. */
  readonly branches: Branch[] = [];

  /** The node below for a part of a template. */
  below(template: string): Node {
    const segment = segmentOf(template);
    const { literal } = segment;
    const known =
      literal === undefined
        ? this.branches.find((branch) => branch.segment.key === segment.key)?.node
        : this.literals.get(literal);
    if (known !== undefined) return known;
    const node = new Node();
    if (literal !== undefined) this.literals.set(literal, node);
    else {
      this.branches.push({ segment, node });
      this.branches.sort((a, b) => b.segment.fixed - a.segment.fixed);
    }
    return node;
  }
}

/** Finds paths by their parts, so that the cost does not grow with the number of operations. */
export class PathTree {
  private readonly root = new Node();

  /** Adds an operation; those with the same path and method keep their order. */
  add(template: string, method: string, operation: number): void {
    let node = this.root;
    for (const part of templateParts(template).slice(1)) node = node.below(part);
    node.methods.set(method, [...(node.methods.get(method) ?? []), operation]);
  }

  /** The paths that a request's path is one of; the one that is fixed for longest comes first. */
  find(path: string): Methods[] {
    const found: Methods[] = [];
    descend(this.root, partsOf(path).map(decoded), 0, found);
    return found;
  }
}

function descend(node: Node, parts: readonly string[], at: number, found: Methods[]): void {
  const part = parts[at];
  if (part === undefined) {
    if (node.methods.size > 0) found.push(node.methods);
    return;
  }
  const fixed = node.literals.get(part);
  if (fixed !== undefined) descend(fixed, parts, at + 1, found);
  for (const { segment, node: below } of node.branches)
    if (segment.pattern.test(part)) descend(below, parts, at + 1, found);
}
