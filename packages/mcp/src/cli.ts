import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { faultOfThrown } from "@partner-licenses/document/thrown";
import { UsageError } from "./base-url.ts";
import { type McpOptions, serveHttp, serveStdio } from "./start.ts";
import { version } from "./version.ts";

const help = `Usage: partner-licenses-mcp [spec] [options]

An MCP server for agents that find, read and call the operations of an OpenAPI
contract. Without a file it is that of Partner Center's license usage.

  --base-url <url>         where operations are called
                           (default: the contract's first server)
  --allow-writes           call operations other than GET and HEAD, too
  --http [port]            serve HTTP on the loopback address instead of stdio
                           (default port: 4020)
  --token-variable <name>  environment variable of the credential
                           (default: API_TOKEN)
  --guides <folder>        give the Markdown files of a folder as resources
                           (default: the guides of license usage; with a file of
                           yours, docs next to contract.config.json)
  --maintain               for agents that edit the contract of this project:
                           its check, diff, gate and explain
  --timeout <ms>           how long an operation may take (default: 30000)
  --max-answer <chars>     how much of an answer is shown (default: 50000)
  -h, --help               print this
  -v, --version            print the version
`;

const defaultPort = "4020";

const flags = {
  "base-url": { type: "string" },
  "allow-writes": { type: "boolean" },
  http: { type: "string" },
  "token-variable": { type: "string" },
  guides: { type: "string" },
  maintain: { type: "boolean" },
  timeout: { type: "string" },
  "max-answer": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Runs the command; returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = read(args);
    if (values.help) return print(help);
    if (values.version) return print(`${version()}\n`);
    const options = optionsOf(values, positionals);
    if (values.http === undefined) await serveStdio(options);
    else await serve(options, wholeNumber("http", values.http, 65_535) ?? 0);
    return 0;
  } catch (error) {
    return report(error);
  }
}

async function serve(options: McpOptions, port: number): Promise<void> {
  const { url, close } = await serveHttp({ ...options, port });
  print(`${url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
}

function read(args: readonly string[]) {
  const given = args.flatMap((arg, index) => {
    if (arg !== "--http") return [arg];
    return /^\d+$/.test(args[index + 1] ?? "") ? [arg] : [`--http=${defaultPort}`];
  });
  try {
    return parseArgs({ args: given, options: flags, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function optionsOf(values: ReturnType<typeof read>["values"], [spec, ...others]: string[]): McpOptions {
  if (others.length > 0) throw new UsageError(`One contract is served: ${others.join(" ")} is too much.`);
  const { "base-url": baseUrl, "token-variable": tokenVariable } = values;
  const hasGuides = spec !== undefined && existsSync("contract.config.json") && existsSync("docs");
  const guides = values.guides ?? (hasGuides ? "docs" : undefined);
  const timeoutMs = wholeNumber("timeout", values.timeout, 2 ** 31 - 1);
  const mostShown = wholeNumber("max-answer", values["max-answer"], 10_000_000);
  return {
    allowWrites: values["allow-writes"] ?? false,
    ...(values.maintain && { maintain: process.cwd() }),
    ...(spec !== undefined && { spec }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(tokenVariable !== undefined && { tokenVariable }),
    ...(guides !== undefined && { guides }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(mostShown !== undefined && { mostShown }),
  };
}

function wholeNumber(flag: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new UsageError(`--${flag} takes a whole number from 0 to ${most}.`);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** Usage faults exit with 2, all others with 1; only a fault of our own shows its stack. */
function report(thrown: unknown): number {
  const error = faultOfThrown(thrown);
  const isUsage = error instanceof UsageError;
  const text = isUsage
    ? `${error.message}\nRun partner-licenses-mcp --help for the options.`
    : error instanceof ContractError
      ? formatContractError(error)
      : error instanceof Error && "code" in error
        ? error.message
        : error instanceof Error
          ? error.stack
          : String(error);
  process.stderr.write(`${text}\n`);
  return isUsage ? 2 : 1;
}
