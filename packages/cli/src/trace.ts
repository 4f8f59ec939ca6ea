import type { PartnerError } from "@partner-licenses/client";
import { duration, type Listener } from "./events.ts";
import type { Style } from "./style.ts";

/** Prints every attempt and wait of the call. The token is in no event, so it cannot be printed. */
export function tracer(print: (line: string) => void, style: Style): Listener {
  const line = (sign: string, text: string) => print(`${style.quiet(sign)} ${text}\n`);
  const started = Date.now();
  let attempts = 0;
  return (event) => {
    switch (event.type) {
      case "token":
        return line("·", "token received");
      case "attempt":
        attempts = event.attempt;
        if (event.attempt === 1) {
          line("·", `request id     ${event.requestId}`);
          line("·", `correlation id ${event.correlationId}`);
        }
        return line("→", `attempt ${event.attempt}: ${event.method} ${event.url}`);
      case "retry":
        return line(
          "←",
          `attempt ${event.attempt}: ${outcome(event.error)}; next one in ${duration(event.waitMs)}`,
        );
      case "wait":
        return line("·", `held back for ${duration(event.waitMs)}, since the service throttled another call`);
      case "deprecated":
        return line(
          "!",
          `the service announces the end of this call: ${event.sunset ?? event.deprecation ?? ""}`,
        );
      case "contract":
        return line("!", `the answer differs from the contract in ${event.issues.length} places`);
      case "version":
        return line("!", `the server speaks contract ${event.server}, this command ${event.client}`);
      case "done":
        return line(
          "←",
          `${outcome(event.error)} after ${count(attempts)}, ${duration(Date.now() - started)} in all`,
        );
    }
  };
}

const count = (attempts: number): string => (attempts === 1 ? "1 attempt" : `${attempts} attempts`);

/** How an attempt ended: `ok`, `429 throttled`, `network`. */
export function outcome(error: Pick<PartnerError, "status" | "kind"> | undefined): string {
  if (error === undefined) return "ok";
  const { status, kind } = error;
  return status === undefined ? kind : `${status} ${kind}`;
}
