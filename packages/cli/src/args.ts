import { parseArgs } from "node:util";
import { type Format, formats } from "./format/index.ts";
import { type Filter, type SortKey, sortKeys } from "./rows.ts";
import { UsageError } from "./usage-error.ts";

const flags = {
  format: { type: "string", short: "f", default: "table" },
  service: { type: "string", multiple: true },
  workload: { type: "string", multiple: true },
  channel: { type: "string", multiple: true },
  header: { type: "string", multiple: true },
  sort: { type: "string" },
  reverse: { type: "boolean", short: "r", default: false },
  "token-stdin": { type: "boolean", default: false },
  "base-url": { type: "string" },
  environment: { type: "string" },
  locale: { type: "string" },
  timeout: { type: "string" },
  tries: { type: "string" },
  trace: { type: "boolean", default: false },
  tenant: { type: "string" },
  "client-id": { type: "string" },
  "sign-in-url": { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

const commands = ["usage", "doctor", "login", "logout"] as const;

export type Command = (typeof commands)[number];

const signInOptions = ["tenant", "client-id", "sign-in-url"];
const everywhere = ["help", "version"];
/** The options of each command: what one does not know would be without effect, which nobody wants. */
const options: Readonly<Record<Command, readonly string[]>> = {
  usage: Object.keys(flags).filter((name) => !signInOptions.includes(name)),
  doctor: ["token-stdin", ...everywhere],
  login: [...signInOptions, ...everywhere],
  logout: everywhere,
};

export interface Arguments {
  readonly command: Command | "version" | "help";
  /** What the help is about; undefined for all of it. */
  readonly about: Command | undefined;
  readonly format: Format;
  readonly filter: Filter;
  readonly headers: Readonly<Record<string, string>>;
  readonly sort: SortKey | undefined;
  readonly reverse: boolean;
  readonly tokenFromInput: boolean;
  readonly trace: boolean;
  readonly baseUrl: string | undefined;
  readonly environment: string | undefined;
  readonly locale: string | undefined;
  /** Milliseconds. */
  readonly deadline: number | undefined;
  readonly tries: number | undefined;
  readonly tenant: string | undefined;
  readonly clientId: string | undefined;
  readonly signInUrl: string | undefined;
}

/** Reads the arguments after the program's name. Throws a {@link UsageError}. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals, tokens } = parse(args);
  const named = commands.find((each) => positionals.includes(each));
  const given = tokens.flatMap((token) => (token.kind === "option" ? [token] : []));
  const other = named && given.find(({ name }) => !options[named].includes(name));
  if (other !== undefined) throw new UsageError(`${named} has no option ${other.rawName}`);
  return {
    command: command(values, positionals),
    about: named,
    format: oneOf("--format", values.format, formats),
    filter: {
      service: values.service ?? [],
      workload: values.workload ?? [],
      channel: values.channel ?? [],
    },
    headers: Object.fromEntries((values.header ?? []).map(header)),
    sort: values.sort === undefined ? undefined : oneOf("--sort", values.sort, sortKeys),
    reverse: values.reverse,
    tokenFromInput: values["token-stdin"],
    trace: values.trace,
    baseUrl: values["base-url"] === undefined ? undefined : url(values["base-url"]),
    environment: values.environment,
    locale: values.locale === undefined ? undefined : locale(values.locale),
    deadline:
      values.timeout === undefined ? undefined : wholeNumber("--timeout", values.timeout, 86_400) * 1000,
    tries: values.tries === undefined ? undefined : wholeNumber("--tries", values.tries, 100),
    tenant: values.tenant,
    clientId: values["client-id"],
    signInUrl: values["sign-in-url"] === undefined ? undefined : url(values["sign-in-url"], "--sign-in-url"),
  };
}

function parse(args: readonly string[]) {
  if (args.some((arg) => /^--token(=|$)/.test(arg))) {
    throw new UsageError(
      "A token on the command line shows in the list of processes. Set PARTNER_TOKEN, or pipe it in with --token-stdin",
    );
  }
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}

function command(values: { help: boolean; version: boolean }, positionals: string[]): Arguments["command"] {
  const [name, ...rest] = positionals;
  if (values.version) return "version";
  if (values.help || name === "help") return "help";
  const known = commands.find((each) => each === name);
  if (name === undefined) throw new UsageError(`Name a command: ${commands.join(", ")}`);
  if (known === undefined) throw new UsageError(`Unknown command. The commands are: ${commands.join(", ")}`);
  if (rest.length > 0) throw new UsageError(`${known} takes options only, no other arguments`);
  return known;
}

function oneOf<Value extends string>(flag: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text.toLowerCase());
  if (found === undefined) throw new UsageError(`${flag} ${text} is not one of ${values.join(", ")}`);
  return found;
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new UsageError(`${flag} ${text} is not a whole number from 1 to ${most}`);
}

function url(text: string, flag = "--base-url"): string {
  if (URL.canParse(text)) {
    const { protocol, username, password, search, hash } = new URL(text);
    if (username || password) throw new UsageError(`${flag} takes no user and no password`);
    if (search || hash)
      throw new UsageError(`${flag} ${text} has a query or a fragment, which no path can follow`);
    if (/^https?:$/.test(protocol)) return text;
  }
  throw new UsageError(`${flag} ${text} is not an http or https URL`);
}

function locale(text: string): string {
  try {
    Intl.getCanonicalLocales(text);
    return text;
  } catch {
    throw new UsageError(`--locale ${text} is not a locale such as en-US`);
  }
}

function header(text: string): [name: string, value: string] {
  const [, name = "", value = ""] = /^([\w!#$%&'*+.^`|~-]+):\s*([\t -~]+)$/.exec(text) ?? [];
  if (name === "" || /^(proxy-)?authorization$/i.test(name)) {
    throw new UsageError(
      "--header takes a name and a value of ASCII, such as 'Prefer: code=429', and no token",
    );
  }
  return [name, value];
}
