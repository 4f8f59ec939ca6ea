import type { Command } from "./args.ts";
import { formats } from "./format/index.ts";
import { sortKeys } from "./rows.ts";

const usage = `Usage
  partner-licenses usage [options]   how much of the licenses that you sold to
                                     all customers is in use
  partner-licenses doctor            what a token says, and what the call needs;
                                     it is sent nowhere
  partner-licenses login             sign in once, with a browser and MFA
  partner-licenses logout            forget the sign-in
`;

const token = `Token
  PARTNER_TOKEN=…            from the environment, or
  --token-stdin              from standard input, or
                             of the one who signed in
`;

const signIn = `Sign-in
  --tenant <id>              of the partner, or PARTNER_TENANT_ID
  --client-id <id>           of the app registration, or PARTNER_CLIENT_ID
  --sign-in-url <url>        another sign-in service
`;

const call = `Output
  -f, --format <format>      ${formats.join(", ")}    (table)
      --sort <field>         ${sortKeys.join(", ")}
  -r, --reverse              the other way round
      --trace                print every attempt to standard error

Filters, repeatable; letter case does not matter
      --service <name>       such as o365
      --workload <name>      such as Exchange
      --channel <name>       such as reseller

Call
      --environment <name>   a cloud that the contract names    (the global one)
      --base-url <url>       a mock or a proxy instead
      --locale <locale>      such as de-DE; sent, and used for numbers
      --timeout <seconds>    time for the whole call with its retries    (100)
      --header <name: value>
                             one more header, repeatable
      --tries <count>        attempts at most    (4)
`;

const rest = `  -h, --help                 print this text, or that of a command
  -v, --version              print the version

Exit codes
  0 printed   1 fault in this program   2 wrong command line   3 token
  4 forbidden   5 throttled   6 network or time-out   7 error of the service
  8 not an answer of the contract   130 interrupted

Colours follow NO_COLOR and FORCE_COLOR.
`;

const options: Readonly<Record<Command, readonly string[]>> = {
  usage: [token, call],
  doctor: [token],
  login: [signIn],
  logout: [],
};

/** What `--help` prints, of one command or of all; fits 80 columns. */
export function help(about: Command | undefined): string {
  const parts = about === undefined ? [token, signIn, call] : options[about];
  return [usage, ...parts, rest].join("\n");
}
