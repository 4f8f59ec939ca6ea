import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ContractError } from "@partner-licenses/document/errors";
import { sampleClientOf } from "../../generate/config.ts";
import { packageFolder } from "../../package-folder.ts";
import { type CompatConfig, entryOf } from "../config.ts";
import type { Evidence } from "../evidence.ts";
import type { Home } from "../home/home.ts";
import { type Case, casesOf } from "./cases.ts";
import type { CallResult } from "./faults.ts";
import { type Runnable, runnable } from "./programs.ts";
import { type Side, servedDocument } from "./side.ts";

/** What a client met at a server. */
export interface Meeting {
  /** How much was tried. */
  readonly checks: number;
  readonly evidence: readonly Evidence[];
}

const script = (name: string) => join(packageFolder(), "bin", `${name}.mjs`);

/** Mocks of all contracts in one process. Throws a ContractError when one cannot be served. */
export async function startMocks(config: CompatConfig, sides: readonly Side[], scratch: string) {
  const files = sides.map((side, index) => {
    const file = join(scratch, `server-${index}.json`);
    writeFileSync(file, JSON.stringify(servedDocument(side)));
    return file;
  });
  const child = spawn(process.execPath, [script("compat-mock"), entryOf(config.mock), ...files], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  const errors = text(child.stderr);
  const line = await new Promise<string>((resolve) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += String(chunk);
      if (printed.includes("\n")) resolve(printed);
    });
    child.once("close", () => resolve(""));
  });
  if (line === "")
    throw new ContractError(`the mock does not start: ${(await errors).trim()}`, {
      hint: "build the mock, or fix the contract that it names",
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("close", () => resolve());
      child.stdin.end();
    });
  return { urls: JSON.parse(line) as string[], stop };
}

/** A server that a client meets; `ahead` is at least as new as the client. */
export interface Server {
  readonly side: Side;
  readonly url: string;
  readonly ahead: boolean;
}

/** Runs a client's cases and programs against the servers of other contracts, one after the other in one process. */
export async function meet(
  config: CompatConfig,
  client: { side: Side; home: Home },
  servers: readonly Server[],
): Promise<Meeting[]> {
  const cases = servers.map(({ side, ahead }) => casesOf(client.side, side, !ahead));
  const programs = runnable(client.side.subject, client.home);
  const { package: name, create } = sampleClientOf(config.generate, client.side);
  const installed = { dir: join(client.home.dir, "node_modules", name), name };
  const job = {
    entry: entryOf(installed),
    validate: optionalEntry(installed, "/validate"),
    create,
    servers: servers.map(({ url }, at) => ({ baseUrl: url, calls: cases[at]?.map(({ call }) => call) })),
    programs: programs.map(({ file }) => file),
  };
  const reports = await runClient(job, client.side.subject.label);
  return servers.map((server, at) =>
    meetingOf(server, cases[at] as Case[], programs, reports[at] as ClientReport),
  );
}

function meetingOf(
  { url, ahead }: Server,
  cases: readonly Case[],
  programs: readonly Runnable[],
  report: ClientReport,
): Meeting {
  const pointers = ahead ? (["client", "server"] as const) : (["server", "client"] as const);
  const evidence = cases.flatMap((each, index): Evidence[] => {
    const found = each.judge(report.results[index] as CallResult);
    if (found === undefined) return [];
    const { client: _, server: __, ...rest } = found;
    const facts = { ...rest, message: steady(rest.message, url) };
    return [{ ...facts, base: found[pointers[0]], revision: found[pointers[1]] }];
  });
  const ran = report.programs.filter((each) => each.ran);
  const failed = report.programs.flatMap(({ error }, index): Evidence[] =>
    error === undefined
      ? []
      : [
          {
            via: "program",
            what: `the program ${programs[index]?.name}`,
            message: steady(error, url),
            base: [],
            revision: [],
          },
        ],
  );
  return { checks: cases.length + ran.length, evidence: [...evidence, ...failed] };
}

/** The message without what differs from run to run: the address of the mock, the id of the request. */
function steady(message: string, url: string): string {
  return message.replaceAll(url, "").replace(/ ?\[request [^\]]*\]/g, "");
}

interface ClientReport {
  readonly results: readonly CallResult[];
  readonly programs: readonly { ran: boolean; error?: string }[];
}

async function runClient(job: object, label: string): Promise<ClientReport[]> {
  const child = spawn(process.execPath, [script("compat-client")], { stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(JSON.stringify(job));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (out !== "") return JSON.parse(out) as ClientReport[];
  throw new ContractError(
    `the client of ${label} does not run: ${err.trim().split("\n").slice(-8).join("\n  ")}`,
    {
      hint: "are `name` and `sampleClient` in contract.config.json those of the client?",
    },
  );
}

function optionalEntry(installed: { dir: string; name: string }, entry: string): string | undefined {
  try {
    return entryOf(installed, entry);
  } catch {
    return undefined;
  }
}
