import { replay } from "../replay/replay.ts";
import { readFlags, UsageError } from "./args.ts";
import { print, tokenFrom } from "./output.ts";

const help = `Usage: partner-licenses-mock replay <file> --base-url <url> [options]

Sends the requests of a record file again and compares the answers with it.

Options
      --base-url <url>    where the requests go
      --token-env <name>  environment variable with the bearer token that stands
                          in for the redacted ones                (PARTNER_TOKEN)
  -h, --help              print this text

Exit codes: 0 all answers are the same, 1 some differ, 2 wrong usage, or the
file cannot be read.
`;

const flags = {
  "base-url": { type: "string" },
  "token-env": { type: "string", default: "PARTNER_TOKEN" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs `replay`; resolves to the exit code. */
export async function replayCommand(args: string[]): Promise<number> {
  const { values, positionals } = readFlags(args, flags);
  if (values.help) return print(help);
  const [file, ...more] = positionals;
  const baseUrl = values["base-url"];
  if (file === undefined || baseUrl === undefined)
    throw new UsageError("replay needs a record file and --base-url");
  if (more.length > 0) throw new UsageError(`replay takes one file, got also ${more.join(", ")}`);
  const token = tokenFrom(values["token-env"]);
  const results = await replay({ file, baseUrl, ...(token !== undefined && { token }) });
  const changed = results.filter(({ differences }) => differences.length > 0);
  for (const { line, request, differences } of changed)
    print(`✗ line ${line}: ${request}\n    ${differences.join("\n    ")}\n`);
  print(`${results.length} requests, ${changed.length} answered differently\n`);
  return changed.length === 0 ? 0 : 1;
}
