// @vitest-environment happy-dom
import { createPartnerClient, isPartnerError } from "@partner-licenses/client";
import { cleanup, render, renderHook, screen, waitFor } from "@testing-library/react";
import { createElement, Suspense } from "react";
import { afterEach, expect, test } from "vitest";
import {
  partnerLicensesUsageQueryOptions,
  usePartnerClient,
  usePartnerLicensesUsage,
  useSuspensePartnerLicensesUsage,
} from "../src/index.ts";
import { documented, json, setUp, throttled } from "./support/tree.ts";

afterEach(cleanup);

function Total() {
  return createElement("p", null, `total ${useSuspensePartnerLicensesUsage().data.totalCount}`);
}

test("a hook gives the data of the operation", async () => {
  const { wrapper } = setUp(async () => json(documented));
  const { result } = renderHook(() => usePartnerLicensesUsage(), { wrapper });
  expect(result.current.isPending).toBe(true);
  await waitFor(() => expect(result.current.data).toEqual(documented));
});

test("select narrows the data", async () => {
  const { wrapper } = setUp(async () => json(documented));
  const { result } = renderHook(() => usePartnerLicensesUsage({}, { select: ({ items }) => items.length }), {
    wrapper,
  });
  await waitFor(() => expect(result.current.data).toBe(documented.items.length));
});

test("enabled: false sends nothing", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const { result } = renderHook(() => usePartnerLicensesUsage({}, { enabled: false }), { wrapper });
  expect(result.current.fetchStatus).toBe("idle");
  expect(requests).toHaveLength(0);
});

test("the error is a PartnerError, and nothing is tried again by the query", async () => {
  const { wrapper, requests } = setUp(async () => json(throttled, 429, { "retry-after": "57" }));
  const { result } = renderHook(() => usePartnerLicensesUsage(), { wrapper });
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(isPartnerError(result.current.error)).toBe(true);
  expect(result.current.error).toMatchObject({
    kind: "throttled",
    retryAfterMs: 57_000,
    operation: "getPartnerLicensesUsage",
  });
  expect(requests).toHaveLength(1);
});

test("an empty error body is an error too", async () => {
  const { wrapper } = setUp(async () => new Response(null, { status: 500 }));
  const { result } = renderHook(() => usePartnerLicensesUsage(), { wrapper });
  await waitFor(() => expect(result.current.error).toMatchObject({ kind: "http", status: 500 }));
});

test("unmounting aborts the request", async () => {
  let aborted = false;
  const { wrapper, requests } = setUp(
    (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => {
          aborted = true;
          reject(new Error("aborted"));
        });
      }),
  );
  const { unmount } = renderHook(() => usePartnerLicensesUsage(), { wrapper });
  await waitFor(() => expect(requests).toHaveLength(1));
  unmount();
  await waitFor(() => expect(aborted).toBe(true));
});

test("call options reach the request, and are no part of the query key", async () => {
  const { wrapper, requests, queryClient } = setUp(async () => json(documented));
  const options = { correlationId: "c-1", headers: { "X-Team": "a" }, tries: 1, deadline: 5000 };
  const { result } = renderHook(() => usePartnerLicensesUsage(options), { wrapper });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  expect(["ms-correlationid", "x-team"].map((name) => requests[0]?.headers.get(name))).toEqual(["c-1", "a"]);
  const keys = queryClient
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey);
  expect(keys).toEqual([["getPartnerLicensesUsage"]]);
});

test("an id of its own for each render makes one request, and so do two components with other limits", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const use = () => {
    const one = usePartnerLicensesUsage({ correlationId: crypto.randomUUID() });
    const two = usePartnerLicensesUsage({ tries: 1, timeout: 1000 });
    return [one.status, two.status, one.isPending, two.isPending];
  };
  const { result, rerender } = renderHook(use, { wrapper });
  for (let render = 0; render < 10; render += 1) rerender();
  await waitFor(() => expect(result.current.slice(0, 2)).toEqual(["success", "success"]));
  rerender();
  expect(requests).toHaveLength(1);
});

test("the suspense hook shows the fallback, then the data", async () => {
  const { wrapper } = setUp(async () => json(documented));
  render(createElement(Suspense, { fallback: createElement("p", null, "loading") }, createElement(Total)), {
    wrapper,
  });
  expect(screen.getByText("loading")).toBeDefined();
  expect(await screen.findByText(`total ${documented.totalCount}`)).toBeDefined();
});

test("a hook outside the provider says what to do", () => {
  expect(() => renderHook(() => usePartnerClient())).toThrow(/PartnerProvider/);
});

test("parameters without a value choose nothing", () => {
  const partner = createPartnerClient();
  for (const header of [{}, { ValidateMfa: undefined }])
    expect(partnerLicensesUsageQueryOptions(partner, { header }).queryKey).toEqual([
      "getPartnerLicensesUsage",
    ]);
  const chosen = { header: { ValidateMfa: true } };
  expect(partnerLicensesUsageQueryOptions(partner, chosen).queryKey).toEqual([
    "getPartnerLicensesUsage",
    chosen,
  ]);
});
