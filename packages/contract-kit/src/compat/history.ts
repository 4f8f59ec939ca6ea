import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isIgnored, type Policy, type Project } from "@partner-licenses/contract-diff/project";
import { shown } from "@partner-licenses/document/files";
import type { CompatConfig } from "./config.ts";
import type { Evidence } from "./evidence.ts";
import { isForbidden } from "./forbidden.ts";
import { complete, type Home, homeOf } from "./home/home.ts";
import { inTurn } from "./home/process.ts";
import { scratchFolder } from "./home/scratch.ts";
import type { History } from "./matrix.ts";
import { type CompatOptions, source, type Taker, wire } from "./meetings.ts";
import { cellOf, compareWithDiff, type Met, type Pair, pairOf } from "./pair.ts";
import { readSubjects, type Subject } from "./subjects.ts";
import { sideOf } from "./wire/side.ts";
import { withWitnesses } from "./wire/witnesses.ts";

/**
 * Lets every version of a history meet every other one, and the working tree.
 * Throws a ContractError when the history, a package or the configuration is not in order.
 */
export async function compatOf(
  config: CompatConfig,
  project: Project,
  folder: string,
  options: CompatOptions,
): Promise<History> {
  const subjects = readSubjects(folder, project);
  const name = shown(folder);
  const empty = { folder: name, rows: [], cells: [], disagreements: [], unseen: [], forbidden: [] };
  if (subjects.length < 2) return empty;
  const { declared } = options;
  // Reported before anything is built.
  for (const subject of subjects) if (subject.tarballs.length > 0) complete(config, subject);
  const pairs = await Promise.all(
    pairsOf(subjects).map(([older, newer]) => pairOf(older, newer, project.policy)),
  );
  const takers = await prepare(config, subjects, pairs, options);
  const cache = join(config.root, "node_modules/.cache/contract-compat");
  mkdirSync(cache, { recursive: true });
  const { dir: scratch, remove } = scratchFolder(join(cache, "run-"));
  try {
    const all = [
      ...(await wire(config, takers, scratch, options)),
      ...(await source(config, takers, scratch, options)),
    ];
    const met = all.map((each) => withoutIgnored(each, project.policy));
    const cells = pairs.flatMap((pair) => meetingsOf(pair, met).map((each) => cellOf(each, pair)));
    const compared = pairs.map((pair) => compareWithDiff(pair, meetingsOf(pair, met)));
    const rows = takers.map(({ side: { subject }, home }) => ({
      ...{ label: subject.label, version: subject.version, origin: home.origin },
      programs: subject.programs.map((program) => program.name),
    }));
    return {
      ...{ folder: name, rows, cells },
      disagreements: compared.flatMap(({ disagreements }) => disagreements),
      unseen: compared.flatMap(({ unseen }) => unseen),
      forbidden: cells.filter((cell) => isForbidden(cell, pairs, declared)),
    };
  } finally {
    remove();
  }
}

/** The meeting without what it showed of operations that the policy leaves out. */
function withoutIgnored(met: Met, policy: Policy | undefined): Met {
  const isLeftOut = ({ operation }: Evidence) =>
    operation !== undefined && policy?.ignore.some((each) => isIgnored(operation, each)) === true;
  return { ...met, evidence: met.evidence.filter((each) => !isLeftOut(each)) };
}

async function prepare(
  config: CompatConfig,
  subjects: readonly Subject[],
  pairs: readonly Pair[],
  { registry, progress }: CompatOptions,
): Promise<Taker[]> {
  const homes = await inTurn(
    subjects.map((subject) => () => {
      progress(`packages of ${subject.label}`);
      return homeOf(config, subject, registry);
    }),
  );
  const sides = withWitnesses(subjects.map(sideOf), pairs);
  return sides.map((side, index) => ({ side, home: homes[index] as Home }));
}

/** Every version with every later one, and each with itself. */
function pairsOf(subjects: readonly Subject[]): [Subject, Subject][] {
  return subjects.flatMap((older, at) =>
    subjects.slice(at).map((newer): [Subject, Subject] => [older, newer]),
  );
}

function meetingsOf({ older, newer }: Pair, met: readonly Met[]): Met[] {
  const ends = [older.label, newer.label];
  return met.filter(({ client, server }) => {
    const own = [client.label, server.label];
    return own.join() === ends.join() || own.reverse().join() === ends.join();
  });
}
