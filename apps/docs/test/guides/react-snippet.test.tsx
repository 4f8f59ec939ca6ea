// @vitest-environment happy-dom
import { createPartnerClient } from "@partner-licenses/client";
import { PartnerProvider } from "@partner-licenses/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { expect, inject, test, vi } from "vitest";
import { patience } from "../../../../scripts/tests/config.mjs";
import { RefreshButton } from "../../snippets/refresh-button.tsx";
import { App } from "../../snippets/usage-list.tsx";

const baseUrl = inject("mockUrl");

function render(node: ReactNode): HTMLElement {
  const place = document.body.appendChild(document.createElement("div"));
  createRoot(place).render(node);
  return place;
}

test("usage-list.tsx says what is wrong when nobody adds the token", async () => {
  const place = render(<App baseUrl={baseUrl} />);
  await vi.waitFor(() => expect(place.textContent).toContain("Partner Token missing"), patience);
});

test("usage-list.tsx lists the rows once a proxy adds the token", async () => {
  const plain = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    request.headers.set("authorization", "Bearer any-token");
    return plain(request);
  });
  const place = render(<App baseUrl={baseUrl} />);
  await vi.waitFor(() => expect(place.textContent).toContain("Skype For Business: 0 %"), patience);
  vi.unstubAllGlobals();
});

test("refresh-button.tsx asks again", async () => {
  const queries = new QueryClient();
  const asked = vi.spyOn(queries, "invalidateQueries");
  const place = render(
    <QueryClientProvider client={queries}>
      <PartnerProvider client={createPartnerClient({ baseUrl: baseUrl })}>
        <RefreshButton />
      </PartnerProvider>
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(place.querySelector("button")).not.toBeNull(), patience);
  place.querySelector("button")?.click();
  expect(asked).toHaveBeenCalledWith({ queryKey: ["getPartnerLicensesUsage"] });
});
