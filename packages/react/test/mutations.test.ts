// @vitest-environment happy-dom
import { isPartnerError } from "@partner-licenses/client";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { mutationHook, mutationOptionsFor } from "../src/index.ts";
import { documented, json, setUp, throttled } from "./support/tree.ts";

// The contract has no operation that changes something, so the helpers are used with the one that it has.
const useOperation = mutationHook("getPartnerLicensesUsage");

afterEach(cleanup);

test("a mutation sends nothing until it is asked, then gives the data", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const { result } = renderHook(() => useOperation(), { wrapper });
  expect([result.current.status, requests.length]).toEqual(["idle", 0]);
  act(() => result.current.mutate());
  await waitFor(() => expect(result.current.data).toEqual(documented));
  expect(requests).toHaveLength(1);
});

test("its variables are the options of the call", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const { result } = renderHook(() => useOperation(), { wrapper });
  const data = await act(() =>
    result.current.mutateAsync({ correlationId: "c-1", headers: { "X-Team": "a" } }),
  );
  expect(data).toEqual(documented);
  expect(["ms-correlationid", "x-team"].map((name) => requests[0]?.headers.get(name))).toEqual(["c-1", "a"]);
});

test("its error is a PartnerError, passed to the callbacks, and nothing is sent again", async () => {
  const { wrapper, requests } = setUp(async () => json(throttled, 429, { "retry-after": "57" }));
  const received: unknown[] = [];
  const { result } = renderHook(() => useOperation({ onError: (error) => received.push(error) }), {
    wrapper,
  });
  act(() => result.current.mutate());
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(result.current.error).toMatchObject({ kind: "throttled", retryAfterMs: 57_000 });
  expect([received, requests.length]).toEqual([[result.current.error], 1]);
});

test("an empty error answer does not count as success", async () => {
  const { wrapper } = setUp(async () => new Response(null, { status: 500 }));
  const { result } = renderHook(() => useOperation(), { wrapper });
  act(() => result.current.mutate());
  await waitFor(() => expect(result.current.isPending || result.current.isIdle).toBe(false));
  expect([result.current.isSuccess, isPartnerError(result.current.error)]).toEqual([false, true]);
});

test("its options name the operation, so that mutations can be found by it", async () => {
  const { partner, wrapper, queryClient } = setUp(async () => json(documented));
  expect(mutationOptionsFor("getPartnerLicensesUsage")(partner)).toMatchObject({
    mutationKey: ["getPartnerLicensesUsage"],
    retry: false,
  });
  const { result } = renderHook(() => useOperation(), { wrapper });
  await act(() => result.current.mutateAsync());
  expect(queryClient.getMutationCache().find({ mutationKey: ["getPartnerLicensesUsage"] })).toBeDefined();
});
