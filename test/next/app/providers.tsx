"use client";
import { createPartnerClient } from "@partner-licenses/client";
import { PartnerProvider } from "@partner-licenses/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } }),
  );
  const [partner] = useState(() => createPartnerClient({ baseUrl: "/api/usage" }));
  return (
    <QueryClientProvider client={queryClient}>
      <PartnerProvider client={partner}>{children}</PartnerProvider>
    </QueryClientProvider>
  );
}
