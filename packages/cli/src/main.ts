import { createPartnerClient, isPartnerError, type PartnerClientOptions } from "@partner-licenses/client";
import { type Arguments, readArguments } from "./args.ts";
import { printableAnswer } from "./check.ts";
import { examine } from "./doctor/doctor.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.ts";
import { write } from "./format/index.ts";
import { help } from "./help.ts";
import { progress } from "./progress.ts";
import { failureText } from "./report.ts";
import { filterRows, type Row, sortRows, valuesOf } from "./rows.ts";
import { type Style, styleFor } from "./style.ts";
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
  try {
    const given = readArguments(args);
    if (given.command === "help") return await print(help);
    if (given.command === "version") return await print(`${version()}\n`);
    const token = await tokenOf(given);
    if (token === undefined) return noToken(style);
    if (given.command === "doctor") return await doctor(token);
    return await usage(given, token, style);
  } catch (error) {
    return report(error, style);
  }
}

function tokenOf({ tokenFromInput }: Arguments): Promise<string | undefined> {
  if (tokenFromInput && process.stdin.isTTY) say("Paste the token, then press Enter and Ctrl-D.\n");
  return readToken(tokenFromInput, process.stdin, process.env);
}

function noToken(style: Style): ExitCode {
  say(`${style.danger("✗ No token")}\n  next: set PARTNER_TOKEN, or pipe the token in with --token-stdin\n`);
  return exitCodes.auth;
}

async function doctor(token: string): Promise<ExitCode> {
  const { text, code } = examine(token, Date.now(), styleFor(process.stdout.isTTY === true, process.env));
  await print(text);
  return code;
}

async function usage(given: Arguments, token: string, style: Style): Promise<ExitCode> {
  const rows = await fetchRows(given, token, style);
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

async function fetchRows(given: Arguments, auth: string, style: Style): Promise<readonly Row[]> {
  const interrupt = new AbortController();
  const onSignal = () => interrupt.abort(new Error("interrupted"));
  const waiting = progress(say, process.stderr.isTTY === true && !given.trace);
  const trace = given.trace ? tracer(say, style) : undefined;
  const { baseUrl, locale, deadline, tries } = given;
  process.once("SIGINT", onSignal);
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
    return (await partner.analytics.licenses.usage.get({ signal: interrupt.signal, headers: given.headers }))
      .items;
  } finally {
    waiting.stop();
    process.removeListener("SIGINT", onSignal);
  }
}

function noMatch(rows: readonly Row[]): string {
  const known = (["service", "workload", "channel"] as const).map(
    (key) => `  --${key.padEnd(8)}  ${valuesOf(rows, key).slice(0, 12).join(", ")}`,
  );
  return `No row matches the filters. The answer has:\n${known.join("\n")}\n`;
}

function report(error: unknown, style: Style): ExitCode {
  if (isPartnerError(error)) {
    say(failureText(error, style));
    return exitCodeOf(error);
  }
  const wrong = error instanceof UsageError || (error instanceof TypeError && /^No "/.test(error.message));
  if (wrong) {
    say(`${style.danger("✗")} ${(error as Error).message}\n  next: partner-licenses --help\n`);
    return exitCodes.usage;
  }
  say(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.unexpected;
}

function print(text: string): Promise<ExitCode> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(exitCodes.ok)));
}

/** `| head` closes the pipe early, which is not a fault. */
function ignoreClosedPipe(): void {
  process.stdout.once("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? exitCodes.ok : exitCodes.unexpected);
  });
}
