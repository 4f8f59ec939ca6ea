import { join } from "node:path";
import type { VersionType } from "@changesets/types";
import type { CompatConfig } from "./config.ts";
import type { Home } from "./home/home.ts";
import { inTurn } from "./home/process.ts";
import type { Met } from "./pair.ts";
import { compile, evidenceOf, writeProject } from "./source/compile.ts";
import { meet, startMocks } from "./wire/run.ts";
import type { Side } from "./wire/side.ts";

/** Options of a run. */
export interface CompatOptions {
  /** Take the packages of released versions from the registry. */
  readonly registry: boolean;
  /** The bump that the changesets declare for the working tree, compared with this history. */
  readonly declared: VersionType;
  /** Receives what happens, one short line each. */
  readonly progress: (text: string) => void;
}

/** A version that takes part: its contract, and its packages. */
export interface Taker {
  readonly side: Side;
  readonly home: Home;
}

/** Every client at the mock of every contract. */
export async function wire(
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
    const servers = takers.map(({ side }, at) => ({ side, url: mocks.urls[at] as string }));
    const jobs = takers.map((client, at) => async (): Promise<Met[]> => {
      progress(`client ${client.side.subject.label}`);
      const met = await meet(
        config,
        client,
        servers.map((server, to) => ({ ...server, ahead: at <= to })),
      );
      return met.map((each, to) => {
        const server = (takers[to] as Taker).side.subject;
        return { kind: "wire", client: client.side.subject, server, ...each };
      });
    });
    return (await inTurn(jobs)).flat();
  } finally {
    await mocks.stop();
  }
}

/** The code of every version with the types of the same and of each later one. */
export async function source(
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
    const reports = runs.map(({ compiler, errors }) => ({ compiler, evidence: evidenceOf(each, errors) }));
    const compilers = Object.fromEntries(
      reports.map(({ compiler, evidence }) => [compiler.version, evidence.length]),
    );
    const evidence = reports.find((one) => one.evidence.length > 0)?.evidence ?? [];
    const checks = each.reader.lines.length + each.older.subject.programs.length;
    const ends = { client: each.older.subject, server: each.newer.subject };
    return { kind: "source", ...ends, checks, evidence, compilers };
  });
}
