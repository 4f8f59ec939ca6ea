import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "@partner-licenses/document/http";
import { checkerFor } from "../contract/engine.ts";
import { contractOf } from "../contract/load.ts";
import type { Contract } from "../contract/types.ts";
import type { Checker, Violation } from "../engine/types.ts";
import { listen } from "../server/listen.ts";
import { sendProblem } from "../server/problem.ts";
import { exchange, toBaseUrl } from "../shared/exchange.ts";
import { redactUrl, secretsOf } from "../shared/secrets.ts";
import { checkAnswer, checkForwarded } from "./check.ts";
import { passAlong } from "./stream.ts";
import { forwardable, passThrough, readRaw } from "./traffic.ts";
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
  const contract = contractOf(options.spec);
  const wiring: Wiring = { options, upstream, contract, checker: checkerFor(contract) };
  const take = options.strict ? judge : watch;
  const server = createServer((request, response) => {
    take(wiring, request, response).catch((error: unknown) => fail(request, response, wiring, error));
  });
  const address = await listen(server, options.port ?? 0, options.host || "127.0.0.1");
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...address, stop };
}

/** Lets the exchange through as it flows, and checks it afterwards. */
async function watch(wiring: Wiring, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, upstream, checker } = wiring;
  const { status, headers, sent, got } = await passAlong(
    upstream,
    toOutgoing(request, upstream),
    request,
    response,
    options.timeoutMs ?? 60_000,
  );
  const asked = checkForwarded(checker, request, sent);
  const found = checkAnswer(checker, asked.operation, request, { status, headers, raw: got });
  const violations = [...asked.violations, ...found];
  report(wiring, request, { status, operation: asked.operation, violations, stopped: false });
}

function toOutgoing(request: IncomingMessage, upstream: URL) {
  const { method = "GET", url: path = "/" } = request;
  return { method, path, headers: forwardable(request, upstream) };
}

/** Lets nothing through before it is checked. */
async function judge(wiring: Wiring, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, upstream, checker } = wiring;
  const raw = await readRaw(request);
  const asked = checkForwarded(checker, request, raw);
  if (errorsOf(asked.violations).length > 0) {
    report(wiring, request, { status: 400, ...asked, stopped: true });
    sendProblem(response, 400, "The request departs from the contract", summary(asked.violations), {
      violations: asked.violations,
    });
    return;
  }
  const { "transfer-encoding": _, ...headers } = forwardable(request, upstream);
  const outgoing = { ...toOutgoing(request, upstream), headers, ...(raw.length > 0 && { body: raw }) };
  const answer = await exchange(upstream, outgoing, options.timeoutMs ?? 60_000);
  const found = checkAnswer(checker, asked.operation, request, answer);
  const violations = [...asked.violations, ...found];
  if (errorsOf(found).length > 0) {
    report(wiring, request, { status: 502, operation: asked.operation, violations, stopped: true });
    sendProblem(response, 502, "The server's answer departs from the contract", summary(found), {
      violations: found,
    });
    return;
  }
  passThrough(response, answer);
  report(wiring, request, { status: answer.status, operation: asked.operation, violations, stopped: false });
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
  const url = redactUrl(request.url ?? "/", secretsOf(contract));
  options.onExchange?.({
    method: request.method ?? "GET",
    url,
    ...rest,
    ...(operationId && { operationId }),
  });
}

function fail(request: IncomingMessage, response: ServerResponse, wiring: Wiring, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `${wiring.upstream.origin}: ${reason}`;
  const status = response.headersSent ? response.statusCode : 502;
  if (response.headersSent || response.destroyed) response.destroy();
  else sendProblem(response, 502, "The real server did not answer", message);
  const violation = { location: ["response"], severity: "Error", code: "no-answer", message };
  report(wiring, request, { status, operation: -1, violations: [violation], stopped: false });
}
