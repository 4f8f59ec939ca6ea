import type { IconName } from "../components/Icon.tsx";
import type { Problem, ProblemKind } from "../lib/problem.ts";
import type { Words } from "../words/words.ts";

/** How each kind of problem looks. */
export const problemLooks: Record<ProblemKind, { readonly icon: IconName; readonly tone: "bad" | "warn" }> = {
  throttled: { icon: "clock", tone: "warn" },
  token: { icon: "key", tone: "warn" },
  mfa: { icon: "key", tone: "warn" },
  role: { icon: "lock", tone: "warn" },
  forbidden: { icon: "lock", tone: "warn" },
  request: { icon: "alert", tone: "bad" },
  contract: { icon: "alert", tone: "bad" },
  connection: { icon: "offline", tone: "bad" },
  timeout: { icon: "offline", tone: "bad" },
  service: { icon: "alert", tone: "bad" },
};

/** What happened, in a line; the cause itself comes from the answer and the contract. */
export function titleOf({ kind, headers, error: { status } }: Problem, words: Words): string {
  if (kind === "request" && headers.length > 0) return words.refusesHeaders(headers.join(", "));
  const { title } = words.problems[kind];
  return kind === "request" || kind === "service" ? `${title} (${status})` : title;
}
