import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ClientProvider, createClient } from "../api.ts";
import { contract } from "../contract.ts";
import { useConnection } from "../lib/connection.ts";
import { recorder } from "../lib/exchanges.ts";
import { useRoute } from "../lib/route.ts";
import { Header } from "./Header.tsx";
import { Navigation } from "./Navigation.tsx";
import { NoMock } from "./NoMock.tsx";
import { OperationPage } from "./OperationPage.tsx";
import { Overview } from "./Overview.tsx";

/** The mock takes any token; this one fits a contract with Basic authentication as well. */
const anyToken = btoa("user:password");

/** All of it: header, list of operations, and the operation that the address names. */
export function App() {
  const { operation: id, values, visit } = useRoute();
  const connection = useConnection();
  const [token, setToken] = useState(anyToken);
  const { address } = connection;
  // A client of its own for each visit: one that was throttled holds its later calls back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const session = useMemo(() => {
    const recorded = recorder(contract.security.header);
    const client = createClient({ auth: token, baseUrl: address, fetch: recorded.fetch, tries: 1 });
    return { client, recorded, queries: new QueryClient() };
  }, [address, token, visit]);
  const only = contract.operations.length === 1 ? contract.operations[0] : undefined;
  const operation = contract.operations.find((candidate) => candidate.id === id) ?? only;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a visit begins at the top
  useEffect(() => scrollTo(0, 0), [visit]);
  return (
    <QueryClientProvider client={session.queries}>
      <ClientProvider client={session.client}>
        <button type="button" className="skip" onClick={toMain}>
          Skip to the operation
        </button>
        <Header connection={connection} token={token} onToken={setToken} />
        <div className="frame">
          {only === undefined && <Navigation current={operation?.id} />}
          <main id="main" tabIndex={-1}>
            {connection.state === "absent" && <NoMock connection={connection} />}
            {operation === undefined ? (
              <Overview unknown={id} />
            ) : (
              <OperationPage
                key={`${operation.id} ${visit} ${address} ${token}`}
                operation={operation}
                given={values}
                recorded={session.recorded}
              />
            )}
          </main>
        </div>
      </ClientProvider>
    </QueryClientProvider>
  );
}

/** The address after `#` is the route, so a link to `#main` would leave it. */
function toMain() {
  document.getElementById("main")?.focus();
}
