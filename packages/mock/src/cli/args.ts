import { type ParseArgsConfig, parseArgs } from "node:util";
import { findScenario, type ScenarioName, scenarioNames } from "../scenarios.ts";
import { longestDelay } from "../server/prefer.ts";
import type { BasePaths, MockOptions } from "../types.ts";

/** The command line is wrong; the message says which part. */
export class UsageError extends Error {}

export interface ServeArgs {
  help: boolean;
  version: boolean;
  quiet: boolean;
  /** File that the process id is written to. */
  pidFile: string | undefined;
  options: MockOptions & { port: number; host: string };
}

const flags = {
  port: { type: "string", short: "p", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  dynamic: { type: "boolean", short: "d" },
  seed: { type: "string" },
  "ignore-examples": { type: "boolean" },
  errors: { type: "boolean" },
  delay: { type: "string" },
  scenario: { type: "string" },
  record: { type: "string" },
  replies: { type: "string" },
  state: { type: "boolean" },
  "pid-file": { type: "string" },
  "base-paths": { type: "string" },
  "no-watch": { type: "boolean" },
  "no-cors": { type: "boolean" },
  "no-callbacks": { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads the arguments after the program's name. Throws `UsageError`. */
export function parseServeArgs(args: string[]): ServeArgs {
  const { values, positionals } = readFlags(args, flags);
  const options: ServeArgs["options"] = {
    port: toNumber("port", values.port, 65535),
    host: values.host,
    cors: !values["no-cors"],
    callbacks: !values["no-callbacks"],
    ...toSpec(positionals, !values["no-watch"]),
    ...(values.dynamic && { dynamic: true }),
    ...(values["ignore-examples"] && { ignoreExamples: true }),
    ...(values.errors && { errors: true }),
    ...(values["base-paths"] !== undefined && { basePaths: toBasePaths(values["base-paths"]) }),
    ...(values.seed !== undefined && { seed: values.seed }),
    ...(values.record !== undefined && { record: values.record }),
    ...(values.replies !== undefined && { replies: values.replies }),
    ...(values.state && { state: true }),
    ...(values.delay !== undefined && { delay: toNumber("delay", values.delay, longestDelay) }),
    ...(values.scenario !== undefined && { scenario: toScenario(values.scenario) }),
  };
  return {
    help: values.help ?? false,
    version: values.version ?? false,
    quiet: values.quiet ?? false,
    pidFile: values["pid-file"],
    options,
  };
}

function toSpec(positionals: string[], watch: boolean): { spec?: string; watch?: boolean } {
  const [spec] = positionals;
  if (positionals.length > 1) {
    throw new UsageError(`Expected one contract, got ${positionals.length}: ${positionals.join(", ")}`);
  }
  return spec === undefined ? {} : { spec, watch };
}

/** Reads flags and positionals. Throws `UsageError` on any other. */
export function readFlags<Flags extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Flags,
) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number from 0 to `most`. Throws `UsageError`. */
export function toNumber(name: string, text: string, most: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`--${name} ${text} is not a whole number from 0 to ${most}`);
}

const basePaths: readonly BasePaths[] = ["optional", "required", "ignored"];

function toBasePaths(text: string): BasePaths {
  const found = basePaths.find((known) => known === text);
  if (found !== undefined) return found;
  throw new UsageError(`--base-paths ${text} is none of ${basePaths.join(", ")}`);
}

function toScenario(name: string): ScenarioName {
  if (findScenario(name)) return name as ScenarioName;
  throw new UsageError(`--scenario ${name} is not known. Known: ${scenarioNames.join(", ")}`);
}
