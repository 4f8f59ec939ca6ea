/** Takes the first name that is not taken; where all are, the last one with an underscore, or with a number. */
export function firstFree(taken: Set<string>, candidates: readonly string[]): string {
  const last = candidates.at(-1) ?? "";
  let name = candidates.find((each) => !taken.has(each));
  for (let count = 1; name === undefined; count++) {
    const next = `${last}_${count === 1 ? "" : count}`;
    if (!taken.has(next)) name = next;
  }
  taken.add(name);
  return name;
}
