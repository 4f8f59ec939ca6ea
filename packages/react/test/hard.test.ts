// @vitest-environment happy-dom
import {
  type PartnerClient,
  type PartnerError,
  PartnerError as PartnerErrorClass,
} from "@partner-licenses/client";
import {
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
  useQueryErrorResetBoundary,
} from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { Component, createElement, type ReactNode, StrictMode, Suspense } from "react";
import { afterEach, expect, test, vi } from "vitest";
import {
  mutationHook,
  PartnerProvider,
  partnerLicensesUsageQueryOptions,
  usePartnerLicensesUsage,
  useSuspensePartnerLicensesUsage,
} from "../src/index.ts";
import { documented, json, setUp } from "./support/tree.ts";

afterEach(cleanup);

const failure = () => json({ code: "500", description: "no luck" }, 500);

function Total() {
  return createElement("p", null, `total ${useSuspensePartnerLicensesUsage().data.totalCount}`);
}

class Boundary extends Component<{ onReset: () => void; children?: ReactNode }, { error?: PartnerError }> {
  override state: { error?: PartnerError } = {};
  static getDerivedStateFromError = (error: PartnerError) => ({ error });
  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    const again = () => {
      this.props.onReset();
      this.setState({ error: undefined as never });
    };
    return createElement("button", { onClick: again, type: "button" }, `${error.kind} ${error.status}`);
  }
}

function Resettable() {
  const { reset } = useQueryErrorResetBoundary();
  const suspended = createElement(Suspense, { fallback: "loading" }, createElement(Total));
  return createElement(Boundary, { onReset: reset }, suspended);
}

const tree = (queryClient: QueryClient, client: PartnerClient, ...children: ReactNode[]) =>
  createElement(
    QueryClientProvider,
    { client: queryClient },
    createElement(PartnerProvider, { client }, ...children),
  );

test("the double effects of StrictMode give the data, and leave one query", async () => {
  const { wrapper, queryClient } = setUp(async () => json(documented));
  const { result } = renderHook(() => usePartnerLicensesUsage(), {
    wrapper: ({ children }) => createElement(StrictMode, null, wrapper({ children })),
  });
  await waitFor(() => expect(result.current.data).toEqual(documented));
  expect([result.current.error, queryClient.getQueryCache().getAll().length]).toEqual([null, 1]);
});

test("an error boundary under Suspense is given the typed error, and its reset asks again", async () => {
  const answers = [failure(), json(documented)];
  const { wrapper, requests } = setUp(async () => answers.shift() as Response);
  const silent = vi.spyOn(console, "error").mockImplementation(() => {});
  render(createElement(Resettable), { wrapper });
  fireEvent.click(await screen.findByText("http 500"));
  expect(await screen.findByText(`total ${documented.totalCount}`)).toBeDefined();
  expect(requests).toHaveLength(2);
  silent.mockRestore();
});

test("what a server fetched is hydrated, without its token and without a second request", async () => {
  const server = setUp(async () => json(documented));
  await server.queryClient.prefetchQuery(
    partnerLicensesUsageQueryOptions(server.partner, {
      headers: { Authorization: "Bearer secret-of-the-server" },
      correlationId: "secret-id",
    }),
  );
  const state = JSON.parse(JSON.stringify(dehydrate(server.queryClient)));
  expect(JSON.stringify(state)).not.toContain("secret");
  const browser = setUp(async () => failure());
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  render(
    tree(
      client,
      browser.partner,
      createElement(
        HydrationBoundary,
        { state },
        createElement(Suspense, { fallback: "loading" }, createElement(Total)),
      ),
    ),
  );
  expect(screen.getByText(`total ${documented.totalCount}`)).toBeDefined();
  expect([server.requests.length, browser.requests.length]).toEqual([1, 0]);
});

test("a failed query dehydrates neither its token nor its headers", async () => {
  const { partner, queryClient } = setUp(async () =>
    json({ description: "Bearer secret-token-echoed" }, 500, { "x-echo": "secret-header" }),
  );
  const options = partnerLicensesUsageQueryOptions(partner, { headers: { "X-Own": "secret-header" } });
  await queryClient.prefetchQuery(options);
  const state = dehydrate(queryClient, { shouldDehydrateQuery: () => true });
  expect(state.queries).toHaveLength(1);
  expect(JSON.stringify(state)).not.toContain("secret-header");
});

test("select sees each answer, and what it throws is an error of the query alone", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const select = () => {
    throw new RangeError("no such row");
  };
  const use = () => [usePartnerLicensesUsage({}, { select }), usePartnerLicensesUsage()] as const;
  const { result } = renderHook(use, { wrapper });
  await waitFor(() => expect(result.current[1].isSuccess).toBe(true));
  expect(result.current[0].error).toBeInstanceOf(RangeError);
  expect(requests).toHaveLength(1);
});

test("enabled: false asks when refetch does, once", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const use = () => {
    const { data, refetch } = usePartnerLicensesUsage({}, { enabled: false });
    return { data, refetch };
  };
  const { result } = renderHook(use, { wrapper });
  await act(() => result.current.refetch());
  await waitFor(() => expect(result.current.data).toEqual(documented));
  expect(requests).toHaveLength(1);
});

test("another client in the provider is the one that the next fetch uses", async () => {
  const one = setUp(async () => json(documented));
  const two = setUp(async () => json({ ...documented, totalCount: 99 }));
  const queryClient = new QueryClient();
  const view = render(
    tree(queryClient, one.partner, createElement(Suspense, { fallback: "loading" }, createElement(Total))),
  );
  await screen.findByText(`total ${documented.totalCount}`);
  view.rerender(
    tree(queryClient, two.partner, createElement(Suspense, { fallback: "loading" }, createElement(Total))),
  );
  await act(() => queryClient.invalidateQueries());
  expect(await screen.findByText("total 99")).toBeDefined();
  expect([one.requests.length, two.requests.length]).toEqual([1, 1]);
});

test("a mutation that is tried again by the program keeps its idempotency key", async () => {
  const answers = [failure(), json(documented)];
  const { wrapper, requests } = setUp(async () => answers.shift() as Response);
  const useOperation = mutationHook("getPartnerLicensesUsage");
  const { result } = renderHook(() => useOperation({ retry: 1, retryDelay: 0 }), { wrapper });
  await act(() => result.current.mutateAsync({ headers: { "Idempotency-Key": "key-1" } }));
  expect(requests.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["key-1", "key-1"]);
});

test("an error is of the class of this API, and knows its operation", async () => {
  const { wrapper } = setUp(async () => failure());
  const { result } = renderHook(() => usePartnerLicensesUsage(), { wrapper });
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(result.current.error).toBeInstanceOf(PartnerErrorClass);
  expect(result.current.error).toMatchObject({ operation: "getPartnerLicensesUsage", status: 500 });
});

test("a limit that is no number is an error of the hook, and nothing is sent", async () => {
  const { wrapper, requests } = setUp(async () => json(documented));
  const { result } = renderHook(() => usePartnerLicensesUsage({ timeout: Number.NaN }), { wrapper });
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(result.current.error).toMatchObject({ kind: "validation" });
  expect(requests).toEqual([]);
});
