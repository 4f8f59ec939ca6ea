/** Line and column, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds where pointers were written; asked once, when the findings are known. */
export type Locate = (pointers: readonly string[]) => Map<string, Position>;

/** The position of a pointer, or of the closest part above it that was written. */
export function nearestPosition(locate: Locate, pointer: string): Position {
  const ways = upwards(pointer);
  const positions = locate(ways);
  const found = ways.find((way) => positions.has(way));
  return (found === undefined ? undefined : positions.get(found)) ?? { line: 1, column: 1 };
}

/** The pointer and all above it, the longest first. */
export function upwards(pointer: string): string[] {
  const steps = pointer.split("/");
  return steps.map((_, index) => steps.slice(0, steps.length - index).join("/"));
}
