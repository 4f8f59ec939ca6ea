import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { createServer } from "@partner-licenses/document/http";
import { serveContract } from "./contract/serve.ts";
import { MockStartError } from "./errors.ts";
import type { operations } from "./generated/operations.ts";
import { createRecorder, type Recorder } from "./record.ts";
import type { Operations } from "./replies/typed.ts";
import { findScenario, scenarioNames } from "./scenarios.ts";
import { createAdmin } from "./server/admin.ts";
import { Caller } from "./server/callbacks.ts";
import { type Context, createContext } from "./server/context.ts";
import { controlsOf } from "./server/controls.ts";
import { createHandler } from "./server/handler.ts";
import { listen } from "./server/listen.ts";
import { sessionPath } from "./server/session.ts";
import { secretsOf } from "./shared/secrets.ts";
import type { Mock, MockOptions } from "./types.ts";
import { ContractWatcher } from "./watch.ts";

/** Headers past this size answer 431; requests that take longer than this to arrive answer 408. Times in ms. */
const limits = { maxHeaderSize: 16 * 1024, headersTimeout: 30_000, requestTimeout: 60_000 };

/** Starts a mock of another contract; `Ops` are its `operations` as openapi-typescript writes them. */
export function startMock<Ops extends object = Operations>(
  options: MockOptions & { spec: NonNullable<MockOptions["spec"]> },
): Promise<Mock<Ops>>;
/**
 * Starts a mock of the contract on its own HTTP server.
 * Throws `MockStartError` when the contract cannot be served or the address cannot be had.
 */
export function startMock(options?: MockOptions): Promise<Mock<operations>>;
export function startMock(options: MockOptions = {}): Promise<object> {
  return start(options);
}

async function start(options: MockOptions): Promise<Mock> {
  checkOptions(options);
  const served = await serveContract(options.spec, options);
  const context = createContext(served, options);
  const secrets = () => secretsOf(served.contract);
  const recorder = options.record === undefined ? undefined : await createRecorder(options.record, secrets);
  if (recorder) context.record = recorder.add;
  const caller = new Caller();
  if (options.callbacks ?? true) context.caller = caller;
  const server = createServer(limits, createHandler(context));
  const address = await listen(server, options.port ?? 0, options.host || "127.0.0.1").catch(
    async (error: unknown) => {
      await recorder?.close();
      throw error;
    },
  );
  context.admin = createAdmin(context, () => address.url);
  return toMock(address, context, stopper(server, recorder, startWatch(context), caller));
}

function checkOptions({ scenario, keepRequests, delay }: MockOptions): void {
  if (scenario !== undefined && !findScenario(scenario)) {
    throw new MockStartError(`There is no scenario ${scenario}. Known: ${scenarioNames.join(", ")}.`);
  }
  for (const [name, value] of Object.entries({ keepRequests, delay })) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new MockStartError(`${name} is ${value}: give a whole number of at least 0.`);
    }
  }
}

function startWatch({ served, options }: Context): ContractWatcher | undefined {
  if (!options.watch || served.contract.files.length === 0) return undefined;
  return new ContractWatcher(
    served,
    () => serveContract(options.spec, options),
    options.onReload ?? (() => {}),
  );
}

function stopper(
  server: Server,
  recorder: Recorder | undefined,
  watcher: ContractWatcher | undefined,
  caller: Caller,
): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    watcher?.close();
    caller.stop();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    await recorder?.close();
  };
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

function toMock(address: { url: string; port: number }, context: Context, stop: () => Promise<void>): Mock {
  const { journal, tracker, served } = context;
  return {
    ...address,
    ...controlsOf(context),
    get warnings() {
      return served.warnings;
    },
    session(name = randomUUID()) {
      const url = address.url + sessionPath(name);
      return { ...controlsOf(context, name), name, url, headers: { "Mock-Session": name } };
    },
    clearRequests() {
      journal.clear();
      tracker.reset();
    },
    stop,
  };
}
