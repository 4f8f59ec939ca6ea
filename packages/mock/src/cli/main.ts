import { readFileSync } from "node:fs";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { faultOfThrown } from "@partner-licenses/document/thrown";
import { MockStartError } from "../errors.ts";
import { BaseUrlError } from "../shared/exchange.ts";
import { startMock } from "../start.ts";
import type { RecordedRequest } from "../types.ts";
import type { ReloadOutcome } from "../watch.ts";
import { parseServeArgs, UsageError } from "./args.ts";
import { help } from "./help.ts";
import { print, writeWhole } from "./output.ts";
import { keepMemoryFlat, stopOnSignals } from "./process.ts";
import { proxyCommand } from "./proxy.ts";
import { replayCommand } from "./replay.ts";
import { verifyCommand } from "./verify.ts";

const commands: Record<string, (args: string[]) => Promise<number | undefined>> = {
  verify: verifyCommand,
  proxy: proxyCommand,
  replay: replayCommand,
};

/** Runs the command line; resolves to the exit code, or to `undefined` while the server runs on. */
export async function main(args: string[]): Promise<number | undefined> {
  // Who reads the output may go away, as `head` does: the work goes on.
  process.stdout.on("error", () => {});
  const [first = "", ...rest] = args;
  const name = Object.hasOwn(commands, first) ? first : undefined;
  try {
    const command = name === undefined ? undefined : commands[name];
    return await (command ? command(rest) : serve(args));
  } catch (error) {
    return report(error, name);
  }
}

async function serve(args: string[]): Promise<number | undefined> {
  const { help: wantsHelp, version, quiet, pidFile, options } = parseServeArgs(args);
  if (wantsHelp) return print(help);
  if (version) return print(`${packageVersion()}\n`);
  keepMemoryFlat();
  const onRequest = quiet ? {} : { onRequest: (request: RecordedRequest) => print(logLine(request)) };
  const mock = await startMock({ ...options, ...onRequest, onReload: (outcome) => reportReload(outcome) });
  stopOnSignals(() => mock.stop());
  warn(mock.warnings);
  if (pidFile !== undefined) await writeWhole(pidFile, `${process.pid}\n`);
  print(quiet ? `${mock.url}\n` : greeting(options.spec, mock.url));
  return undefined;
}

function greeting(spec: string | object | undefined, url: string): string {
  const what = typeof spec === "string" ? spec : "the built-in contract";
  return `Mock of ${what} on ${url}\nExamples, scenarios and requests: ${url}/__mock\nStop it with Ctrl-C.\n`;
}

/** One line for a request: what was asked and answered, and what was wrong with it. */
function logLine({ method, url, status, scenario, reply, problem, violations }: RecordedRequest): string {
  const by = reply ?? (scenario === undefined ? undefined : `scenario ${scenario}`);
  const found = violations.map(({ location, message }) => `${location.join(".")}: ${message}`);
  const wrong = [problem, ...found].filter((text) => text !== undefined);
  return `${status} ${method} ${url}${by === undefined ? "" : ` (${by})`}${wrong.map((text) => `\n    ${text}`).join("")}\n`;
}

/** The faults of a contract are named whatever is printed: they change what is checked. */
function warn(warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`);
}

function reportReload({ files, warnings, error }: ReloadOutcome): void {
  if (error) process.stderr.write(`${error.message}\nThe last good contract serves on.\n`);
  else {
    warn(warnings);
    print(`Reloaded ${files[0] ?? "the contract"}.\n`);
  }
}

/**
 * Usage faults exit with 2, all others with 1, but with 2 where 1 is a verdict on a server: nothing was judged.
 * Only a fault of our own shows its stack.
 */
function report(thrown: unknown, command: string | undefined): number {
  const error = faultOfThrown(thrown);
  if (error instanceof UsageError || error instanceof BaseUrlError) {
    process.stderr.write(
      `${error.message}\nRun ${["partner-licenses-mock", command ?? [], "--help"].flat().join(" ")} for the options.\n`,
    );
    return 2;
  }
  process.stderr.write(`${textOf(error)}\n`);
  return command === "verify" || command === "replay" ? 2 : 1;
}

function textOf(error: unknown): string {
  if (error instanceof ContractError) return formatContractError(error);
  if (error instanceof MockStartError) return error.message;
  return (error instanceof Error ? error.stack : undefined) ?? String(error);
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
