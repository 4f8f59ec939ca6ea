import { type Random, randomOf } from "@partner-licenses/document/values/random";
import { type Judged, judgePair, type Outcome } from "./judge.ts";
import { contractPairOf } from "./operations/edits.ts";
import { judgeContracts } from "./operations/verdict.ts";
import { type World, type WorldName, worlds } from "./worlds.ts";

/** What came out of a run over random pairs. */
export interface Tally {
  readonly counts: Record<Outcome, number>;
  readonly pairs: number;
  /** The pairs whose verdict was not right, and who judges them again. */
  readonly wrong: readonly { readonly judged: Judged; readonly judge: Trial["judge"] }[];
}

/** A random pair, and its judgement again after it was made smaller. */
export interface Trial {
  readonly pair: Judged["pair"];
  judge(pair: Judged["pair"]): Promise<Judged>;
}

/** Of schemas that travel in a world, or of whole contracts. */
export type TrialName = WorldName | "operations";

/** Every name that has trials. */
export const trialNames: readonly TrialName[] = [...(Object.keys(worlds) as WorldName[]), "operations"];

/** A random pair of the named kind. */
export function trialOf(random: Random, name: TrialName): Trial {
  return name === "operations"
    ? trial(contractPairOf(random), judgeContracts)
    : trial(worlds[name].pair(random), (pair) => judgePair(pair, worlds[name] satisfies World));
}

function trial<Pair extends Judged["pair"]>(pair: Pair, judge: (pair: Pair) => Promise<Judged>): Trial {
  // What is smaller is still of the kind.
  return { pair, judge: (smaller) => judge(smaller as Pair) };
}

/** Judges so many random pairs of a seed. */
export async function runOracle(seed: number, pairs: number, name: TrialName = "request"): Promise<Tally> {
  const random = randomOf(seed);
  const counts = {
    ...{ right: 0, unsound: 0, "false-breaking": 0, unproven: 0, "equal-called-major": 0, disputed: 0 },
  };
  const wrong: Tally["wrong"][number][] = [];
  for (let index = 0; index < pairs; index++) {
    const { pair, judge } = trialOf(random, name);
    const judged = await judge(pair);
    counts[judged.outcome]++;
    if (judged.outcome !== "right") wrong.push({ judged, judge });
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
