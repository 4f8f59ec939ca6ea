import { certificateOf } from "../verify/certificate.ts";
import { formatReport, type ReportFormat } from "../verify/report.ts";
import { verifyTraffic } from "../verify/traffic.ts";
import type { VerifyOptions } from "../verify/types.ts";
import { verifyServer } from "../verify/verify.ts";
import { readFlags, toNumber, UsageError } from "./args.ts";
import { hasColour, print, tokenFrom, writeWhole } from "./output.ts";

const help = `Usage: partner-licenses-mock verify --base-url <url> [spec] [options]
       partner-licenses-mock verify --traffic <file> [spec] [options]

Checks a server against the contract: sends the requests that follow from it
and checks every answer, runs the Arazzo workflows next to the contract (with
the @redocly/cli that is installed here), and calls it through the client that
is installed here. Only safe methods are called unless you say --unsafe.

Options
      --base-url <url>    the server under test
      --traffic <file>    check what was recorded instead: a HAR file, or one
                          of --record
      --token-env <name>  environment variable with the token (PARTNER_TOKEN);
                          <scheme>=<name> for one security scheme, repeated
      --unsafe            also call operations that may change data
      --arazzo <file>     run the workflows of this file instead
      --workflows         fail when @redocly/cli is missing; else it is skipped
      --no-workflows      run none
      --client            fail when @partner-licenses/client is missing
      --no-client         do not call through it
      --format <name>     text, json or junit                       (text)
      --output <file>     write the report to a file
      --certificate <file>
                          write what was shown as JSON, without the cases
      --allow-skipped     exit with 0 although not all was checked
      --timeout <ms>      longest wait for one answer               (30000)
  -h, --help              print this text

Exit codes: 0 the server keeps the contract, 1 it does not, 2 wrong usage, or
the contract, a file or a tool is not there, 3 what was checked keeps it, but
not all was checked.
`;

const flags = {
  "base-url": { type: "string" },
  "token-env": { type: "string", multiple: true },
  unsafe: { type: "boolean" },
  workflows: { type: "boolean" },
  "no-workflows": { type: "boolean" },
  client: { type: "boolean" },
  "no-client": { type: "boolean" },
  arazzo: { type: "string" },
  format: { type: "string", default: "text" },
  output: { type: "string" },
  traffic: { type: "string" },
  certificate: { type: "string" },
  "allow-skipped": { type: "boolean" },
  timeout: { type: "string", default: "30000" },
  help: { type: "boolean", short: "h" },
} as const;

/** Runs `verify`; resolves to the exit code. */
export async function verifyCommand(args: string[]): Promise<number> {
  const { values, positionals } = readFlags(args, flags);
  if (values.help) return print(help);
  const baseUrl = values["base-url"];
  if ((baseUrl === undefined) === (values.traffic === undefined))
    throw new UsageError("verify needs --base-url, the server under test, or --traffic, what was recorded");
  if (positionals.length > 1)
    throw new UsageError(`verify takes one contract, got ${positionals.length}: ${positionals.join(", ")}`);
  const format = toFormat(values.format);
  const { token, tokens } = tokensFrom(values["token-env"] ?? []);
  const [spec] = positionals;
  const options: VerifyOptions = {
    baseUrl: baseUrl ?? "",
    unsafe: values.unsafe ?? false,
    timeoutMs: toNumber("timeout", values.timeout, 600_000),
    workflows: toMode(values.workflows, values["no-workflows"]),
    client: toMode(values.client, values["no-client"]),
  };
  if (spec !== undefined) options.spec = spec;
  if (token !== undefined) options.token = token;
  options.tokens = tokens;
  if (values.arazzo !== undefined) options.arazzo = values.arazzo;
  const { traffic: file, certificate } = values;
  const own = spec === undefined ? {} : { spec };
  const report = await (file === undefined ? verifyServer(options) : verifyTraffic({ file, ...own }));
  const toFile = values.output !== undefined;
  const text = formatReport(report, format, !toFile && hasColour());
  if (values.output === undefined) print(text);
  else await writeWhole(values.output, text);
  if (certificate !== undefined)
    await writeWhole(certificate, `${JSON.stringify(certificateOf(report), undefined, 2)}\n`);
  if (!report.ok) return 1;
  return report.complete || values["allow-skipped"] ? 0 : 3;
}

/** The tokens of the variables that are named: of all schemes, and of single ones. */
function tokensFrom(
  names: readonly string[],
): Pick<VerifyOptions, "token"> & { tokens: Record<string, string> } {
  const single = names.filter((name) => name.includes("="));
  const [general = "PARTNER_TOKEN"] = names.filter((name) => !name.includes("="));
  const token = tokenFrom(general);
  const tokens = single.flatMap((name) => {
    const [scheme = "", variable = ""] = name.split(/=(.*)/s);
    const found = tokenFrom(variable);
    if (found === undefined) throw new UsageError(`--token-env ${name}: the variable ${variable} is empty`);
    return [[scheme, found]];
  });
  return { ...(token === undefined ? {} : { token }), tokens: Object.fromEntries(tokens) };
}

function toMode(wanted: boolean | undefined, unwanted: boolean | undefined): boolean | "installed" {
  return unwanted ? false : (wanted ?? "installed");
}

function toFormat(name: string): ReportFormat {
  if (name === "text" || name === "json" || name === "junit") return name;
  throw new UsageError(`--format ${name} is not known. Known: text, json, junit`);
}
