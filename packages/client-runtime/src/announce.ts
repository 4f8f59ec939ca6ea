import { emit } from "./emit.ts";
import type { Call } from "./shared.ts";

/** Passes on, once each, what the headers of an answer announce: the end of the operation, a contract of another major. */
export function announceAnswer(call: Call): void {
  const { id, version: client, seen } = call;
  const answer = call.answer as Headers;
  // one by one, as a list of their names is more bytes
  const deprecation = answer.get("deprecation");
  const sunset = answer.get("sunset");
  const link = answer.get("link");
  const server = answer.get("mock-contract-version");
  if (deprecation || sunset) seen[id] ??= emit(call, "deprecated", { deprecation, link, sunset });
  if (server && majorOf(server) !== majorOf(client)) seen[""] ??= emit(call, "version", { client, server });
}

/** What a breaking change counts up: `2` of 2.1.0, `0.9` of 0.9.1. */
function majorOf(version: string): string {
  return `${/^(0\.)?\d+/.exec(version)}`;
}
