import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { ClientProvider } from "../api.ts";
import { contract } from "../contract.ts";
import { useConnection } from "../lib/connection.ts";
import { useRoute } from "../lib/route.ts";
import { createSession } from "../lib/session.ts";
import { Header } from "./Header.tsx";
import { Navigation } from "./Navigation.tsx";
import { NoMock } from "./NoMock.tsx";
import { OperationPage } from "./OperationPage.tsx";
import { Overview } from "./Overview.tsx";

/** The mock takes any token; this one fits a contract with Basic authentication as well. */
const anyToken = btoa("user:password");
const queryClient = new QueryClient();

/** The whole page: header, list of operations, and the operation that the address names. */
export function App() {
  const { operation: id, values, visit } = useRoute();
  const connection = useConnection();
  const [token, setToken] = useState(anyToken);
  const { address } = connection;
  const session = useMemo(() => createSession(address, token), [address, token]);
  const only = contract.operations.length === 1 ? contract.operations[0] : undefined;
  const operation = contract.operations.find((candidate) => candidate.id === id) ?? only;
  // In braces: newer browsers return a promise, which React would mistake for a clean-up.
  useEffect(() => {
    scrollTo(0, 0);
  }, [visit]);
  return (
    <QueryClientProvider client={queryClient}>
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
                session={session}
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
