/** The known name nearest to a misspelt one; undefined when none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const short = name.slice(0, 100).toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, distance: distanceOf(short, candidate.toLowerCase()) }))
    .filter(({ candidate: { length }, distance }) => distance <= Math.max(2, length / 3) && distance < length)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** Letters to insert, delete, change, or swap with the next one. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
