import { checkerFor } from "../contract/engine.ts";
import type { Contract } from "../contract/types.ts";
import type { Checker, ExampleCall } from "../engine/types.ts";
import type { Credentials } from "./credentials.ts";

interface Known {
  readonly checker: Checker;
  readonly calls: Map<number, ExampleCall>;
}

const known = new WeakMap<Contract, Known>();

/** A request to an operation that the contract allows. */
export function exampleCallOf(contract: Contract, operation: number): ExampleCall {
  const { checker, calls } = known.get(contract) ?? { checker: checkerFor(contract), calls: new Map() };
  known.set(contract, { checker, calls });
  const call = calls.get(operation) ?? checker.call(operation);
  calls.set(operation, call);
  return call;
}

/** The path with its query, and the headers, of a call by somebody. */
export function withCredentials(
  { path, query, headers }: Pick<ExampleCall, "path" | "query" | "headers">,
  by: Credentials | undefined,
): { path: string; headers: Record<string, string> } {
  const pairs = [query, by?.query ?? ""].filter(Boolean).join("&");
  const cookie = [headers.cookie, by?.headers.cookie].filter(Boolean).join("; ");
  return {
    path: pairs === "" ? path : `${path}?${pairs}`,
    headers: { ...headers, ...by?.headers, ...(cookie && { cookie }) },
  };
}
