import type { IncomingMessage, ServerResponse } from "node:http";
import type { Contract } from "../contract/types.ts";
import type { EngineAnswer } from "../engine/types.ts";

/** Sends the caller's ids back under their own headers, unless the contract refused them. */
export function echoIds(
  request: IncomingMessage,
  response: ServerResponse,
  answer: EngineAnswer,
  contract: Pick<Contract, "echoes">,
): void {
  const echo = contract.echoes[answer.operation];
  for (const [from, to] of echo?.byStatus[answer.status] ?? echo?.byStatus.default ?? []) {
    const value = request.headers[from];
    if (value && !isRefused(answer, from)) response.setHeader(to, value);
  }
}

function isRefused({ violations }: EngineAnswer, header: string): boolean {
  return violations.some(
    ({ location, severity }) => severity === "Error" && location[1] === "header" && location[2] === header,
  );
}
