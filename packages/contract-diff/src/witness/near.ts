import { numbersNear } from "@partner-licenses/document/values/sample/numbers";
import { textsNear } from "@partner-licenses/document/values/sample/texts";
import type { SchemaNode } from "../normalise/node.ts";

/** Texts that may meet or just miss what the nodes ask, the plain ones first. */
export function texts(nodes: readonly SchemaNode[]): Generator<string> {
  const all = <T>(read: (node: SchemaNode) => Iterable<T> | undefined) =>
    nodes.flatMap((node) => [...(read(node) ?? [])]);
  const limits = nodes.flatMap(({ demands }) => [demands.value("min-length"), demands.value("max-length")]);
  return textsNear({
    lengths: limits.filter((limit) => limit !== undefined),
    formats: all(({ demands }) => demands.value("format")),
    patterns: all(({ demands }) => demands.value("pattern")),
  });
}

/** Numbers around everything that the nodes ask, small ones first. */
export function numbers(nodes: readonly SchemaNode[]): number[] {
  const bounds = (name: "minimum" | "maximum") =>
    nodes.flatMap(({ demands }) => {
      const bound = demands.value(name);
      return bound === undefined ? [] : [{ at: bound.at, isOpen: bound.open }];
    });
  const steps = nodes.flatMap(({ demands }) => demands.value("multiple-of") ?? []);
  return numbersNear({ low: bounds("minimum"), high: bounds("maximum"), steps });
}
