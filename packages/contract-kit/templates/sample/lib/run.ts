import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { mutations, queries } from "../hooks.ts";
import type { OperationInfo } from "../types.ts";
import type { Input } from "./values.ts";

/** One operation's call: what it is doing, and how to start it. */
export interface Run {
  readonly state: "idle" | "pending" | "success" | "error";
  readonly data: unknown;
  readonly error: unknown;
  send(input: Input): void;
}

type QueryHook = (input: Input, query: object) => UseQueryResult<unknown>;
interface Mutation {
  readonly status: Run["state"];
  readonly data: unknown;
  readonly error: unknown;
  mutate(input: Input): void;
}

/** Calls an operation through its generated hook. Whether an operation is safe never changes, so the order of hooks holds. */
export function useRun(operation: OperationInfo): Run {
  return operation.safe ? useQueryRun(operation.id) : useMutationRun(operation.id);
}

function useQueryRun(id: string): Run {
  const [sent, setSent] = useState<{ readonly input: Input }>();
  const useOperation = (queries as unknown as Record<string, QueryHook>)[id] as QueryHook;
  const query = useOperation(sent?.input ?? {}, { enabled: false, staleTime: 0, gcTime: 0 });
  const { refetch } = query;
  // Each click is a call, also of the same data: headers, which ask the mock for an answer, are no part of the key.
  useEffect(() => {
    if (sent !== undefined) void refetch();
  }, [sent, refetch]);
  const send = (input: Input) => setSent({ input });
  const state = sent === undefined ? "idle" : query.isFetching ? "pending" : query.status;
  return { state, data: query.data, error: query.error, send };
}

function useMutationRun(id: string): Run {
  const useOperation = (mutations as unknown as Record<string, () => Mutation>)[id] as () => Mutation;
  const { status, data, error, mutate } = useOperation();
  return { state: status, data, error, send: mutate };
}
