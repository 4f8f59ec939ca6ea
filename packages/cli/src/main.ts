import { createPartnerClient, isPartnerError, type PartnerClientOptions } from "@partner-licenses/client";
import { type Arguments, readArguments } from "./args.ts";
import { printableAnswer } from "./check.ts";
import { examine } from "./doctor/doctor.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.ts";
import { write } from "./format/index.ts";
import { help } from "./help.ts";
import { login, signedIn } from "./login/login.ts";
import { dropSession, SessionError, sessionFile } from "./login/session.ts";
import { progress } from "./progress.ts";
import { failureText, faultText } from "./report.ts";
import { filterRows, type Row, sortRows, valuesOf } from "./rows.ts";
import { type Style, styleFor } from "./style.ts";
import { printable, wrapped } from "./text.ts";
import { readToken } from "./token.ts";
import { tracer } from "./trace.ts";
import { UsageError } from "./usage-error.ts";
import { version } from "./version.ts";

const say = (text: string): void => void process.stderr.write(text);

/**
 * Runs the command line on this process's streams and environment.
 * Resolves to the exit code; never rejects.
 * @param args the arguments after the program's name
 */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const style = styleFor(process.stderr.isTTY === true, process.env);
  ignoreClosedPipe();
  let command: Arguments["command"] = "usage";
  try {
    const given = readArguments(args);
    command = given.command;
    if (command === "help") return await print(help(given.about));
    if (command === "version") return await print(`${version()}\n`);
    if (command === "login") return await signIn(given);
    if (command === "logout") return await signOut();
    const auth = (await tokenOf(given)) ?? (await signedIn(sessionFile(process.env), clientSecret()));
    if (auth === undefined) return noToken(style);
    if (command === "doctor") return await doctor(await textOf(auth));
    return await usage(given, auth, style);
  } catch (error) {
    return report(error, command, style);
  }
}

/** Environment, as options show in the list of processes. */
const clientSecret = () => process.env.PARTNER_CLIENT_SECRET || undefined;

async function signIn({ tenant, clientId, signInUrl }: Arguments): Promise<ExitCode> {
  const tenantId = tenant ?? process.env.PARTNER_TENANT_ID;
  const appId = clientId ?? process.env.PARTNER_CLIENT_ID;
  if (!tenantId || !appId)
    throw new UsageError("login needs --tenant and --client-id, or PARTNER_TENANT_ID and PARTNER_CLIENT_ID");
  const { signal, release } = interruption();
  try {
    const who = { tenantId, clientId: appId, signInUrl };
    await login({ ...who, clientSecret: clientSecret(), file: sessionFile(process.env), signal, say });
    return exitCodes.ok;
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    throw error;
  } finally {
    release();
  }
}

async function signOut(): Promise<ExitCode> {
  await dropSession(sessionFile(process.env));
  say("✓ Signed out\n");
  return exitCodes.ok;
}

/** What Ctrl-C fires, until it is released. */
function interruption() {
  const interrupt = new AbortController();
  const onSignal = () => interrupt.abort(new Error("interrupted"));
  process.once("SIGINT", onSignal);
  return { signal: interrupt.signal, release: () => process.removeListener("SIGINT", onSignal) };
}

type TokenSource = NonNullable<Awaited<ReturnType<typeof signedIn>>> | string;

async function textOf(auth: TokenSource): Promise<string> {
  if (typeof auth === "string") return auth;
  const answer = await auth.getToken();
  return typeof answer === "string" ? answer : "token" in answer ? answer.token : answer.accessToken;
}

function tokenOf({ tokenFromInput }: Arguments): Promise<string | undefined> {
  if (tokenFromInput && process.stdin.isTTY) say("Paste the token, then press Enter and Ctrl-D.\n");
  return readToken(tokenFromInput, process.stdin, process.env);
}

const signInAgain = "partner-licenses login, or set PARTNER_TOKEN";

function noToken(style: Style): ExitCode {
  say(faultText("No token", signInAgain, style));
  return exitCodes.auth;
}

async function doctor(token: string): Promise<ExitCode> {
  const { text, code } = examine(token, Date.now(), styleFor(process.stdout.isTTY === true, process.env));
  await print(text);
  return code;
}

async function usage(given: Arguments, auth: TokenSource, style: Style): Promise<ExitCode> {
  const rows = await fetchRows(given, auth, style);
  const wanted = sortRows(filterRows(rows, given.filter), given.sort, given.reverse);
  if (wanted.length === 0 && rows.length > 0) say(noMatch(rows));
  const terminal = process.stdout;
  return await print(
    write(given.format, wanted, {
      style: styleFor(terminal.isTTY === true, process.env),
      width: Math.min(120, Math.max(40, terminal.columns || 80)),
      locale: given.locale ?? "en",
    }),
  );
}

async function fetchRows(given: Arguments, auth: TokenSource, style: Style): Promise<readonly Row[]> {
  const { signal, release } = interruption();
  const waiting = progress(say, process.stderr.isTTY === true && !given.trace);
  const trace = given.trace ? tracer(say, style) : undefined;
  const { baseUrl, locale, deadline, tries } = given;
  try {
    const partner = createPartnerClient({
      auth,
      baseUrl,
      locale,
      deadline,
      tries,
      environment: given.environment as PartnerClientOptions["environment"],
      application: "@partner-licenses/cli",
      validate: printableAnswer,
      onEvent(event) {
        trace?.(event);
        waiting.listen(event);
      },
    });
    return (await partner.analytics.licenses.usage.get({ signal, headers: given.headers })).items;
  } finally {
    waiting.stop();
    release();
  }
}

function noMatch(rows: readonly Row[]): string {
  const known = (["service", "workload", "channel"] as const).map((key) => {
    const values = printable(valuesOf(rows, key).slice(0, 12).join(", "));
    return wrapped(values, " ".repeat(14), `  --${key.padEnd(8)}  `);
  });
  return `No row matches the filters. The answer has:\n${known.join("\n")}\n`;
}

const failures: Readonly<Partial<Record<Arguments["command"], string>>> = {
  usage: "License usage could not be read",
  doctor: "The token could not be fetched",
  login: "The sign-in failed",
};

function report(error: unknown, command: Arguments["command"], style: Style): ExitCode {
  if (isPartnerError(error)) {
    say(failureText(failures[command] ?? "", error, style));
    return exitCodeOf(error);
  }
  // the client says so of options, which are those of the command line
  const isWrong = error instanceof TypeError && /^No "|needs https$/.test(error.message);
  if (error instanceof UsageError || isWrong) {
    say(faultText(error.message, "partner-licenses --help", style));
    return exitCodes.usage;
  }
  if (error instanceof SessionError) {
    say(faultText(error.message, signInAgain, style));
    return exitCodes.auth;
  }
  say(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.unexpected;
}

function print(text: string): Promise<ExitCode> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(exitCodes.ok)));
}

/** `| head` closes the pipe early, which is not a fault; nor is it one where nobody reads what is said next to the rows. */
function ignoreClosedPipe(): void {
  process.stderr.on("error", () => {});
  process.stdout.once("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? exitCodes.ok : exitCodes.unexpected);
  });
}
