import { nextStep as hint, type PartnerError } from "@partner-licenses/client";
import { duration } from "./events.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.ts";
import type { Style } from "./style.ts";
import { printable, wrapped } from "./text.ts";
import { outcome } from "./trace.ts";

const nextSteps: Readonly<Partial<Record<ExitCode, string>>> = {
  [exitCodes.usage]: "partner-licenses --help",
  [exitCodes.auth]:
    "get a new token for the signed-in user, with MFA, and set PARTNER_TOKEN; `partner-licenses doctor` explains a token",
  [exitCodes.forbidden]:
    "ask for a role that may read analytics; a new token for the same user does not help",
  [exitCodes.network]: "check the connection and --base-url, or allow more time with --timeout",
  [exitCodes.service]: "try again later; quote the ids to Microsoft support if it persists",
  [exitCodes.answer]: "check for a proxy or a sign-in page between here and the service",
};

/** What is wrong where nothing was called, and the next step. */
export function faultText(text: string, next: string, style: Style): string {
  return `${style.danger("✗")}${wrapped(text, "  ", "  ").slice(1)}\n${wrapped(next, "        ", "  next: ")}\n`;
}

/** What failed, where, and the next step. */
export function failureText(title: string, error: PartnerError, style: Style): string {
  const { code, description, method, url, requestId, correlationId, attempts } = error;
  const facts = [
    [
      outcome(error),
      code && code !== String(error.status) && code !== error.kind ? `code ${code}` : "",
      description ?? reason(error),
    ],
    [`${method} ${url}`],
    [requestId && `request ${requestId}`],
    [correlationId && `correlation ${correlationId}`],
    [attempts.length > 1 && `${attempts.length} attempts`],
  ]
    .map((parts) => parts.filter(Boolean).join(", "))
    .filter(Boolean)
    .map((line) => wrapped(printable(line), "  "));
  return `${[style.danger(`✗ ${title}`), ...facts, wrapped(nextStep(error), "        ", "  next: ")].join("\n")}\n`;
}

function nextStep(error: PartnerError): string {
  const { kind, cause, retryAfterMs } = error;
  if (error.source === "sign-in") return hint(error);
  if (kind === "auth" && cause instanceof Error && /needs https/.test(cause.message))
    return "name a --base-url with https";
  if (kind === "throttled") {
    return retryAfterMs === undefined
      ? "wait a minute and run it again"
      : `run it again in ${duration(retryAfterMs)}`;
  }
  if (kind === "validation" && error.status !== undefined) return "look for a newer version of this command";
  return nextSteps[exitCodeOf(error)] ?? "run it again";
}

/** What happened where the service said nothing itself, such as `connect ECONNREFUSED 127.0.0.1:9`. */
function reason({ kind, cause, message }: PartnerError): string {
  if (kind === "timeout") return "no answer in time";
  if (kind === "decode") return "the answer is not JSON";
  // the client names the place in its message: `Request failed (200, $.items array): …`
  if (kind === "validation") return /\(\d+, (.*?)\): /.exec(message)?.[1] ?? "";
  let innermost = cause;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  if (!(innermost instanceof Error)) return "";
  const { code } = innermost as NodeJS.ErrnoException;
  return innermost.message || (typeof code === "string" ? code : "");
}
