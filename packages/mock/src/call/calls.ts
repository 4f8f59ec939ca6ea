import { checkerFor } from "../contract/engine.ts";
import type { Contract } from "../contract/types.ts";
import type { Checker, ExampleCall } from "../engine/types.ts";
import type { TokenCarrier } from "./credentials.ts";

type Callbacks = ReturnType<Checker["callbacks"]>;

interface Known {
  readonly checker: Checker;
  readonly calls: Map<number, ExampleCall>;
  readonly callbacks: Map<number, Callbacks>;
}

const known = new WeakMap<Contract, Known>();

/** A request to an operation that the contract allows. */
export function exampleCallOf(contract: Contract, operation: number): ExampleCall {
  const { checker, calls } = knownOf(contract);
  const call = calls.get(operation) ?? checker.call(operation);
  calls.set(operation, call);
  return call;
}

/** What the server calls because of an operation. */
export function callbacksFor(contract: Contract, operation: number): Callbacks {
  const { checker, callbacks } = knownOf(contract);
  const found = callbacks.get(operation) ?? checker.callbacks(operation);
  callbacks.set(operation, found);
  return found;
}

function knownOf(contract: Contract): Known {
  const found = known.get(contract) ?? {
    checker: checkerFor(contract),
    calls: new Map(),
    callbacks: new Map(),
  };
  known.set(contract, found);
  return found;
}

/** The path with its query, and the headers, of a call by somebody. */
export function withCredentials(
  { path, query, headers }: Pick<ExampleCall, "path" | "query" | "headers">,
  by: TokenCarrier | undefined,
): { path: string; headers: Record<string, string> } {
  const pairs = [query, by?.query ?? ""].filter(Boolean).join("&");
  const cookie = [headers.cookie, by?.headers.cookie].filter(Boolean).join("; ");
  return {
    path: pairs === "" ? path : `${path}?${pairs}`,
    headers: { ...headers, ...by?.headers, ...(cookie && { cookie }) },
  };
}
