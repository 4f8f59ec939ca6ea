import { createPartnerClient, type PartnerClient } from "@partner-licenses/client";
import spec from "@partner-licenses/spec" with { type: "json" };
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement, type ReactNode } from "react";
import { PartnerProvider } from "../../src/index.ts";

export const documented = spec.components.examples.documented.value;
export const throttled = spec.components.examples.throttled.value;

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** A client over a handler, in a tree. */
export function setUp(handler: (request: Request, init?: RequestInit) => Promise<Response>) {
  const requests: Request[] = [];
  const fetch = async (input: string | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    requests.push(request);
    return handler(request, init);
  };
  const partner = createPartnerClient({ baseUrl: "https://partner.test", auth: "t", tries: 1, fetch });
  return { partner, requests, ...treeOf(partner) };
}

/** A tree with both providers, and the cache of its queries. */
export function treeOf(partner: PartnerClient) {
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children?: ReactNode }) =>
    createElement(
      QueryClientProvider,
      { client: queryClient },
      createElement(PartnerProvider, { client: partner }, children),
    );
  return { queryClient, wrapper };
}
