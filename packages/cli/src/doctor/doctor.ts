import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { Style } from "../style.ts";
import { printable, wrapped } from "../text.ts";
import { claimsOf } from "./claims.ts";
import { findings } from "./findings.ts";

/** What a token says, and what the call needs. The token is sent nowhere, and no part of it but its claims is shown. */
export function examine(token: string, now: number, style: Style): { text: string; code: ExitCode } {
  const claims = claimsOf(token);
  if (claims === undefined)
    return {
      text: `${style.danger("✗")} not a JWT, so nothing in it can be read\n  next: give the access token, not a refresh token or a whole answer\n`,
      code: exitCodes.auth,
    };
  const found = findings(claims, now);
  const lines = found.map(
    ({ good, text, next }) =>
      `${good ? "✓" : style.danger("✗")} ${wrapped(printable(text), "  ", "  ").slice(2)}\n${next ? `${wrapped(next, "        ", "  next: ")}\n` : ""}`,
  );
  const good = found.every((each) => each.good);
  const end = good
    ? "Nothing speaks against this token. Whether the service takes it, only it knows.\n"
    : mfaNote;
  return { text: `${lines.join("")}${end}`, code: good ? exitCodes.ok : exitCodes.auth };
}

const mfaNote = `
Microsoft enforces MFA for App+User tokens, since 8 June 2026 in stages: one
integration may get 401 with code 900421 while another still works.
`;
