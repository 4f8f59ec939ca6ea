import type { Contract } from "@partner-licenses/contract-kit/docs";
import type { CodeSample } from "@partner-licenses/contract-kit/generate";
import { type HistoryEntry, readHistory } from "@partner-licenses/contract-kit/history";
import type { Options } from "../options.ts";
import { readReleased, readWorking } from "./read.ts";
import { type Step, stepsOf, unreleasedStep } from "./steps.ts";

/** One version of the contract, with what its reference is made from. */
export interface Version {
  /** `1.2.0`, or `next` for changes after the newest release. */
  id: string;
  /** How readers see it: `1.2.0`, `Unreleased`. */
  name: string;
  kind: "current" | "older" | "preview" | "unreleased";
  contract: Contract;
  /** The contract as the files that are offered. */
  yaml: string;
  json: string;
  /** TypeScript sources by operationId. */
  samples: Map<string, CodeSample>;
  /** Environment variable of the token in those samples. */
  tokenVariable: string | undefined;
  /** Day of the release, `YYYY-MM-DD`, when git knows it. */
  date: string | undefined;
}

export interface Versions {
  /** What the site is about: the newest release, or the contract at hand as long as nothing is released. */
  current: Version;
  /** The released versions, newest first, the current one among them. */
  released: Version[];
  /** The contract at hand, when it says something else than the newest release. */
  next: Version | undefined;
  /** What changed in each version but the first, newest first. */
  steps: Step[];
}

/** Reads the contract at hand and all released ones. Throws when a released one is not what was released. */
export async function readVersions(options: Options): Promise<Versions> {
  const history = await readHistory(options.released);
  for (const { file, fault } of history) if (fault) throw new Error(tampered(file, fault));
  const working = await readWorking(options);
  const newest = history.findLast(({ version }) => !version.includes("-")) ?? history.at(-1);
  if (!newest) return { current: working, released: [], next: undefined, steps: [] };
  const released = await Promise.all(
    history.map((entry) => readReleased(entry, kindOf(entry, newest), options)),
  );
  const steps = stepsOf(history, released);
  const current = released[history.indexOf(newest)] as Version;
  const step = await unreleasedStep(newest, current, working, options);
  if (step) {
    const next = { ...working, id: step.id, name: step.name };
    return { current, released: released.reverse(), next, steps: [step, ...steps.reverse()] };
  }
  // The same contract: the bundle at hand has the generated examples written out, as packages carry them.
  Object.assign(current, { contract: working.contract, json: working.json, yaml: working.yaml });
  return { current, released: released.reverse(), next: undefined, steps: steps.reverse() };
}

function kindOf({ version }: HistoryEntry, newest: HistoryEntry): Version["kind"] {
  if (version === newest.version) return "current";
  return version.includes("-") ? "preview" : "older";
}

function tampered(file: string, fault: string): string {
  const words: Record<string, string> = {
    missing: "is missing",
    changed: "is not the file that was released",
    unlisted: "is not in the list of checksums",
  };
  return `The released contract ${file} ${words[fault]}. Run \`contract history\`: it says how to restore it.`;
}
