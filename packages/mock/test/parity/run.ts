import { type ChildProcess, spawn } from "node:child_process";
import { type IncomingMessage, request } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startMock } from "@partner-licenses/mock";
import { programEnvironment } from "../../../../scripts/tests/environment.mjs";
import { nowhere } from "../support/serve.ts";
import { type Answer, type Difference, differences, ownHeaders, same } from "./differences.ts";
import { type Probe, probesFor } from "./requests.ts";
import { withOurBody } from "./violations.ts";

export interface Mismatch {
  probe: Probe;
  stock: Answer;
  ours: Answer;
}

export interface Outcome {
  spec: string;
  sent: number;
  same: number;
  /** How many answers each deliberate difference explains. */
  explained: Record<string, number>;
  mismatches: Mismatch[];
}

/** Headers of the connection, and the id that a caller's header may set, say nothing about the answer. */
const ofConnection = ["date", "connection", "keep-alive", "transfer-encoding"];
const prismCli = createRequire(import.meta.url).resolve("@stoplight/prism-cli");

function ask(base: string, { method, path, headers, body }: Probe, signal?: AbortSignal): Promise<Answer> {
  const { port } = new URL(base);
  return new Promise((resolve) => {
    const gone = (): void => resolve({ status: 0, headers: {}, body: "" });
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const call = request({
      host: "127.0.0.1",
      port,
      method,
      path,
      headers: { ...headers, ...length },
      ...(signal && { signal }),
    });
    call.once("response", (response) => void read(response).then(resolve, gone));
    call.once("error", gone);
    call.end(body);
  });
}

const ping: Probe = { method: "GET", path: "/", headers: {} };

/** The answer of stock Prism, which never answers some requests: it has answered ten later ones by then. */
async function askPrism(base: string, probe: Probe): Promise<Answer> {
  const controller = new AbortController();
  const answer = ask(base, probe, controller.signal);
  await Promise.race([answer, pause(500, undefined, { signal: controller.signal }).catch(() => {})]);
  let open = true;
  void answer.then(() => {
    open = false;
  });
  for (let turn = 0; turn < 10; turn += 1) {
    await pause(0);
    if (open) await ask(base, ping);
  }
  controller.abort();
  return answer;
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const hidden = [...ofConnection, ...ownHeaders];
  const headers = Object.entries(response.headers).filter(([name]) => !hidden.includes(name));
  return {
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: Buffer.concat(chunks).toString(),
  };
}

async function startPrism(spec: string): Promise<{ url: string; child: ChildProcess }> {
  // Prism cannot be asked for a free port and say which it took.
  const url = await nowhere();
  const args = [
    prismCli,
    "mock",
    "--verboseLevel",
    "silent",
    "--multiprocess",
    "false",
    "--port",
    new URL(url).port,
    spec,
  ];
  const child = spawn(process.execPath, args, {
    stdio: "ignore",
    env: programEnvironment({ NODE_ENV: "test" }),
  });
  while (child.exitCode === null && child.signalCode === null) {
    if ((await ask(url, ping)).status > 0) return { url, child };
    await pause(50);
  }
  throw new Error(`Stock Prism did not start on ${spec}`);
}

function explain(probe: Probe, stock: Answer, ours: Answer): Difference | undefined {
  const explained = (answer: Answer) => differences.find(({ explains }) => explains(probe, answer, ours));
  const like = withOurBody(stock, ours);
  // Next to a body of our own, something else may differ for a reason of its own.
  return explained(stock) ?? (like && explained(like));
}

/** Sends every probe of a contract to stock Prism and to ours, and sorts the answers. */
export async function compare(spec: string): Promise<Outcome> {
  const mock = await startMock(spec === builtIn ? {} : { spec });
  const prism = await startPrism(spec).catch(async (error: unknown) => {
    await mock.stop();
    throw error;
  });
  const outcome: Outcome = { spec, sent: 0, same: 0, explained: {}, mismatches: [] };
  try {
    for (const probe of await probesFor(spec)) {
      const [stock, ours] = await Promise.all([askPrism(prism.url, probe), ask(mock.url, probe)]);
      outcome.sent += 1;
      const difference = same(stock, ours) ? "same" : explain(probe, stock, ours);
      if (difference === "same") outcome.same += 1;
      else if (difference) outcome.explained[difference.name] = (outcome.explained[difference.name] ?? 0) + 1;
      else outcome.mismatches.push({ probe, stock, ours });
    }
  } finally {
    prism.child.kill("SIGKILL");
    await mock.stop();
  }
  return outcome;
}

const fixture = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const builtIn = createRequire(import.meta.url).resolve("@partner-licenses/spec/openapi.yaml");

/** The contracts that are compared: ours as it is built in, two of 3.1, one of 3.0, and two with schemas of newer drafts. */
export const contracts = [
  builtIn,
  fixture("../fixtures/split/orders.yaml"),
  fixture("../../../contract-kit/test/fixtures/museum.yaml"),
  fixture("../fixtures/legacy.yaml"),
  fixture("../fixtures/draft-2019.yaml"),
  fixture("../fixtures/draft-2020.yaml"),
];
