/** Two lists matched: the pairs, and what is left on each side. */
export interface Matched<T> {
  readonly pairs: [T, T][];
  readonly removed: T[];
  readonly added: T[];
}

/** Matches each base item with the revision item of the highest score; a score of 0 is no match. */
export function matchBest<T>(
  base: readonly T[],
  revision: readonly T[],
  score: (a: T, b: T) => number,
): Matched<T> {
  const scored = base.flatMap((a, i) =>
    revision.map((b, j) => ({ i, j, score: score(a, b), shift: Math.abs(i - j) })),
  );
  const taken = new Set<string>();
  const pairs: [number, number][] = [];
  for (const { i, j, score: value } of scored.sort((x, y) => y.score - x.score || x.shift - y.shift)) {
    if (value <= 0 || taken.has(`b${i}`) || taken.has(`r${j}`)) continue;
    taken.add(`b${i}`).add(`r${j}`);
    pairs.push([i, j]);
  }
  return {
    pairs: pairs.sort((x, y) => x[0] - y[0]).map(([i, j]) => [base[i] as T, revision[j] as T]),
    removed: base.filter((_, i) => !taken.has(`b${i}`)),
    added: revision.filter((_, j) => !taken.has(`r${j}`)),
  };
}
