import { createPartnerClient } from "@partner-licenses/client";
import { validation } from "@partner-licenses/client/validate";
import { PartnerProvider } from "@partner-licenses/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Scenario } from "../preview/scenarios.ts";
import { onRequests, previewFetch } from "../preview/transport.ts";
import { SessionContext } from "./context.ts";
import { createIdStore } from "./ids.ts";

/** The mock takes any bearer token. A real App+User token stays on a server, see the preview bar. */
const previewToken = "preview";

/** Refused calls count against the limit, so nothing is loaded again unless the reader asks. */
const newQueries = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnReconnect: false } },
  });

/** One try per call: the page itself shows waits and offers the next try. */
function newSession(scenario: Scenario) {
  let token: string | undefined;
  const ids = createIdStore();
  const client = createPartnerClient({
    baseUrl: `${location.origin}/api`,
    auth: () => token ?? previewToken,
    application: "Partner licenses dashboard",
    tries: 1,
    validate: validation("throw"),
    fetch: onRequests(ids.watch(previewFetch(scenario, () => token !== undefined))),
  });
  const enterToken = (entered: string) => {
    token = entered;
  };
  return {
    client,
    queries: newQueries(),
    shared: { ids, enterToken, refetchOnce: scenario.refetch ?? false },
  };
}

/** Client, cache, ids and token of one previewed state. Give it a key: a new state starts from scratch. */
export function Session({ scenario, children }: { scenario: Scenario; children: ReactNode }) {
  const [{ client, queries, shared }] = useState(() => newSession(scenario));
  return (
    <QueryClientProvider client={queries}>
      <PartnerProvider client={client}>
        <SessionContext value={shared}>{children}</SessionContext>
      </PartnerProvider>
    </QueryClientProvider>
  );
}
