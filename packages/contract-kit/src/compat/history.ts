import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { VersionType } from "@changesets/types";
import { shown } from "../history/files.ts";
import type { Project } from "../history/project.ts";
import type { CompatConfig } from "./config.ts";
import { isForbidden } from "./forbidden.ts";
import { complete, type Home, homeOf } from "./home/home.ts";
import { inTurn } from "./home/process.ts";
import type { History } from "./matrix.ts";
import { cellOf, compareWithDiff, type Met, type Pair, pairOf } from "./pair.ts";
import { compile, evidenceOf, writeProject } from "./source/compile.ts";
import { readSubjects, type Subject } from "./subjects.ts";
import { meet, startMocks } from "./wire/run.ts";
import { type Side, sideOf } from "./wire/side.ts";
import { withWitnesses } from "./wire/witnesses.ts";

/** What a run may be told. */
export interface CompatOptions {
  /** Take the packages of released versions from the registry. */
  readonly registry: boolean;
  /** The bump that the changesets declare for the working tree, compared with this history. */
  readonly declared: VersionType;
  /** Is told what happens, one short line each. */
  readonly progress: (text: string) => void;
}

interface Taker {
  readonly side: Side;
  readonly home: Home;
}

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
  // Told before anything is built.
  for (const subject of subjects) if (subject.tarballs.length > 0) complete(config, subject);
  const pairs = await Promise.all(pairsOf(subjects).map(([older, newer]) => pairOf(older, newer)));
  const takers = await prepare(config, subjects, pairs, options);
  const cache = join(config.root, "node_modules/.cache/contract-compat");
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(realpathSync(cache), "run-"));
  try {
    const met = [
      ...(await wire(config, takers, scratch, options)),
      ...(await source(config, takers, scratch, options)),
    ];
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
    rmSync(scratch, { recursive: true, force: true });
  }
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
  const sides = withWitnesses(await Promise.all(subjects.map(sideOf)), pairs);
  return sides.map((side, index) => ({ side, home: homes[index] as Home }));
}

async function wire(
  config: CompatConfig,
  takers: readonly Taker[],
  scratch: string,
  { progress }: CompatOptions,
): Promise<Met[]> {
  progress("mocks");
  const mocks = await startMocks(
    config,
    takers.map(({ side }) => side),
    scratch,
  );
  try {
    const jobs = takers.flatMap((client, at) =>
      takers.map((server, to) => async (): Promise<Met> => {
        const ends = { client: client.side.subject, server: server.side.subject };
        progress(`client ${ends.client.label} at server ${ends.server.label}`);
        const url = mocks.urls[to] as string;
        const met = await meet(config, { ...client, older: at <= to }, { side: server.side, url });
        return { kind: "wire", ...ends, ...met };
      }),
    );
    return await inTurn(jobs);
  } finally {
    await mocks.stop();
  }
}

async function source(
  config: CompatConfig,
  takers: readonly Taker[],
  scratch: string,
  { progress }: CompatOptions,
): Promise<Met[]> {
  const project = await writeProject(join(scratch, "source"), takers);
  const runs = await inTurn(
    config.compilers.map((compiler) => () => {
      progress(`TypeScript ${compiler.version}`);
      return compile(config, project, compiler);
    }),
  );
  return project.cases.map((each): Met => {
    const told = runs.map(({ compiler, errors }) => ({ compiler, evidence: evidenceOf(each, errors) }));
    const compilers = Object.fromEntries(
      told.map(({ compiler, evidence }) => [compiler.version, evidence.length]),
    );
    const evidence = told.find((one) => one.evidence.length > 0)?.evidence ?? [];
    const checks = each.reader.lines.length + each.older.subject.programs.length;
    const ends = { client: each.older.subject, server: each.newer.subject };
    return { kind: "source", ...ends, checks, evidence, compilers };
  });
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
