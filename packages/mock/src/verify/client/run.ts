import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { exampleCallOf } from "../../call/calls.ts";
import { declaresUnauthorized } from "../../call/credentials.ts";
import { isCallable } from "../../call/values.ts";
import type { Contract, Operation } from "../../contract/types.ts";
import type { CaseResult } from "../types.ts";
import { type ClientCase, clientCases } from "./cases.ts";

/** What of the client is used here. */
interface Client {
  createPartnerClient(options: Record<string, unknown>): {
    contractVersion: string;
    call: { safe(id: string, options: Record<string, unknown>): Promise<Ended> };
  };
}

interface Ended {
  ok: boolean;
  requestId?: string;
  correlationId?: string;
  error?: { kind: string; message: string };
}

export interface ClientRun {
  /** Folder in which the client is installed. */
  folder: string;
  /** Main file of the client. */
  main: string;
  contract: Contract;
  baseUrl: string;
  token: string;
  isMock: boolean;
  timeoutMs: number;
}

/** Calls the server through the installed client: each safe operation that needs no input. */
export async function runClient(asked: ClientRun): Promise<CaseResult[]> {
  const client = (await import(pathToFileURL(asked.main).href)) as Client;
  const validate = await validation(asked.folder);
  const results = asked.contract.operations.filter(isCallable).map(async (operation) => {
    const cases = clientCases(asked.isMock, declaresUnauthorized(operation));
    return onceSkipped(
      await Promise.all(cases.map((one) => runCase(client, validate, operation, one, asked))),
    );
  });
  return (await Promise.all(results)).flat();
}

/** What the client does not know is said once for an operation: the cases say nothing of their own then. */
function onceSkipped(results: CaseResult[]): CaseResult[] {
  return results.every(({ outcome }) => outcome === "skipped") ? results.slice(0, 1) : results;
}

/** The client's own check of answers, when that version has it. */
async function validation(folder: string): Promise<unknown> {
  try {
    const main = createRequire(pathToFileURL(`${folder}/`)).resolve("@partner-licenses/client/validate");
    const { validation: make } = (await import(pathToFileURL(main).href)) as {
      validation(mode: string): unknown;
    };
    return make("throw");
  } catch {
    return undefined;
  }
}

async function runCase(
  client: Client,
  validate: unknown,
  operation: Operation,
  { name, signedIn, headers, ends }: ClientCase,
  { contract, baseUrl, token, isMock, timeoutMs }: ClientRun,
): Promise<CaseResult> {
  const needed = exampleCallOf(contract, contract.operations.indexOf(operation)).headers;
  const ids = { requestId: randomUUID(), correlationId: randomUUID() };
  const { iid = "" } = operation;
  const auth = signedIn && { auth: tokens(token, isMock) };
  const partner = client.createPartnerClient({ baseUrl, validate, timeout: timeoutMs, ...auth });
  const about = {
    name: `${iid}: the client ${name}`,
    request: `client ${partner.contractVersion} call ${iid}`,
  };
  const began = performance.now();
  try {
    const session = { "Mock-Session": randomUUID() };
    const sent = { ...needed, ...session, ...headers };
    const ended = await partner.call.safe(iid, { ...ids, headers: sent });
    const departures = departuresOf(ended, ends, ids);
    const outcome = departures.length === 0 ? "passed" : "failed";
    return { ...about, outcome, departures, durationMs: Math.round(performance.now() - began) };
  } catch (error) {
    // The client throws on what its contract does not know; a newer contract may have more operations.
    const reason = error instanceof Error ? error.message : String(error);
    return { ...about, outcome: "skipped", departures: [reason] };
  }
}

/** A real server gets the one token; a mock sees that a new one was asked for. */
function tokens(token: string, isMock: boolean) {
  let asked = 0;
  return () => {
    asked += 1;
    const value = isMock && asked > 1 ? `${token}-${asked}` : token;
    return { token: value, expiresOnTimestamp: Date.now() + 3_600_000 };
  };
}

function departuresOf(
  ended: Ended,
  ends: string,
  ids: { requestId: string; correlationId: string },
): string[] {
  const got = ended.ok ? "data" : (ended.error?.kind ?? "nothing");
  if (got !== ends)
    return [`it ends with ${got}, expected ${ends}${ended.error ? `: ${ended.error.message}` : ""}`];
  if (!ended.ok) return [];
  const names = ["requestId", "correlationId"] as const;
  return names.flatMap((name) =>
    [undefined, ids[name]].includes(ended[name]) ? [] : [`${name} is ${ended[name]}, sent was ${ids[name]}`],
  );
}
