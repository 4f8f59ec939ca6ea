import { parseArgs } from "node:util";
import type { MockOptions } from "../types.ts";

/** The command line is wrong; the message says which part. */
export class UsageError extends Error {}

export interface ServeArgs {
  help: boolean;
  version: boolean;
  quiet: boolean;
  options: MockOptions & { port: number; host: string };
}

const flags = {
  port: { type: "string", short: "p", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  dynamic: { type: "boolean", short: "d" },
  seed: { type: "string" },
  "ignore-examples": { type: "boolean" },
  errors: { type: "boolean" },
  "no-cors": { type: "boolean" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads the arguments after the program's name. Throws `UsageError`. */
export function parseServeArgs(args: string[]): ServeArgs {
  const { values, positionals } = parse(args);
  if (positionals.length > 1)
    throw new UsageError(`Expected one contract, got ${positionals.length}: ${positionals.join(", ")}`);
  const [spec] = positionals;
  const options: ServeArgs["options"] = {
    port: toPort(values.port),
    host: values.host,
    cors: !values["no-cors"],
  };
  if (spec !== undefined) options.spec = spec;
  if (values.dynamic) options.dynamic = true;
  if (values.seed !== undefined) options.seed = values.seed;
  if (values["ignore-examples"]) options.ignoreExamples = true;
  if (values.errors) options.errors = true;
  return {
    help: values.help ?? false,
    version: values.version ?? false,
    quiet: values.quiet ?? false,
    options,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new UsageError(`--port ${text} is not a port: give a number from 0 (any free port) to 65535`);
}
