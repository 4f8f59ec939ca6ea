import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { checkerFor } from "../contract/engine.ts";
import { contractOf } from "../contract/load.ts";
import type { Contract } from "../contract/types.ts";
import type { Checker, Violation } from "../engine/types.ts";
import { redactUrl } from "../server/journal.ts";
import { listen } from "../server/listen.ts";
import { sendProblem } from "../server/problem.ts";
import { toQuery } from "../server/request.ts";
import { exchange, type Incoming, parseBody, toBaseUrl } from "../shared/exchange.ts";
import { decoded, forwardable, passThrough, readRaw } from "./traffic.ts";
import type { ContractProxy, ProxiedExchange, ProxyOptions } from "./types.ts";

interface Wiring {
  options: ProxyOptions;
  upstream: URL;
  contract: Contract;
  checker: Checker;
}

/**
 * Puts the contract between a client and a real server. Traffic passes unchanged and violations are reported;
 * with `strict` they are stopped. Throws `MockStartError` like `startMock`, and for a bad upstream.
 */
export async function startProxy(options: ProxyOptions): Promise<ContractProxy> {
  const upstream = toBaseUrl(options.upstream);
  const contract = await contractOf(options.spec);
  const wiring: Wiring = { options, upstream, contract, checker: checkerFor(contract) };
  const server = createServer((request, response) => {
    pass(wiring, request, response).catch((error: unknown) => fail(response, wiring, error));
  });
  const address = await listen(server, options.port ?? 0, options.host ?? "127.0.0.1");
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...address, stop };
}

async function pass(wiring: Wiring, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, upstream, checker } = wiring;
  const raw = await readRaw(request);
  const asked = checkRequest(checker, request, raw);
  if (options.strict && errorsOf(asked.violations).length > 0) {
    report(wiring, request, { status: 400, ...asked, stopped: true });
    return sendProblem(response, 400, "The request departs from the contract", summary(asked.violations), {
      violations: asked.violations,
    });
  }
  const path = request.url ?? "/";
  const outgoing = {
    method: request.method ?? "GET",
    path,
    headers: forwardable(request, upstream),
    ...(raw.length > 0 && { body: raw }),
  };
  const answer = await exchange(upstream, outgoing, options.timeoutMs ?? 60_000);
  const found = checkAnswer(checker, asked.operation, request, answer);
  const violations = [...asked.violations, ...found];
  if (options.strict && errorsOf(found).length > 0) {
    report(wiring, request, { status: 502, operation: asked.operation, violations, stopped: true });
    return sendProblem(response, 502, "The server's answer departs from the contract", summary(found), {
      violations: found,
    });
  }
  passThrough(response, answer);
  report(wiring, request, { status: answer.status, operation: asked.operation, violations, stopped: false });
}

function checkRequest(
  checker: Checker,
  request: IncomingMessage,
  raw: Buffer,
): { operation: number; violations: Violation[] } {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://proxy.invalid");
  const query = toQuery(searchParams);
  const headers = request.headers as Record<string, string>;
  const body = parseBody(raw, headers["content-type"]);
  return checker.request({ method: request.method ?? "GET", path: pathname, query, headers, body });
}

function checkAnswer(
  checker: Checker,
  operation: number,
  request: IncomingMessage,
  answer: Incoming,
): Violation[] {
  if (operation < 0) return [];
  const { status, headers } = answer;
  const raw = decoded(answer);
  if (request.method === "HEAD" || raw === undefined) return [];
  return checker.response(operation, { status, headers, body: parseBody(raw, headers["content-type"]) });
}

function errorsOf(violations: readonly Violation[]): Violation[] {
  return violations.filter(({ severity }) => severity === "Error");
}

function summary(violations: readonly Violation[]): string {
  return violations.map(({ location, message }) => `${location.join(".")}: ${message}`).join("; ");
}

function report(
  { options, contract }: Wiring,
  request: IncomingMessage,
  { operation, ...rest }: { operation: number } & Pick<ProxiedExchange, "status" | "violations" | "stopped">,
): void {
  const operationId = contract.operations[operation]?.iid;
  const url = redactUrl(request.url ?? "/");
  options.onExchange?.({
    method: request.method ?? "GET",
    url,
    ...rest,
    ...(operationId && { operationId }),
  });
}

function fail(response: ServerResponse, { upstream }: Wiring, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const reason = error instanceof Error ? error.message : String(error);
  sendProblem(response, 502, "The real server did not answer", `${upstream.origin}: ${reason}`);
}
