import type { Outgoing } from "./request.ts";
import type { Call } from "./shared.ts";
import { contractVersion } from "./table.ts";
import { tell } from "./tell.ts";

/** Tells that a try begins. Its listener may add headers. */
export function announceTry(call: Call, { method, headers }: Outgoing["init"]): void {
  const setHeader = (name: string, value: string) => {
    headers[name.toLowerCase()] = value;
  };
  tell(call, "attempt", { attempt: call.attempts.length + 1, method, url: call.url, setHeader });
}

/** Tells, once each, what the headers of an answer announce: the end of the operation, a contract of another major. */
export function announceAnswer(call: Call, headers: Headers): void {
  const { id, shared } = call;
  const { seen } = shared;
  const [deprecation, sunset, link, server] = ["deprecation", "sunset", "link", "mock-contract-version"].map(
    (name) => headers.get(name),
  );
  if (!seen[id] && (deprecation || sunset)) {
    seen[id] = 1;
    tell(call, "deprecated", { deprecation, sunset, link });
  }
  if (!seen[""] && server && majorOf(server) !== majorOf(contractVersion)) {
    seen[""] = 1;
    tell(call, "version", { client: contractVersion, server });
  }
}

/** What a breaking change counts up: `2` of 2.1.0, `0.9` of 0.9.1. */
function majorOf(version: string): string | undefined {
  return /^(0\.)?\d+/.exec(version)?.[0];
}
