import { isClientError } from "../api.ts";
import type { Cause, OperationInfo } from "../types.ts";

/** What an error says of itself. */
export function messageOf(error: unknown): string {
  return isClientError(error) || error instanceof Error ? error.message : String(error);
}

/**
 * The cause that the contract names for an error: the one with its code, the one that the mock was asked for where
 * several have that code. Undefined where the contract does not tell.
 */
export function causeOf(
  { answers }: OperationInfo,
  { status, code }: { readonly status?: number | undefined; readonly code?: string | undefined },
  asked: string,
): Cause | undefined {
  const causes = answers.find((answer) => answer.status === String(status))?.causes ?? [];
  const fitting = causes.filter((cause) => cause.code === code);
  return (
    fitting.find(({ example }) => asked === `${status}:${example}`) ??
    (fitting.length === 1 ? fitting[0] : undefined)
  );
}
