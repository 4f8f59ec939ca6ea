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
  const [lost, fresh] = [openOf(base), openOf(revision)];
  const put = (before: string, after: string, method: string) => {
    const key = `${before} ${after}`;
    const pair = pairs.get(key) ?? { before, after, methods: new Set() };
    pairs.set(key, pair);
    pair.methods.add(method);
    lost.get(before)?.delete(method);
    fresh.get(after)?.delete(method);
  };
  for (const isNamed of [true, false])
    for (const [before, methods] of lost)
      for (const method of methods)
        for (const [after, others] of fresh)
          if ((before === after || !isNamed) && methods.has(method) && others.has(method))
            put(before, after, method);
  const like = (path: string, side: Side) => (side.has(path) ? path : ([...side.keys()][0] ?? path));
  for (const [path, methods] of lost) for (const each of methods) put(path, like(path, revision), each);
  for (const [path, methods] of fresh) for (const each of methods) put(like(path, base), path, each);
  return [...pairs.values()];
}

function openOf(side: Side): Map<string, Set<string>> {
  return new Map([...side].map(([path, methods]) => [path, new Set(methods)]));
}
