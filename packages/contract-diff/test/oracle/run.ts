import { randomOf } from "@partner-licenses/document/values/random";
import { type Judged, judgePair, type Outcome } from "./judge.ts";
import { type World, worlds } from "./worlds.ts";

/** What came out of a run over random pairs. */
export interface Tally {
  readonly counts: Record<Outcome, number>;
  readonly pairs: number;
  /** The pairs whose verdict was not right. */
  readonly wrong: readonly Judged[];
}

/** Judges so many random pairs of a seed in a world. */
export async function runOracle(seed: number, pairs: number, world: World = worlds.request): Promise<Tally> {
  const random = randomOf(seed);
  const counts = {
    ...{ right: 0, unsound: 0, "false-breaking": 0, unproven: 0, "equal-called-major": 0, disputed: 0 },
  };
  const wrong: Judged[] = [];
  for (let index = 0; index < pairs; index++) {
    const judged = await judgePair(world.pair(random), world);
    counts[judged.outcome]++;
    if (judged.outcome !== "right") wrong.push(judged);
  }
  return { counts, pairs, wrong };
}

/** The tally for people, in shares of all pairs. */
export function show({ counts, pairs }: Tally): string {
  return Object.entries(counts)
    .map(
      ([outcome, count]) =>
        `${outcome.padEnd(20)} ${String(count).padStart(7)}  ${((100 * count) / pairs).toFixed(2)} %`,
    )
    .join("\n");
}
