/** Two paths, and the methods for which they stand for each other. */
export interface MethodPair {
  readonly before: string;
  readonly after: string;
  readonly methods: ReadonlySet<string>;
}

/** One contract's paths of one shape, and the methods of each. */
type Side = ReadonlyMap<string, readonly string[]>;

/**
 * Matches paths of one shape method by method: `GET /a/{x}` next to `POST /a/{y}` is what one path with both is.
 * What one side alone has is given to some path of the other. Neither side may be empty.
 */
export function matchMethods(base: Side, revision: Side): MethodPair[] {
  const pairs = new Map<string, { before: string; after: string; methods: Set<string> }>();
  const like = (path: string, side: Side) => (side.has(path) ? path : ([...side.keys()][0] ?? path));
  for (const method of new Set([...base.values(), ...revision.values()].flat())) {
    const [was, is] = [pathsWith(method, base), pathsWith(method, revision)];
    const kept = was.filter((path) => is.includes(path));
    const lost = was.filter((path) => !is.includes(path));
    const fresh = is.filter((path) => !was.includes(path));
    const matched = [
      ...kept.map((path) => [path, path] as const),
      ...lost.map((path, index) => [path, fresh[index] ?? like(path, revision)] as const),
      ...fresh.slice(lost.length).map((path) => [like(path, base), path] as const),
    ];
    for (const [before, after] of matched) {
      const key = `${before} ${after}`;
      const pair = pairs.get(key) ?? { before, after, methods: new Set() };
      pairs.set(key, pair);
      pair.methods.add(method);
    }
  }
  return [...pairs.values()];
}

function pathsWith(method: string, side: Side): string[] {
  return [...side].flatMap(([path, methods]) => (methods.includes(method) ? [path] : []));
}
